/* SPDX-License-Identifier: MIT */
/* Which weak references have found something. With -DPULL, gettid is wanted by another part of the
 * program; with -DADDRESS_ONLY what is found need not be there. */
#include <stddef.h>
#include <stdio.h>
#include <unistd.h>

#define WEAK __attribute__((weak))
WEAK extern int gettid(void);
WEAK extern unsigned arc4random(void);
WEAK extern int no_such_name(void);
WEAK extern size_t strlcpy(char *, const char *, size_t);
WEAK extern char __libc_single_threaded;
WEAK extern int pthread_create(void *, const void *, void *(*)(void *), void *);
WEAK extern int pthread_cancel(unsigned long);
WEAK extern double log(double);
WEAK extern void *dlopen(const char *, int);
WEAK extern int getpagesize(void);

#ifdef PULL
int strong(void);
#endif

int main(void)
{
#define SAY(name) printf("%s %s\n", #name, &name ? "found" : "null")
	SAY(gettid);
	SAY(arc4random);
	SAY(no_such_name);
	SAY(strlcpy);
	SAY(__libc_single_threaded);
	SAY(pthread_create);
	SAY(pthread_cancel);
	SAY(log);
	SAY(dlopen);
	SAY(getpagesize);
	if (&gettid && gettid() != getpid())
		puts("gettid is wrong");
#ifndef ADDRESS_ONLY
	if (&log && log(1) != 0)
		puts("log is wrong");
#endif
#ifdef PULL
	if (strong() != getpid())
		puts("strong is wrong");
#endif
	return 0;
}

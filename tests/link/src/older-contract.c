/* SPDX-License-Identifier: MIT */
/* To preload: openat of a glibc before 2.21, nl_langinfo of one before 2.27. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

#define OPEN(name, dir, ...) \
int name(__VA_ARGS__, int flags, ...) \
{ \
	mode_t mode = 07123; \
	va_list ap; \
\
	va_start(ap, flags); \
	if (flags & O_CREAT) \
		mode = va_arg(ap, mode_t); \
	va_end(ap); \
	return (int)syscall(SYS_openat, dir, path, flags, mode); \
}

OPEN(openat, dir, int dir, const char *path)
OPEN(openat64, dir, int dir, const char *path)
#ifdef __aarch64__
OPEN(open, AT_FDCWD, const char *path)
OPEN(open64, AT_FDCWD, const char *path)
#endif

static int unknown(nl_item item)
{
	return item >= __ALTMON_1 && item <= __ALTMON_12;
}

char *nl_langinfo(nl_item item)
{
	static char *(*next)(nl_item);

	if (!next)
		next = (char *(*)(nl_item))dlsym(RTLD_NEXT, "nl_langinfo");
	return unknown(item) ? "" : next(item);
}

char *nl_langinfo_l(nl_item item, locale_t loc)
{
	static char *(*next)(nl_item, locale_t);

	if (!next)
		next = (char *(*)(nl_item, locale_t))dlsym(RTLD_NEXT, "nl_langinfo_l");
	return unknown(item) ? "" : next(item, loc);
}

__attribute__((constructor)) static void say(void)
{
	fprintf(stderr, "older in %s\n", program_invocation_short_name);
}

/* SPDX-License-Identifier: MIT */
/*
 * What old prebuilt archives refer to and headers no longer declare: names whose default version has gone. Compiled
 * as such an archive was, with declarations of its own.
 */
#include <string.h>

double __pow_finite(double, double), __exp_finite(double), pow10(double);
float __logf_finite(float);
extern const char *const sys_errlist[], *const _sys_siglist[];
extern int sys_nerr;
int __dn_skipname(const unsigned char *, const unsigned char *), __dn_expand(const unsigned char *, const unsigned char *,
	const unsigned char *, char *, int), __res_mkquery(int, const char *, int, int, const unsigned char *, int,
	const unsigned char *, unsigned char *, int), __res_nquery(void *, const char *, int, int, unsigned char *, int);
int __sigismember(const void *, int), xdr_void(void), isastream(int), pthread_yield(void), ustat(unsigned long, void *);
void cfree(void *), *res_gethostbyname(const char *);
void *malloc(unsigned long);
extern void *(*volatile __malloc_hook)(unsigned long, const void *);
extern char *loc1;

const char *older(void)
{
	static const unsigned char name[] = "\3www\7example\3org";
	unsigned char query[512];
	char text[256];
	unsigned long set = 1UL << 6;
	volatile double two = 2;
	void *(*volatile by_name)(const char *) = res_gethostbyname;

	if (__dn_skipname(name, name + sizeof name) != (int)sizeof name)
		return "__dn_skipname";
	if (__dn_expand(name, name + sizeof name, name, text, sizeof text) != (int)sizeof name || strcmp(text, "www.example.org"))
		return "__dn_expand";
	if (__res_mkquery(0, "example.org", 1, 1, 0, 0, 0, query, sizeof query) != 29)
		return "__res_mkquery";
	if (__pow_finite(two, 10) != 1024 || __exp_finite(two - 2) != 1 || __logf_finite((float)two - 1) != 0 || pow10(two) != 100)
		return "__*_finite, pow10";
	if (sys_nerr < 100 || strcmp(sys_errlist[2], "No such file or directory"))
		return "sys_errlist";
	if (strcmp(_sys_siglist[11], "Segmentation fault"))
		return "_sys_siglist";
	if (!__sigismember(&set, 7) || __sigismember(&set, 8))
		return "__sigismember";
	if (!xdr_void() || pthread_yield() || isastream(-1) != -1 || ustat(0, 0) != -1 || loc1 || __malloc_hook)
		return "others";
	cfree(malloc(1));
	return __res_nquery && by_name ? "ok" : "__res_nquery";
}

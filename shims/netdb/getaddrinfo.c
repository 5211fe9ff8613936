/* SPDX-License-Identifier: MIT */
/*
 * Before glibc 2.29 a number that is an IPv4 address counts as that, whatever follows it behind a space: a name
 * from outside with a line feed in it is no error, and goes on to a header or a log. Before 2.25 the number of a
 * scope may be missing, have a sign, or be too large.
 */
#include <arpa/inet.h>
#include <net/if.h>
#include <netdb.h>
#include <string.h>
#include "shim.h"

declare_old(getaddrinfo);

/* "127.0.0.1 x", in any way of writing the address */
static int has_tail(const char *s)
{
	size_t n = strspn(s, "0123456789abcdefABCDEFxX.");

	return *s >= '0' && *s <= '9' && s[n] && strchr(" \t\n\v\f\r", s[n]);
}

/* "fe80::1%SCOPE" with a scope that is neither an interface nor a number */
static int has_bad_scope(const char *s)
{
	const char *p = strchr(s, '%');
	char address[INET6_ADDRSTRLEN];
	unsigned char to[16];
	unsigned long long n = 0;

	if (!p || (size_t)(p - s) >= sizeof address)
		return 0;
	memcpy(address, s, (size_t)(p - s));
	address[p - s] = 0;
	if (inet_pton(AF_INET6, address, to) != 1 || (*++p && if_nametoindex(p)))
		return 0;
	if (!*p)
		return 1;
	for (; *p >= '0' && *p <= '9' && n <= 0xffffffff; p++)
		n = n * 10 + (unsigned)(*p - '0');
	return *p || n > 0xffffffff;
}

int getaddrinfo(const char *restrict node, const char *restrict service,
	const struct addrinfo *restrict hints, struct addrinfo **restrict res)
{
	int r = old(getaddrinfo)(node, service, hints, res), e = errno;

	if (!r && node && (has_tail(node) || has_bad_scope(node))) {
		freeaddrinfo(*res);
		r = EAI_NONAME;
	}
	errno = e;
	return r;
}

/* SPDX-License-Identifier: MIT */
/* glibc 2.42: inet_pton under _FORTIFY_SOURCE; room is what the compiler knows of dst. */
#include <arpa/inet.h>
#include <stddef.h>

void __chk_fail(void) __attribute__((noreturn));
int __inet_pton_chk(int family, const char *src, void *dst, size_t room);

int __inet_pton_chk(int family, const char *src, void *dst, size_t room)
{
	if ((family == AF_INET && room < sizeof(struct in_addr)) ||
	    (family == AF_INET6 && room < sizeof(struct in6_addr)))
		__chk_fail();
	return inet_pton(family, src, dst);
}

/* SPDX-License-Identifier: MIT */
/* glibc 2.42: inet_ntop under _FORTIFY_SOURCE; room is what the compiler knows of dst. */
#include <arpa/inet.h>
#include <stddef.h>

void __chk_fail(void) __attribute__((noreturn));
const char *__inet_ntop_chk(int family, const void *src, char *dst, socklen_t size, size_t room);

const char *__inet_ntop_chk(int family, const void *src, char *dst, socklen_t size, size_t room)
{
	if (room < size)
		__chk_fail();
	return inet_ntop(family, src, dst, size);
}

/* SPDX-License-Identifier: MIT */
#include "../string/chk.h"
#include <arpa/inet.h>

const char *__inet_ntop_chk(int, const void *, char *, socklen_t, size_t);

static const unsigned char four[4] = { 192, 0, 2, 255 }, six[16] = { 0x20, 1, 0xd, 0xb8, [15] = 1 };
static char b[64];

static void too_big(void)
{
	__inet_ntop_chk(AF_INET, four, b, 16, 15);
}

static void unknown(void)
{
	__inet_ntop_chk(99, four, b, 2, 1);
}

static void huge(void)
{
	__inet_ntop_chk(AF_INET6, six, b, (socklen_t)-1, 64);
}

int main(void)
{
	T_TRUE(__inet_ntop_chk(AF_INET, four, b, 16, 16) == b);
	T_STR(b, "192.0.2.255");
	T_TRUE(__inet_ntop_chk(AF_INET, four, b, 12, 12) == b);
	T_ERR(__inet_ntop_chk(AF_INET, four, b, 11, 64) != NULL, 0, ENOSPC);
	T_TRUE(__inet_ntop_chk(AF_INET6, six, b, 46, 64) == b);
	T_STR(b, "2001:db8::1");
	T_ERR(__inet_ntop_chk(AF_INET6, six, b, 11, 11) != NULL, 0, ENOSPC);
	T_ERR(__inet_ntop_chk(AF_INET, four, b, 0, 0) != NULL, 0, ENOSPC);
	T_ERR(__inet_ntop_chk(99, four, b, 64, 64) != NULL, 0, EAFNOSUPPORT);
	T_TRUE(__inet_ntop_chk(AF_INET, four, b, (socklen_t)-1, (size_t)-1) == b);
	/* what counts is the size that was given, not what is written */
	T_TRUE(aborts(too_big));
	T_TRUE(aborts(unknown));
	T_TRUE(aborts(huge));
	return t_status;
}

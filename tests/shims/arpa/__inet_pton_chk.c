/* SPDX-License-Identifier: MIT */
#include "../string/chk.h"
#include <arpa/inet.h>

int __inet_pton_chk(int, const char *, void *, size_t);

static unsigned char b[17];

static void four(void)
{
	__inet_pton_chk(AF_INET, "192.0.2.255", b, 3);
}

static void six(void)
{
	__inet_pton_chk(AF_INET6, "2001:db8::1", b, 15);
}

static void no_address(void)
{
	__inet_pton_chk(AF_INET, "x", b, 3);
}

int main(void)
{
	static const unsigned char v4[5] = { 192, 0, 2, 255, '#' },
		v6[17] = { 0x20, 1, 0xd, 0xb8, [15] = 1, [16] = '#' };

	memset(b, '#', sizeof b);
	T_INT(__inet_pton_chk(AF_INET, "192.0.2.255", b, 4), 1);
	T_TRUE(!memcmp(b, v4, sizeof v4));
	T_INT(__inet_pton_chk(AF_INET6, "2001:db8::1", b, 16), 1);
	T_TRUE(!memcmp(b, v6, sizeof v6));
	T_INT(__inet_pton_chk(AF_INET, "1.2.3", b, 4), 0);
	T_INT(__inet_pton_chk(AF_INET6, "1.2.3.4", b, (size_t)-1), 0);
	T_ERR(__inet_pton_chk(99, "1.2.3.4", b, 0), -1, EAFNOSUPPORT);
	T_TRUE(aborts(four));
	T_TRUE(aborts(six));
	T_TRUE(aborts(no_address));
	return t_status;
}

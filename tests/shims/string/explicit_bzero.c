/* SPDX-License-Identifier: MIT */
#include "wipe.h"

static void careful(int sig)
{
	unsigned char b[SECRET];

	(void)sig;
	secret(b);
	explicit_bzero(b, sizeof b);
}

int main(void)
{
	char b[40], want[40];

	for (size_t off = 0; off < 8; off++) {
		for (size_t n = 0; n < 32; n++) {
			memset(b, '#', sizeof b);
			memset(want, '#', sizeof want);
			memset(want + off, 0, n);
			explicit_bzero(b + off, n);
			if (memcmp(b, want, sizeof b))
				t_error("explicit_bzero(b + %zu, %zu): wrong bytes", off, n);
		}
	}
	T_TRUE(left_over(careless) > 0);
	T_INT(left_over(careful), 0);
	return t_status;
}

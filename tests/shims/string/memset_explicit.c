/* SPDX-License-Identifier: MIT */
#include "wipe.h"

void *memset_explicit(void *, int, size_t);

static void careful(int sig)
{
	unsigned char b[SECRET];

	(void)sig;
	secret(b);
	memset_explicit(b, 0x55, sizeof b);
}

int main(void)
{
	char b[40], want[40];

	for (size_t off = 0; off < 8; off++) {
		for (size_t n = 0; n < 32; n++) {
			memset(b, '#', sizeof b);
			memset(want, '#', sizeof want);
			memset(want + off, (int)n + 0xf0, n);
			T_TRUE(memset_explicit(b + off, (int)n + 0xff0, n) == b + off);
			if (memcmp(b, want, sizeof b))
				t_error("memset_explicit(b + %zu, %zu): wrong bytes", off, n);
		}
	}
	T_TRUE(left_over(careless) > 0);
	T_INT(left_over(careful), 0);
	return t_status;
}

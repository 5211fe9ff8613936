/* SPDX-License-Identifier: MIT */
#include "test.h"
#include <stdint.h>

size_t memalignment(const void *);

int main(void)
{
	unsigned long long r = 1;

	T_INT(memalignment(NULL), 0);
	for (int bit = 0; bit < 64; bit++)
		for (int i = 0; i < 200; i++) {
			uintptr_t a = (uintptr_t)1 << bit;

			r = r * 6364136223846793005 + 1442695040888963407;
			if (memalignment((void *)(a | (bit < 63 ? r << (bit + 1) : 0))) != a)
				t_error("alignment of 2^%d: wrong", bit);
		}
	T_TRUE(memalignment(main) >= 1);
	for (size_t a = 16; a < 1 << 16; a *= 2) {
		void *p = aligned_alloc(a, a);

		T_TRUE(memalignment(p) >= a);
		free(p);
	}
	return t_status;
}

/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdint.h>
#include "test.h"

extern int __isnanf128(_Float128 x);

static _Float128 make(uint64_t high, uint64_t low)
{
	union { uint64_t w[2]; _Float128 f; } u = { { low, high } };

	return u.f;
}

int main(void)
{
	static const uint64_t low[] = { 0, 1, 0x8000000000000000, ~0ULL };
	uint64_t seed = 1;

	/* every exponent, a few mantissas, both signs; by the definition of the format */
	for (unsigned e = 0; e < 0x10000; e++)
		for (int i = 0; i < 4; i++)
			for (int k = 0; k < 3; k++) {
				uint64_t m = k == 0 ? 0 : k == 1 ? 0x800000000000 : (seed = seed * 6364136223846793005 + 1) >> 16;
				int want = (e & 0x7fff) == 0x7fff && (m || low[i]);

				if (!__isnanf128(make((uint64_t)e << 48 | m, low[i])) != !want)
					t_error("exponent %x mantissa %llx %llx: not %d", e, (unsigned long long)m,
						(unsigned long long)low[i], want);
			}
	__builtin_ia32_ldmxcsr(__builtin_ia32_stmxcsr() & ~0x3fU);
	T_TRUE(__isnanf128(make(0x7fff000000000000, 1)));	/* signaling */
	T_INT(__builtin_ia32_stmxcsr() & 0x3f, 0);	/* no exception */
	return t_status;
}

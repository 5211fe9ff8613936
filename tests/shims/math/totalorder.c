/* SPDX-License-Identifier: MIT */
/*
 * totalorder totalorderf totalorderl totalorderf128 and totalordermag totalordermagf totalordermagl totalordermagf128,
 * against the definition by comparison and by class.
 */
static unsigned long seen[2];

#define TEST "totalorder.h"
#include "types.h"

/* x87: what is no number any more, and subnormal numbers with the leading bit, stand where their bits do */
static void encodings(void)
{
	static const union { uint64_t w[2]; long double f; } u[] = {
		{ { 0x7fffffffffffffff, 0 } }, { { 0x8000000000000000, 0 } }, { { 0x8000000000000001, 0 } },
		{ { 0, 1 } }, { { 0x7000000000000000, 1 } }, { { 0x8000000000000000, 1 } }, { { 0x4000000000000000, 0x3fff } },
		{ { 0x8000000000000000, 0x3fff } }, { { 0, 0x7fff } }, { { 1, 0x7fff } }, { { 0x4000000000000000, 0x7fff } },
		{ { 0x8000000000000000, 0x7fff } }, { { 0xa000000000000000, 0x7fff } },
	};
	int n = sizeof u / sizeof *u;

	for (int i = 0; i < n; i++)
		for (int k = 0; k < n; k++) {
			__typeof__(u[0]) a = u[i], b = u[k], c = { { u[i].w[0], u[i].w[1] | 0x8000 } },
				d = { { u[k].w[0], u[k].w[1] | 0xab8000 } };

			if (totalorderl(&a.f, &b.f) != (i <= k) || totalordermagl(&a.f, &d.f) != (i <= k) ||
			    totalorderl(&c.f, &d.f) != (k <= i) || totalorderl(&c.f, &b.f) != 1 ||
			    totalorderl(&a.f, &d.f) != 0)
				t_error("encodings %d, %d", i, k);
		}
}

int main(void)
{
	errno = 0;
	test_all();
	if (X87)
		encodings();
	for (int i = 0; i < 2; i++)
		if (seen[i] < 25000)
			t_error("%lu times %d", seen[i], i);
	return t_status;
}

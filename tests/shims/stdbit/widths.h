/* SPDX-License-Identifier: MIT */
/*
 * FAMILY(uc, us, ui, ul, ull): the main of a test of one function of <stdbit.h> in five widths.
 * Each is compared with oracle(), a loop over bits: the narrow ones with every argument, the others
 * with what has one or two runs of ones, the values next to those, and a pseudo-random lot of all sizes.
 * The names stand in parentheses, since <stdbit.h> covers them with macros.
 */
#include <stdbit.h>
#include "test.h"

#define BIT(x, n) ((int)((x) >> (n) & 1))

#define SAME(f, type, x) do { type x_ = (type)(x); \
	unsigned long long got_ = (f)(x_), want_ = oracle(x_, 8 * (int)sizeof x_); \
	if (got_ != want_) t_error(#f "(%#llx) = %llu, want %llu", (unsigned long long)x_, got_, want_); } while (0)

#define WIDE(ui, ul, ull, x) do { SAME(ui, unsigned int, x); SAME(ul, unsigned long, x); \
	SAME(ull, unsigned long long, x); } while (0)

#define FAMILY(uc, us, ui, ul, ull) \
int main(void) \
{ \
	unsigned long long seed = 0x9e3779b97f4a7c15, x; \
	\
	for (unsigned i = 0; i <= 0xff; i++) \
		SAME(uc, unsigned char, i); \
	for (unsigned i = 0; i <= 0xffff; i++) \
		SAME(us, unsigned short, i); \
	for (int i = 0; i < 64; i++) { \
		for (int j = 0; j < 64; j++) { \
			x = (1ULL << i) - 1; \
			for (int d = -1; d <= 1; d++) { \
				WIDE(ui, ul, ull, (x ^ (1ULL << j)) + (unsigned long long)d); \
				WIDE(ui, ul, ull, ~(x ^ (1ULL << j)) + (unsigned long long)d); \
				WIDE(ui, ul, ull, (x << j) + (unsigned long long)d); \
				WIDE(ui, ul, ull, ~(x << j) + (unsigned long long)d); \
			} \
		} \
	} \
	for (int i = 0; i < 20000; i++) { \
		seed ^= seed << 13; \
		seed ^= seed >> 7; \
		seed ^= seed << 17; \
		x = seed >> (i & 63); \
		WIDE(ui, ul, ull, x); \
		WIDE(ui, ul, ull, ~x); \
	} \
	return t_status; \
}

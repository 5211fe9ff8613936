/* SPDX-License-Identifier: MIT */
/*
 * The functions of C23's <stdbit.h> for any width; a value has no bits above
 * its width. glibc's header covers the names with macros of the same meaning,
 * so the definitions stand in parentheses.
 */
#ifndef COMPAT_BITS_H
#define COMPAT_BITS_H

#include <stdbool.h>
#if __has_include(<stdbit.h>)
#include <stdbit.h>
#endif
#include "shim.h"

#define WIDTH(x) (8 * (unsigned)sizeof (x))

static inline unsigned long long inverse(unsigned long long x, unsigned width)
{
	return ~x & (~0ULL >> (64 - width));
}

static inline unsigned leading_zeros(unsigned long long x, unsigned width)
{
	return x ? (unsigned)__builtin_clzll(x) - (64 - width) : width;
}

static inline unsigned leading_ones(unsigned long long x, unsigned width)
{
	return leading_zeros(inverse(x, width), width);
}

static inline unsigned trailing_zeros(unsigned long long x, unsigned width)
{
	return x ? (unsigned)__builtin_ctzll(x) : width;
}

static inline unsigned trailing_ones(unsigned long long x, unsigned width)
{
	return trailing_zeros(inverse(x, width), width);
}

static inline unsigned first_leading_one(unsigned long long x, unsigned width)
{
	return x ? leading_zeros(x, width) + 1 : 0;
}

static inline unsigned first_leading_zero(unsigned long long x, unsigned width)
{
	return first_leading_one(inverse(x, width), width);
}

static inline unsigned first_trailing_one(unsigned long long x, unsigned width)
{
	return x ? trailing_zeros(x, width) + 1 : 0;
}

static inline unsigned first_trailing_zero(unsigned long long x, unsigned width)
{
	return first_trailing_one(inverse(x, width), width);
}

/* without __builtin_popcountll, a call into libgcc */
static inline unsigned count_ones(unsigned long long x, unsigned width)
{
	(void)width;
	x -= x >> 1 & 0x5555555555555555;
	x = (x & 0x3333333333333333) + (x >> 2 & 0x3333333333333333);
	x = (x + (x >> 4)) & 0x0f0f0f0f0f0f0f0f;
	return (unsigned)(x * 0x0101010101010101 >> 56);
}

static inline unsigned count_zeros(unsigned long long x, unsigned width)
{
	return width - count_ones(x, width);
}

static inline bool has_single_bit(unsigned long long x)
{
	return x && !(x & (x - 1));
}

static inline unsigned bit_width(unsigned long long x, unsigned width)
{
	return width - leading_zeros(x, width);
}

static inline unsigned long long bit_floor(unsigned long long x, unsigned width)
{
	return x ? 1ULL << (bit_width(x, width) - 1) : 0;
}

/* one that does not fit is cut off by the type: 0 */
static inline unsigned long long bit_ceil(unsigned long long x, unsigned width)
{
	return x > 1 ? 2ULL << (bit_width(x - 1, width) - 1) : 1;
}

#endif

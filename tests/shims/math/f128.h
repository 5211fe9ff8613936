/* SPDX-License-Identifier: MIT */
/* For the tests of functions of _Float128: values by their bits. */
#include <stdint.h>
#include <string.h>
#include "test.h"

typedef unsigned __int128 u128;

static uint64_t seed = 1;

static uint64_t next(void)
{
	uint64_t z = seed += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

static inline _Float128 from(u128 b)
{
	_Float128 x;

	memcpy(&x, &b, sizeof x);
	return x;
}

static inline u128 to(_Float128 x)
{
	u128 b;

	memcpy(&b, &x, sizeof b);
	return b;
}

/* of all classes: often few digits, many zeros or ones, an exponent near a bound */
static inline u128 random_bits(void)
{
	u128 m = (u128)next() << 64 | next();
	uint64_t n = next(), e = n >> 16 & 0x7fff;

	switch (n % 8) {
	case 0:
		m = 0;
		break;
	case 1:
		m = m % 4 - 2;
		break;
	case 2:
		m = m % 16 << (n >> 32) % 112;
		break;
	case 3:
		m = -(m % 16 << (n >> 32) % 112);
		break;
	}
	switch (n / 8 % 8) {
	case 0:
		e = 0;
		break;
	case 1:
		e = 0x7fff;
		break;
	case 2:
		e = e % 128;
		break;
	case 3:
		e = 0x7fff - e % 4;
		break;
	case 4:
	case 5:
		e = 0x3fff - 64 + e % 256;
		break;
	}
	return (m & (((u128)1 << 112) - 1)) | (u128)(e | (n >> 63 ? 0x8000 : 0)) << 112;
}

#define T_SAME(expr, want) do { \
	u128 g_ = to(expr), w_ = (want); \
	\
	if (g_ != w_) \
		t_error("%s = %016llx %016llx, want %016llx %016llx", #expr, (unsigned long long)(g_ >> 64), (unsigned long long)g_, \
			(unsigned long long)(w_ >> 64), (unsigned long long)w_); \
} while (0)

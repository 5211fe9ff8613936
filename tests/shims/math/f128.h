/* SPDX-License-Identifier: MIT */
/* For the tests of functions of _Float128: values by their bits. */
#include <fenv.h>
#include <math.h>
#include <stdint.h>
#include <string.h>
#include "test.h"
#include "random.h"

typedef unsigned __int128 u128;

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

/* one that has to do with b: the same, of the other sign, next to it, not far from it, or any */
static inline u128 near(u128 b)
{
	switch (next() % 8) {
	case 0:
		return b;
	case 1:
		return b + 1 - next() % 3;
	case 2:
		return b ^ (u128)1 << 127;
	case 3:
	case 4:
		return b + ((u128)(next() % 240) << 112) - ((u128)120 << 112) + next() % 4;
	default:
		return random_bits();
	}
}

static inline int is_nan(u128 b)
{
	return (b << 1 >> 1) > (u128)0x7fff << 112;
}

static inline int is_signaling(u128 b)
{
	return is_nan(b) && !(b >> 111 & 1);
}

static const int modes[] __attribute__((unused)) = { FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO };

/* a call in a rounding mode, what it gave, and what it should have given: any quiet NaN for one */
static u128 got;
static int raised, error, mode;

#define CALL(expr) do { \
	fesetround(mode); \
	feclearexcept(FE_ALL_EXCEPT); \
	errno = 0; \
	got = to(expr); \
	error = errno; \
	raised = fetestexcept(FE_ALL_EXCEPT); \
	fesetround(FE_TONEAREST); \
} while (0)

static inline void complain(const char *name, const char *bad, const u128 *x)
{
	t_error("%s, mode %x: %s: %016llx %016llx, %016llx %016llx, %016llx %016llx: %016llx %016llx, exceptions %x, errno %d", name,
		(unsigned)mode, bad, (unsigned long long)(x[0] >> 64), (unsigned long long)x[0], (unsigned long long)(x[1] >> 64),
		(unsigned long long)x[1], (unsigned long long)(x[2] >> 64), (unsigned long long)x[2], (unsigned long long)(got >> 64),
		(unsigned long long)got, (unsigned)raised, error);
}

/* exceptions or errno of -1: any */
static inline void expect(const char *name, const u128 *x, u128 want, int exceptions, int number)
{
	if (is_nan(want) ? !is_nan(got) || is_signaling(got) : got != want)
		complain(name, "value", x);
	else if (exceptions >= 0 && raised != exceptions)
		complain(name, "exceptions", x);
	else if (number >= 0 && error != number)
		complain(name, "errno", x);
}

#define SIGN ((u128)1 << 127)
#define INF ((u128)0x7fff << 112)
#define NOT_A_NUMBER (INF | (u128)1 << 111)

#define T_SAME(expr, want) do { \
	u128 g_ = to(expr), w_ = (want); \
	\
	if (g_ != w_) \
		t_error("%s = %016llx %016llx, want %016llx %016llx", #expr, (unsigned long long)(g_ >> 64), (unsigned long long)g_, \
			(unsigned long long)(w_ >> 64), (unsigned long long)w_); \
} while (0)

/* SPDX-License-Identifier: MIT */
/*
 * For the functions of float: first in double, by polynomials of Taylor or Chebyshev; for those of double first in numbers
 * of 64 digits (quick_double.h). If what that may be off by, which is stated amply, does not matter for the number that it
 * rounds to in the rounding mode, that is the result; else, and for all arguments that are out of the ordinary, the other
 * code of the function is asked, which gives the same.
 *
 * QUICK(f, x...) returns from the function if that is so; of other types it does nothing.
 */
#ifndef COMPAT_QUICK_H
#define COMPAT_QUICK_H

#if KIND > 2 || defined NO_QUICK	/* as the test of it says */
#define QUICK(...) do { } while (0)
#else
/* whether FE_INEXACT is raised is for the other code to decide, where it is asked */
#define QUICK(f, ...) do { \
	REAL quick_; \
	unsigned long status_ = KIND == 1 ? fp_status() : 0; \
	\
	if (quick_##f(__VA_ARGS__, &quick_)) \
		return quick_; \
	if (KIND == 1) \
		set_fp_status(status_); \
} while (0)

#if KIND == 2
#include "math/quick_double.h"
#else
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "math/quick_table.h"

#define POLYNOMIAL(x, part) polynomial(x, part, sizeof part / sizeof *part)
#define POLYNOMIAL_OF(n, x, part) polynomial(x, part, n)

static inline __attribute__((always_inline)) double polynomial(double x, const double *part, int n)
{
	double square = x * x, odd = 0, even = 0;

	/* in two chains; the loop is unrolled, n being a constant */
#pragma GCC unroll 16
	for (int i = n - 1; i >= 0; i--) {
		if (i % 2)
			odd = odd * square + part[i];
		else
			even = even * square + part[i];
	}
	return even + odd * x;
}

/* y, right to error times itself, to a float, if it is not one, as the result may be exactly */
static inline bool settled(double y, double error, float *result)
{
	float low = (float)(y - y * error), high = (float)(y + y * error);

	*result = high;
	return low == high && __builtin_fabs(y - high) > __builtin_fabs(y) * error &&
		__builtin_fabs(y) > 0x1p-125 && __builtin_fabs(y) < 0x1p127;
}

/* the whole number near x, in whatever rounding mode */
static inline int nearest(double x)
{
	return (int)(x + (x < 0 ? -0.5 : 0.5));
}

/* 2 to the power of t, from -140 to 140; off by 2^-49 */
static inline double power_of_2(double t)
{
	int k = nearest(t * 32);
	double u = (t - k * 0x1p-5) * 0x1.62e42fefa39efp-1, scale = two_to[k & 31];
	uint64_t b;

	memcpy(&b, &scale, sizeof b);
	b += (uint64_t)(k >> 5) << 52;
	memcpy(&scale, &b, sizeof b);
	return scale * POLYNOMIAL_OF(8, u, exp_part);
}

/* the binary logarithm of x, a normal number; off by 2^-52, and by as much of itself near 1 if x is a float */
static inline double binary_logarithm(double x)
{
	uint64_t b;
	int e, i;
	double r;

	memcpy(&b, &x, sizeof b);
	i = (int)(b >> 46) & 63;
	e = (int)(b >> 52) - 1023 + (i >= 27);
	b = (b & 0xfffffffffffff) | 0x3ff0000000000000;
	memcpy(&r, &b, sizeof r);
	r = r * log_factor[i] - 1;
	return e + log2_of[i] + r * POLYNOMIAL_OF(9, r, log_part) * 0x1.71547652b82fep+0;
}

/* a power of the base, less 1, by the base's logarithms */
static inline bool quick_expm1(double x, double ln_base, double log2_base, float *result)
{
	double t = x * ln_base;

	if (!(__builtin_fabs(t) < 80 && __builtin_fabs(t) > 0x1p-100))
		return false;
	if (__builtin_fabs(t) < 0.2)
		return settled(t * POLYNOMIAL_OF(13, t, (exp_part + 1)), 0x1p-46, result);
	return settled(power_of_2(x * log2_base) - 1, 0x1p-42, result);
}

static inline bool quick_exp2m1(double x, float *result)
{
	return quick_expm1(x, 0x1.62e42fefa39efp-1, 1, result);
}

static inline bool quick_exp10m1(double x, float *result)
{
	return quick_expm1(x, 0x1.26bb1bbb55516p+1, 0x1.a934f0979a371p+1, result);
}

static inline bool quick_log1p(double x, double scale, float *result)
{
	double y = 1 + x;

	if (!(y > 0x1p-24 && y < 0x1p120 && __builtin_fabs(x) > 0x1p-100))
		return false;
	if (__builtin_fabs(x) < 0x1p-5)
		return settled(x * POLYNOMIAL(x, log_part) * scale, 0x1p-46, result);
	return settled(binary_logarithm(y) * (scale * 0x1.62e42fefa39efp-1), 0x1p-44, result);
}

static inline bool quick_log2p1(double x, float *result)
{
	return quick_log1p(x, 0x1.71547652b82fep+0, result);
}

static inline bool quick_log10p1(double x, float *result)
{
	return quick_log1p(x, 0x1.bcb7b1526e50ep-2, result);
}

/* x less a multiple of a half, of which it returns how many */
static inline int quick_halves(double x, double *r)
{
	int n = nearest(2 * x);

	*r = x - n * 0.5;
	return n;
}

static inline bool quick_sinpi(double x, int more, float *result)
{
	double r, y;
	int n;

	if (!(__builtin_fabs(x) < 0x1p20 && __builtin_fabs(x) > 0x1p-100))
		return false;
	n = quick_halves(x, &r) + more;
	y = n & 1 ? POLYNOMIAL(r * r, cospi_part) : r * POLYNOMIAL(r * r, sinpi_part);
	return settled(n & 2 ? -y : y, 0x1p-47, result);
}

static inline bool quick_tanpi(double x, float *result)
{
	double r, s, c;
	int n;

	if (!(__builtin_fabs(x) < 0x1p20 && __builtin_fabs(x) > 0x1p-100))
		return false;
	n = quick_halves(x, &r);
	s = r * POLYNOMIAL(r * r, sinpi_part);
	c = POLYNOMIAL(r * r, cospi_part);
	return s != 0 && settled(n & 1 ? -c / s : s / c, 0x1p-46, result);
}

static inline bool quick_asinpi(double x, bool arccosine, float *result)
{
	double z = (1 - __builtin_fabs(x)) / 2, root, y;

	if (!(__builtin_fabs(x) < 1 && __builtin_fabs(x) > 0x1p-100))
		return false;
	if (__builtin_fabs(x) <= 0.5) {
		y = x * POLYNOMIAL(x * x, asinpi_part);
		return settled(arccosine ? 0.5 - y : y, 0x1p-46, result);
	}
	root = __builtin_sqrt(z);
	y = 2 * root * POLYNOMIAL(z, asinpi_part);
	if (arccosine)
		return settled(x < 0 ? 1 - y : y, 0x1p-46, result);
	return settled(x < 0 ? y - 0.5 : 0.5 - y, 0x1p-46, result);
}

/* the angle of the point (x, y) */
static inline bool quick_atan2pi(double y, double x, float *result)
{
	double a = __builtin_fabs(y), b = __builtin_fabs(x), t, base = 0, angle;
	bool swap = a > b;

	if (!(a > 0x1p-100 && b > 0x1p-100 && a < 0x1p100 && b < 0x1p100))
		return false;
	if (swap) {
		t = a;
		a = b;
		b = t;
	}
	if (a > b * 0.414) {
		base = 0.25;
		t = (a - b) / (a + b);
	} else {
		t = a / b;
	}
	angle = base + t * POLYNOMIAL(t * t, atanpi_part);
	if (swap)
		angle = 0.5 - angle;
	if (x < 0)
		angle = 1 - angle;
	return settled(y < 0 ? -angle : angle, 0x1p-46, result);
}

static inline bool quick_rsqrt(double x, float *result)
{
	/* not subnormal: of the powers of 4 among those the results are exact, and the processor may take all of them for 0 */
	return x >= 0x1p-126 && settled(1 / __builtin_sqrt(x), 0x1p-50, result);
}

/* x to the power of y */
static inline bool quick_power(double x, double y, bool neg, float *result)
{
	double t, power;

	if (!(x > 0x1p-126 && x < 0x1p127 && __builtin_fabs(y) < 0x1p31))
		return false;
	t = y * binary_logarithm(x);
	if (!(__builtin_fabs(t) < 124))
		return false;
	power = power_of_2(t);
	return settled(neg ? -power : power, 0x1p-46 + __builtin_fabs(y) * 0x1p-50 + __builtin_fabs(t) * 0x1p-50, result);
}

static inline bool quick_whole_power(double x, long long n, bool neg, float *result)
{
	return quick_power(x, (double)n, neg, result);
}

static inline bool quick_compound(double x, long long n, float *result)
{
	return quick_power(1 + x, (double)n, false, result);
}

static inline bool quick_root(double x, long long n, bool neg, float *result)
{
	return quick_power(x, 1 / (double)n, neg, result);
}
#endif
#endif
#endif

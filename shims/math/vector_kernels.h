/* SPDX-License-Identifier: MIT */
/*
 * exp, log, sine and cosine of vectors, for the files of shims/math/vector. All is done in double: for float a vector is
 * taken apart in PIECES, and the polynomials are shorter. No function here is for all arguments: each says for which.
 *
 *   wide          as many doubles as the instructions take at once
 *   APPLY(f, x)   f, of wide, for each piece of the vector; APPLY2(f, x, y)
 *
 * No fused operation is counted on, and none does harm. Rounding is by the sum with 3/2 times 2 to the 52, whose last bits
 * are the whole number; so only to nearest, and never with -ffast-math.
 */
#include "math/vector.h"
#include "math/vector_data.h"

#ifdef PARAMETERS
/* Whether a comparison is true of all lanes. */
static inline int all(mask m)
{
#if defined ISA_b
	return KIND == 1 ? __builtin_ia32_movmskps((vec_of(float, 16))m) == 15 : __builtin_ia32_movmskpd((vec_of(double, 16))m) == 3;
#elif defined ISA_c || defined ISA_d
	return KIND == 1 ? __builtin_ia32_movmskps256((vec_of(float, 32))m) == 255 :
		__builtin_ia32_movmskpd256((vec_of(double, 32))m) == 15;
#else
	int64_t part[sizeof m / 8], every = -1;

	__builtin_memcpy(part, &m, sizeof m);
	for (unsigned i = 0; i < sizeof part / sizeof *part; i++)
		every &= part[i];
	return every == -1;
#endif
}

/* The lanes for which the kernel is not: by the scalar function. */
static __attribute__((noinline, cold)) CONVENTION vec patch(PARAMETERS, vec result, mask good)
{
	for (int i = 0; i < LANES; i++)
		if (!good[i])
			result[i] = OF_LANE(i);
	return result;
}

#define PATCH(result, good) (__builtin_expect(all(good), 1) ? (result) : patch(ARGUMENTS, result, good))
#endif

#if KIND == 2
#define WIDE LANES
#elif defined ISA_e
#define WIDE 8
#elif defined ISA_c || defined ISA_d
#define WIDE 4
#else
#define WIDE 2
#endif
#define PIECES (LANES / WIDE)

typedef double wide __attribute__((vector_size(WIDE * 8)));
typedef int64_t whole __attribute__((vector_size(WIDE * 8)));
typedef uint64_t natural __attribute__((vector_size(WIDE * 8)));

#if KIND == 2
#define APPLY(f, x) f(x)
#define APPLY2(f, x, y) f(x, y)
#else
typedef float piece __attribute__((vector_size(WIDE * 4)));

#ifdef __has_builtin
#if __has_builtin(__builtin_shufflevector)
#define SHUFFLE
#endif
#endif

#ifndef SHUFFLE		/* GCC before 12 */
static inline wide PIECE(vec x, int n)
{
	wide w;

	for (int i = 0; i < WIDE; i++)
		w[i] = x[n * WIDE + i];
	return w;
}

static inline vec JOIN(wide a, wide b)
{
	vec x;

	for (int i = 0; i < LANES; i++)
		x[i] = (float)(i < WIDE ? a[i] : b[i - WIDE]);
	return x;
}
#elif PIECES == 1
#define PIECE(x, n) __builtin_convertvector(x, wide)
#define JOIN(a, b) __builtin_convertvector(a, vec)
#elif WIDE == 2
#define PIECE(x, n) __builtin_convertvector(__builtin_shufflevector(x, x, 2 * n, 2 * n + 1), wide)
#define JOIN(a, b) __builtin_shufflevector(__builtin_convertvector(a, piece), __builtin_convertvector(b, piece), 0, 1, 2, 3)
#elif WIDE == 4
#define PIECE(x, n) __builtin_convertvector(__builtin_shufflevector(x, x, 4 * n, 4 * n + 1, 4 * n + 2, 4 * n + 3), wide)
#define JOIN(a, b) __builtin_shufflevector(__builtin_convertvector(a, piece), __builtin_convertvector(b, piece), \
	0, 1, 2, 3, 4, 5, 6, 7)
#else
#define PIECE(x, n) __builtin_convertvector(__builtin_shufflevector(x, x, 8 * n, 8 * n + 1, 8 * n + 2, 8 * n + 3, 8 * n + 4, \
	8 * n + 5, 8 * n + 6, 8 * n + 7), wide)
#define JOIN(a, b) __builtin_shufflevector(__builtin_convertvector(a, piece), __builtin_convertvector(b, piece), \
	0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
#endif
#define APPLY(f, x) JOIN(f(PIECE(x, 0)), f(PIECE(x, (PIECES - 1))))
#define APPLY2(f, x, y) JOIN(f(PIECE(x, 0), PIECE(y, 0)), f(PIECE(x, (PIECES - 1)), PIECE(y, (PIECES - 1))))
#endif

#define quick static inline __attribute__((always_inline))
#define MAGIC 0x1.8p52

/* where m is true a, else b */
quick wide choose(whole m, wide a, wide b)
{
	return (wide)((m & (whole)a) | (~m & (whole)b));
}

/* A polynomial, its coefficients from the lowest on, in two chains. */
#define POLYNOMIAL(x, ...) __extension__({ \
	static const double c_[] = { __VA_ARGS__ }; \
	enum { TOP_ = sizeof c_ / sizeof *c_ - 1 }; \
	wide square_ = (x) * (x), one_ = (wide){ 0 } + c_[TOP_], two_ = (wide){ 0 } + c_[TOP_ - 1]; \
	\
	_Pragma("GCC unroll 16") \
	for (int i_ = TOP_ - 2; i_ > 0; i_ -= 2) { \
		one_ = one_ * square_ + c_[i_]; \
		two_ = two_ * square_ + c_[i_ - 1]; \
	} \
	TOP_ % 2 ? two_ + one_ * (x) : (one_ * square_ + c_[0]) + two_ * (x); })

/* 2 to the power of the whole number that t has in its last bits, from -1022 to 1023 */
quick wide power(wide t)
{
	return (wide)(((natural)t << 52) + ((natural)(wide){ 0 } + ((uint64_t)1023 << 52)));
}

/* e to the power of r, up to log(2)/2, and of the multiple of log(2) that is in the last bits of t */
quick wide exp_scaled(wide r, wide t)
{
	return (1 + (r + r * r * POLYNOMIAL(r, EXP_POLYNOMIAL))) * power(t);
}

/* for |x| up to 708 */
quick wide exp_of(wide x)
{
	wide t = x * LOG2_E + MAGIC, k = t - MAGIC;

	return exp_scaled((x - k * LN2_1) - k * LN2_2, t);
}

quick wide exp2_of(wide x)
{
	wide t = x + MAGIC, r = x - (t - MAGIC);

	return (1 + r * POLYNOMIAL(r, EXP2_POLYNOMIAL)) * power(t);
}

quick wide exp10_of(wide x)
{
	wide t = x * LOG2_10 + MAGIC, k = t - MAGIC, r = (x - k * LOG10_2_1) - k * LOG10_2_2;

	return (1 + r * POLYNOMIAL(r, EXP10_POLYNOMIAL)) * power(t);
}

/* positive, finite and of double no subnormal */
#if KIND == 1
#define LOG_GOOD(x) (((x) > 0) & ((x) < __builtin_inff()))
#else
#define LOG_GOOD(x) (((x) >= 0x1p-1022) & ((x) < __builtin_inf()))
#endif

/* x as m times 2 to the k, m between the roots of 1/2 and of 2 */
quick wide scaled(wide x, wide *k)
{
	const int64_t root = 0x3fe6a09e667f3bcd, bias = (int64_t)1 << 62;
	natural n = ((natural)x - (uint64_t)root + (uint64_t)bias) >> 52;

	*k = (wide)(n | 0x4330000000000000) - (0x1p52 + 1024);
	return (wide)((natural)x - (n << 52) + (uint64_t)bias);
}

/* The logarithm of m, which is 2 atanh(s): 2 s is m - 1 less s (m - 1), whose first part is exact. */
quick wide log_scaled(wide m)
{
	wide f = m - 1, s = f / (f + 2), z = s * s;

	return f - s * (f - z * POLYNOMIAL(z, LOG_POLYNOMIAL));
}

quick wide log_of(wide x)
{
	wide k, f = scaled(x, &k) - 1, s = f / (f + 2), z = s * s;

	return k * LN2_1 + (f - (s * (f - z * POLYNOMIAL(z, LOG_POLYNOMIAL)) - k * LN2_2));
}

quick wide log2_of(wide x)
{
	wide k, m = scaled(x, &k);

	return k + log_scaled(m) * LOG2_E;
}

quick wide log10_of(wide x)
{
	wide k, m = scaled(x, &k);

	return k * LOG10_2_1 + (k * LOG10_2_2 + log_scaled(m) * LOG10_E);
}

/* x less k times pi, for k in halves up to 2 to the 15: the products with the first two parts of pi are exact */
quick wide less_pi(wide x, wide k)
{
	return ((x - k * PI_1) - k * PI_2) - k * PI_3;
}

/* the sine of r, up to pi/2, negated where the last bit of n is set; that of -0 is -0 */
quick wide sine(wide r, whole n)
{
	wide z = r * r;

	return (wide)((natural)((whole)(r + r * z * POLYNOMIAL(z, SIN_POLYNOMIAL)) | ((whole)r & INT64_MIN)) ^ (natural)n << 63);
}

#define SINE_GOOD(x) (((x) > -65536) & ((x) < 65536))

quick wide sin_of(wide x)
{
	wide t = x * INVERSE_PI + MAGIC;

	return sine(less_pi(x, t - MAGIC), (whole)t);
}

/* the sine of x + pi/2 */
quick wide cos_of(wide x)
{
	wide t = (x * INVERSE_PI - 0.5) + MAGIC;

	return sine(less_pi(x, (t - MAGIC) + 0.5), (whole)t + 1);
}

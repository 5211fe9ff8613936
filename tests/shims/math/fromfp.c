/* SPDX-License-Identifier: MIT */
/*
 * fromfp fromfpf fromfpl fromfpf128, fromfpx fromfpxf fromfpxl fromfpxf128, ufromfp ufromfpf ufromfpl ufromfpf128 and
 * ufromfpx ufromfpxf ufromfpxl ufromfpxf128, against the definition in the type's own arithmetic. With headers from before 2.43 the results are integers: tests/link/changed-type.sh builds it so.
 */
#include <fenv.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>

#define UNSIGNED 1
#define INEXACT 2
#define INTEGERS !__GLIBC_PREREQ(2, 43)
#if INTEGERS
#define SIGNED_RESULT intmax_t
#define UNSIGNED_RESULT uintmax_t
#define RESULT uintmax_t
#else
#define SIGNED_RESULT TYPE
#define UNSIGNED_RESULT TYPE
#define RESULT TYPE
#endif

static const int modes[] = { FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO };
/* the last ones are no directions: toward zero */
static const int directions[] = { FP_INT_UPWARD, FP_INT_DOWNWARD, FP_INT_TOWARDZERO, FP_INT_TONEARESTFROMZERO,
	FP_INT_TONEAREST, -1, 5, INT_MIN, INT_MAX };
static unsigned long seen[3];	/* errors, results, results with FE_INEXACT */

/* an integer in the place of a result that there is not */
static uintmax_t limit(int negative, unsigned bits, int flags)
{
	if (!bits || bits > 64)
		return 0;
	if (flags & UNSIGNED)
		return negative ? 0 : UINTMAX_MAX >> (64 - bits);
	return negative ? -((uintmax_t)1 << (bits - 1)) : ((uintmax_t)1 << (bits - 1)) - 1;
}

#define TEST "fromfp.h"
#include "types.h"

#if LDBL_MANT_DIG == 64 && !INTEGERS
/* x87: a subnormal number with the leading bit is a number still; infinity and NaNs without it are none */
static void encodings(void)
{
	union { uint64_t w[2]; long double f; } u = { { 0x8000000000000000, 0 } };

	feclearexcept(FE_ALL_EXCEPT);
	T_TRUE(fromfpl(u.f, FP_INT_UPWARD, 2) == 1);
	T_TRUE(ufromfpl(u.f, FP_INT_TONEAREST, 2) == 0);
	T_INT(fetestexcept(FE_ALL_EXCEPT), 0);
	T_TRUE(fromfpxl(u.f, FP_INT_TOWARDZERO, 1) == 0);
	T_INT(fetestexcept(FE_ALL_EXCEPT), FE_INEXACT);
	u.w[1] = 0x7fff;
	for (u.w[0] = 0; u.w[0] < 3; u.w[0]++) {
		feclearexcept(FE_ALL_EXCEPT);
		T_ERR(isnan(fromfpxl(u.f, FP_INT_UPWARD, 64)), 1, EDOM);
		T_INT(fetestexcept(FE_ALL_EXCEPT), FE_INVALID);
	}
}
#else
static void encodings(void)
{
}
#endif

int main(void)
{
	test_all();
	encodings();
	for (int i = 0; i < 3; i++)
		if (seen[i] < 20000)
			t_error("%lu of %d", seen[i], i);
	return t_status;
}

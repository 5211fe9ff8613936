/* SPDX-License-Identifier: MIT */
/* erf and erfc for erff128 and erfcf128, by polynomials; beyond 1 of e^(x^2) erfc(x), where the square has all its digits. */
#include "math/special.h"
#include "math/fixed.h"
#include "math/f128/table/erf.h"

struct num __compat_erf(struct num x)
{
	u128 t = fixed_of(num_mul(x, x));

	return num_mul(x, fixed_num(fixed_sum(erf_table, DEGREE(erf_table), t), 2));
}

struct num __compat_erfc(struct num x)
{
	int j = (int)(x.m >> 125) & 3;
	u128 sum = fixed_sum(erfc_table[4 * x.e + j], DEGREE(erfc_table[0]), x.m << 3);
	struct wide square = wide_mul(wide_num(x), wide_num(x));

	return num_mul(fixed_num(sum, 1 - x.e), exp_of_wide(wide_neg(square)));
}

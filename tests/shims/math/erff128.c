/* SPDX-License-Identifier: MIT */
/* erff128 erfcf128: values within 1 ULP (glibc's 2 and 5), special ones. */
#include "special.h"
#include "erff128.h"

int main(void)
{
	check_values("erf", erff128, erf_values, COUNT(erf_values), BOUND(1, 2));
	check_values("erfc", erfcf128, erfc_values, COUNT(erfc_values), BOUND(1, 5));
	CHECK_NAN(erff128);
	CHECK_NAN(erfcf128);
	check_special("erf", erff128, INF, ONE, 0, 0);
	check_special("erf", erff128, INF | SIGN, ONE | SIGN, 0, 0);
	check_special("erf", erff128, 0, 0, 0, 0);
	check_special("erf", erff128, SIGN, SIGN, 0, 0);
	check_special("erfc", erfcf128, INF, 0, 0, 0);
	check_special("erfc", erfcf128, INF | SIGN, TWO, 0, 0);
	check_special("erfc", erfcf128, to(110), 0, ERANGE, FE_UNDERFLOW);
	return t_status;
}

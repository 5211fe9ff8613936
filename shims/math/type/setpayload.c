/* SPDX-License-Identifier: MIT */
/* glibc 2.25, C23 F.10.13.2: a quiet NaN. */
#include "math/payload.h"

int F(setpayload)(REAL *to, REAL payload);

int F(setpayload)(REAL *to, REAL payload)
{
	return make_nan(to, payload, true);
}

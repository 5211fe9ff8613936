/* SPDX-License-Identifier: MIT */
/* glibc 2.25, C23 F.10.13.3: a signaling NaN. */
#include "math/payload.h"

int F(setpayloadsig)(REAL *to, REAL payload);

int F(setpayloadsig)(REAL *to, REAL payload)
{
	return make_nan(to, payload, false);
}

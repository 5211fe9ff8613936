/* SPDX-License-Identifier: MIT */
#include "fromfp.h"

FROMFP(fromfpl, long double, LDBL_MANT_DIG, 0)

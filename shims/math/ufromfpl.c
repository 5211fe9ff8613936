/* SPDX-License-Identifier: MIT */
#include "fromfp.h"

FROMFP(ufromfpl, long double, LDBL_MANT_DIG, UNSIGNED)

/* SPDX-License-Identifier: MIT */
#include "fromfp.h"

FROMFP(ufromfp, double, DBL_MANT_DIG, UNSIGNED)

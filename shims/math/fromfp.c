/* SPDX-License-Identifier: MIT */
#include "fromfp.h"

FROMFP(fromfp, double, DBL_MANT_DIG, 0)

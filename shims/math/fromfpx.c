/* SPDX-License-Identifier: MIT */
#include "fromfp.h"

FROMFP(fromfpx, double, DBL_MANT_DIG, INEXACT)

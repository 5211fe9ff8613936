/* SPDX-License-Identifier: MIT */
#include "fromfp.h"

FROMFP(ufromfpx, double, DBL_MANT_DIG, UNSIGNED | INEXACT)

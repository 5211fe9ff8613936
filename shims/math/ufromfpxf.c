/* SPDX-License-Identifier: MIT */
#include "fromfp.h"

FROMFP(ufromfpxf, float, FLT_MANT_DIG, UNSIGNED | INEXACT)

/* SPDX-License-Identifier: MIT */
#include "fromfp.h"

FROMFP(fromfpxf, float, FLT_MANT_DIG, INEXACT)

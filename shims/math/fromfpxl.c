/* SPDX-License-Identifier: MIT */
#include "fromfp.h"

FROMFP(fromfpxl, long double, LDBL_MANT_DIG, INEXACT)

/* SPDX-License-Identifier: MIT */
#include "fromfp.h"

FROMFP(ufromfpxl, long double, LDBL_MANT_DIG, UNSIGNED | INEXACT)

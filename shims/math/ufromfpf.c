/* SPDX-License-Identifier: MIT */
#include "fromfp.h"

FROMFP(ufromfpf, float, FLT_MANT_DIG, UNSIGNED)

/* SPDX-License-Identifier: MIT */
#include "fromfp.h"

FROMFP(fromfpf, float, FLT_MANT_DIG, 0)

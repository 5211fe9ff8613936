/* SPDX-License-Identifier: MIT */
#include "math/real.h"
#include "math/fromfp.h"

FROMFP(F(ufromfp), REAL, DIGITS, UNSIGNED)

/* SPDX-License-Identifier: MIT */
#include "math/real.h"
#include "math/fromfp.h"

FROMFP(F(fromfp), REAL, DIGITS, 0)

/* SPDX-License-Identifier: MIT */
#include "math/real.h"
#include "math/fromfp.h"

FROMFP(F(ufromfpx), REAL, DIGITS, UNSIGNED | INEXACT)

/* SPDX-License-Identifier: MIT */
#include "binary128.h"
#include "math/fromfp.h"

FROMFP(ufromfpxf128, _Float128, 113, UNSIGNED | INEXACT)

/* SPDX-License-Identifier: MIT */
#include "binary128.h"
#include "math/fromfp.h"

FROMFP(ufromfpf128, _Float128, 113, UNSIGNED)

/* SPDX-License-Identifier: MIT */
#include "binary128.h"
#include "math/fromfp.h"

FROMFP(fromfpf128, _Float128, 113, 0)

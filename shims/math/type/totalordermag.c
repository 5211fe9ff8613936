/* SPDX-License-Identifier: MIT */
#include "math/real.h"
#include "math/totalorder.h"

TOTALORDER(F(totalordermag), REAL, 8 * SIZE, true)

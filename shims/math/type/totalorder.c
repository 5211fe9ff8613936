/* SPDX-License-Identifier: MIT */
#include "math/real.h"
#include "math/totalorder.h"

TOTALORDER(F(totalorder), REAL, 8 * SIZE, false)

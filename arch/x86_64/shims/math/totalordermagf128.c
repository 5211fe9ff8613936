/* SPDX-License-Identifier: MIT */
#include "binary128.h"
#include "math/totalorder.h"

TOTALORDER(totalordermagf128, _Float128, 128, true)

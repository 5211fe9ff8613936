/* SPDX-License-Identifier: MIT */
#include "binary128.h"
#include "math/totalorder.h"

TOTALORDER(totalorderf128, _Float128, 128, false)

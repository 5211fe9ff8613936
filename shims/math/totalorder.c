/* SPDX-License-Identifier: MIT */
#include "totalorder.h"

TOTALORDER(totalorder, double, 64, false)

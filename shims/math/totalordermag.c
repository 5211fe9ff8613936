/* SPDX-License-Identifier: MIT */
#include "totalorder.h"

TOTALORDER(totalordermag, double, 64, true)

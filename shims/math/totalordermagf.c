/* SPDX-License-Identifier: MIT */
#include "totalorder.h"

TOTALORDER(totalordermagf, float, 32, true)

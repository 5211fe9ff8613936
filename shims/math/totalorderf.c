/* SPDX-License-Identifier: MIT */
#include "totalorder.h"

TOTALORDER(totalorderf, float, 32, false)

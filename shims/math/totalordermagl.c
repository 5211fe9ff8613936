/* SPDX-License-Identifier: MIT */
#include "totalorder.h"

TOTALORDER(totalordermagl, long double, LDBL_BITS, true)

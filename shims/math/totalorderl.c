/* SPDX-License-Identifier: MIT */
#include "totalorder.h"

TOTALORDER(totalorderl, long double, LDBL_BITS, false)

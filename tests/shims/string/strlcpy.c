/* SPDX-License-Identifier: MIT */
#define strl strlcpy
#include "strlcpy.h"

/* SPDX-License-Identifier: MIT */
#define WIDE
#define strl wcslcpy
#include "../string/strlcpy.h"

/* SPDX-License-Identifier: MIT */
#define WIDE
#define strl __wcslcpy_chk
#include "../string/strlcpy_chk.h"

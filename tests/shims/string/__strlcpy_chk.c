/* SPDX-License-Identifier: MIT */
#define strl __strlcpy_chk
#include "strlcpy_chk.h"

/* SPDX-License-Identifier: MIT */
#define WIDE
#define strl __wcslcat_chk
#include "../string/strlcat_chk.h"

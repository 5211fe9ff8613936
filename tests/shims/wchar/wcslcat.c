/* SPDX-License-Identifier: MIT */
#define WIDE
#define strl wcslcat
#include "../string/strlcat.h"

/* SPDX-License-Identifier: MIT */
#define strl __strlcat_chk
#include "strlcat_chk.h"

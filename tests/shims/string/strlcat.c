/* SPDX-License-Identifier: MIT */
#define strl strlcat
#include "strlcat.h"

/* SPDX-License-Identifier: MIT */
/* for programs built with glibc 2.25 to 2.30 */
#define VALUES
#include "totalordermag.c"

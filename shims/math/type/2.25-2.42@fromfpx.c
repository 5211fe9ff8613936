/* SPDX-License-Identifier: MIT */
/* for programs built with glibc 2.25 to 2.42 */
#define INTEGERS
#include "fromfpx.c"

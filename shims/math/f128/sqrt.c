/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.4.9. */
#define FROM KIND
#define NAME sqrtf128
#include "math/narrow/sqrt.c"

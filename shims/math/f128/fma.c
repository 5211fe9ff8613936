/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.10.1. */
#define FROM KIND
#define NAME fmaf128
#include "math/narrow/fma.c"

/* SPDX-License-Identifier: MIT */
#include <stddef.h>

void *memset_explicit(void *, int, size_t);

#define WIPE(b, c, n) T_TRUE(memset_explicit(b, c, n) == (b))
#define FILL(c) c
#include "wipe.h"

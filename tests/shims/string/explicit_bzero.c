/* SPDX-License-Identifier: MIT */
#define WIPE(b, c, n) explicit_bzero(b, n)
#define FILL(c) 0
#include "wipe.h"

/* SPDX-License-Identifier: MIT */
/*
 * Closes every descriptor from low on but keep (-1: all of them), by close_range
 * (Linux 5.9) or /proc/self/fd. 0, or the negative error of opening that. System
 * calls only: no memory, no errno.
 */
#include "shim.h"

hidden long __compat_closefrom(int low, int keep);

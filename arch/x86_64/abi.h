/* SPDX-License-Identifier: MIT */
/* Numbers that glibc's own headers had until 2.32 for its pre-2.33 stat and mknod symbols. */
#define ABI_STAT_VER 1
#define ABI_MKNOD_VER 0

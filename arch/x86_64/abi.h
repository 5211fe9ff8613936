/* SPDX-License-Identifier: MIT */
/* Numbers that glibc's own headers had until 2.32 for its pre-2.33 stat and mknod symbols. */
#define ABI_STAT_VER 1
#define ABI_MKNOD_VER 0
/* ... and until 2.33, whose sysconf does not know it, for MINSIGSTKSZ. */
#define ABI_MINSIGSTKSZ 2048

/* SPDX-License-Identifier: MIT */
#include "vfs_type.h"

DEFINE_STATVFS(fstatvfs64, SYS_fstatfs, int, statvfs64, statfs64)

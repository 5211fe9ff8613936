/* SPDX-License-Identifier: MIT */
#include "vfs_type.h"

DEFINE_STATVFS(fstatvfs, SYS_fstatfs, int, statvfs, statfs)

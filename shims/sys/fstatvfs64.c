/* SPDX-License-Identifier: MIT */
#include "vfs_type.h"

DEFINE_STATVFS(fstatvfs64, fstatfs64, int, statvfs64, statfs64)

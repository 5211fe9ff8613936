/* SPDX-License-Identifier: MIT */
#include "vfs_type.h"

DEFINE_STATVFS(fstatvfs, fstatfs, int, statvfs, statfs)

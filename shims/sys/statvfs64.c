/* SPDX-License-Identifier: MIT */
#include "vfs_type.h"

DEFINE_STATVFS(statvfs64, SYS_statfs, const char *, statvfs64, statfs64)

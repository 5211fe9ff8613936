/* SPDX-License-Identifier: MIT */
#include "vfs_type.h"

DEFINE_STATVFS(statvfs64, statfs64, const char *, statvfs64, statfs64)

/* SPDX-License-Identifier: MIT */
#include "vfs_type.h"

DEFINE_STATVFS(statvfs, SYS_statfs, const char *, statvfs, statfs)

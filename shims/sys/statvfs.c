/* SPDX-License-Identifier: MIT */
#include "vfs_type.h"

DEFINE_STATVFS(statvfs, statfs, const char *, statvfs, statfs)

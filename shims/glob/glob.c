/* SPDX-License-Identifier: MIT */
#include "links.h"

DEFINE_GLOB(glob, glob_t, dirent, readdir, stat, stat, lstat)

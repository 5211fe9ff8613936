/* SPDX-License-Identifier: MIT */
#include "links.h"

DEFINE_GLOB(glob64, glob64_t, dirent64, readdir64, stat64, stat64, lstat64)

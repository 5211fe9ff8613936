/* SPDX-License-Identifier: MIT */
#include "lstat.h"

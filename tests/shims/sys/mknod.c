/* SPDX-License-Identifier: MIT */
#include "mknod.h"

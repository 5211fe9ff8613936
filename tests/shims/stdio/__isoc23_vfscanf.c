/* SPDX-License-Identifier: MIT */
#define SCAN __isoc23_vfscanf
#include "scanf_args.h"

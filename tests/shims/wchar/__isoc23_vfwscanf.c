/* SPDX-License-Identifier: MIT */
#define WIDE
#define SCAN __isoc23_vfwscanf
#include "../stdio/scanf_args.h"

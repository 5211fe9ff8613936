/* SPDX-License-Identifier: MIT */
#define WIDE
#define OF_STRING
#define SCAN __isoc23_vswscanf
#include "../stdio/scanf_args.h"

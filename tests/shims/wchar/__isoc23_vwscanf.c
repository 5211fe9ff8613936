/* SPDX-License-Identifier: MIT */
#define WIDE
#define OF_STDIN
#define SCAN __isoc23_vwscanf
#include "../stdio/scanf_args.h"

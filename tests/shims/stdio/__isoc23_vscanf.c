/* SPDX-License-Identifier: MIT */
#define OF_STDIN
#define SCAN __isoc23_vscanf
#include "scanf_args.h"

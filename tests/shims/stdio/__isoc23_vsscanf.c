/* SPDX-License-Identifier: MIT */
#define OF_STRING
#define SCAN __isoc23_vsscanf
#include "scanf_args.h"

/* SPDX-License-Identifier: MIT */
#define SCAN __isoc23_scanf
#include "scanf_stdin.h"

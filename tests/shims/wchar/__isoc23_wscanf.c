/* SPDX-License-Identifier: MIT */
#define WIDE
#define SCAN __isoc23_wscanf
#include "../stdio/scanf_stdin.h"

/* SPDX-License-Identifier: MIT */
#include "fstat.h"

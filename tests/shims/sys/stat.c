/* SPDX-License-Identifier: MIT */
#include "stat.h"

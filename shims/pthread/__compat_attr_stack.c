/* SPDX-License-Identifier: MIT */
/* See attr.h. */
#include "attr.h"

size_t __compat_attr_stack;

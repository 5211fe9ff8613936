/* SPDX-License-Identifier: MIT */
/* All trampolines are this one with other names. */
#include "trampoline.h"
TRAMPOLINE(__compat_name, __compat_symbol)

/* SPDX-License-Identifier: MIT */
#include "pkey.h"		/* arch/<arch>/: the register */
#include "shim.h"

/* Whether pkey_get and pkey_set have a register at all; without, its instructions are undefined. */
hidden int __compat_pkeys(void);

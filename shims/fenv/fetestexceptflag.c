/* SPDX-License-Identifier: MIT */
/* glibc 2.25, C23 7.6.4.6. */
#include "modes.h"

int fetestexceptflag(const fexcept_t *flags, int wanted);

int fetestexceptflag(const fexcept_t *flags, int wanted)
{
	return (int)*flags & wanted & FE_ALL_EXCEPT;
}

/* SPDX-License-Identifier: MIT */
/* glibc 2.25, C23 7.6.5.4: flags stay as they are. */
#include "modes.h"

int fesetmode(const femode_t *from);

int fesetmode(const femode_t *from)
{
	set_modes(from == (const femode_t *)-1 ? NULL : from);	/* FE_DFL_MODE */
	return 0;
}

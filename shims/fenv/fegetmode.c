/* SPDX-License-Identifier: MIT */
/* glibc 2.25, C23 7.6.5.2. */
#include "modes.h"

int fegetmode(femode_t *to);

int fegetmode(femode_t *to)
{
	get_modes(to);
	return 0;
}

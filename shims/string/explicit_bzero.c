/* SPDX-License-Identifier: MIT */
/* glibc 2.25. */
#include "wipe.h"

void explicit_bzero(void *p, size_t n)
{
	wipe(p, 0, n);
}

/* SPDX-License-Identifier: MIT */
/* glibc 2.34, C23; see timespec_get. */
#include <time.h>
#include "shim.h"

int timespec_getres(struct timespec *ts, int base);

int timespec_getres(struct timespec *ts, int base)
{
	return NATIVE(clock_getres)((clockid_t)((unsigned)base - 1), ts) ? 0 : base;
}

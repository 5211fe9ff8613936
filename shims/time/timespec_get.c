/* SPDX-License-Identifier: MIT */
/*
 * Since glibc 2.43 each clock of the kernel has its base, one above its number: TIME_MONOTONIC,
 * TIME_ACTIVE, TIME_THREAD_ACTIVE; before, anything but TIME_UTC is refused.
 */
#include <time.h>
#include "shim.h"

int timespec_get(struct timespec *ts, int base)
{
	return NATIVE(clock_gettime)((clockid_t)((unsigned)base - 1), ts) ? 0 : base;
}

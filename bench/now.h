/* SPDX-License-Identifier: MIT */
/* The clock that the programs of bench/ read. */
#ifndef NOW_H
#define NOW_H

#include <time.h>

/* nanoseconds, of CLOCK_MONOTONIC */
static inline double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

#endif

/* SPDX-License-Identifier: MIT */
/* 0, -1 where a signal was caught, -2 for other errors; errno stays as it is. */
#include "c11.h"

int __nanosleep(const struct timespec *time, struct timespec *left);

int thrd_sleep(const struct timespec *time, struct timespec *left)
{
	int e = errno, r = 0;

	if (__nanosleep(time, left))
		r = errno == EINTR ? -1 : -2;
	errno = e;
	return r;
}

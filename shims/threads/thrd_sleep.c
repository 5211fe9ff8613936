/* SPDX-License-Identifier: MIT */
/* 0, -1 where a signal was caught, -2 for other errors; errno stays as it is. */
#include "c11.h"

int thrd_sleep(const struct timespec *time, struct timespec *left)
{
	switch (clock_nanosleep(CLOCK_REALTIME, 0, time, left)) {
	case 0: return 0;
	case EINTR: return -1;
	default: return -2;
	}
}

/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.34: close every descriptor from low on. Cannot fail: where neither
 * close_range (Linux 5.9) nor /proc/self/fd can be had, it aborts as glibc's does.
 * Allocates nothing and leaves errno alone, since it is called between fork and exec.
 */
#include <stdlib.h>
#include <unistd.h>
#include "closefrom.h"

void closefrom(int low);

void closefrom(int low)
{
	static const char msg[] = "closefrom: neither close_range nor /proc/self/fd\n";

	if (!__compat_closefrom(low, -1))
		return;
	SYSCALL_RAW(SYS_write, STDERR_FILENO, msg, sizeof msg - 1);
	abort();
}

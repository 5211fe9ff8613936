/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.35: epoll_pwait with a time-out in nanoseconds. Kernels before 5.11, where glibc's own fails
 * with ENOSYS: by epoll_pwait, whose milliseconds are rounded up, and whose longest time is 24 days.
 */
#include <signal.h>
#include <sys/epoll.h>
#include <time.h>
#include "cancel.h"

#ifndef SYS_epoll_pwait2
#define SYS_epoll_pwait2 441
#endif
#define AT_ONCE 1000000		/* seconds that fit as milliseconds into an int */

int epoll_pwait2(int ep, struct epoll_event *events, int max, const struct timespec *timeout,
	const sigset_t *mask);

int epoll_pwait2(int ep, struct epoll_event *events, int max, const struct timespec *timeout,
	const sigset_t *mask)
{
	long r = SYSCALL_CANCEL_RAW(SYS_epoll_pwait2, ep, events, max, timeout, mask, _NSIG / 8);
	time_t s;
	int n;

	if (r != -ENOSYS)
		return (int)compat_ret(r);
	if (!timeout)
		return epoll_pwait(ep, events, max, -1, mask);
	if (timeout->tv_sec < 0 || timeout->tv_nsec < 0 || timeout->tv_nsec >= 1000000000)
		return (int)compat_ret(-EINVAL);
	for (s = timeout->tv_sec; s > AT_ONCE; s -= AT_ONCE) {
		n = epoll_pwait(ep, events, max, AT_ONCE * 1000, mask);
		if (n)
			return n;
	}
	return epoll_pwait(ep, events, max, (int)(s * 1000 + (timeout->tv_nsec + 999999) / 1000000), mask);
}

/* SPDX-License-Identifier: MIT */
/*
 * Sleep between two tries: an eighth of the time waited so far, from 20 us to 4 ms. At first only let others run: who is about to
 * answer does so in less than the kernel makes any sleep longer by, which is 50 us.
 */
#include "clock.h"
#include <poll.h>

#define LONGEST 4000000
#define YIELDS 16

NEED_UNWIND_NEXT

static int next(unsigned *n, const struct timespec *deadline, struct timespec *nap)
{
	struct timespec now;
	long ns = 20000, left;
	unsigned i = *n;

	if (compat_bad(deadline))
		return EINVAL;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (!compat_before(&now, deadline))
		return ETIMEDOUT;
	++*n;
	*nap = (struct timespec) { 0 };
	if (i < YIELDS) {
		SYSCALL_RAW(SYS_sched_yield);
		return 0;
	}
	for (i -= YIELDS; i >= 8 && ns < LONGEST; i -= 8)
		ns *= 2;
	if (ns > LONGEST)
		ns = LONGEST;
	if (deadline->tv_sec - now.tv_sec < 2) {
		left = (deadline->tv_sec - now.tv_sec) * 1000000000L + deadline->tv_nsec - now.tv_nsec;
		if (ns > left)
			ns = left;
	}
	nap->tv_nsec = ns;
	return 0;
}

int __compat_poll(unsigned *n, const struct timespec *deadline, const sigset_t *mask)
{
	struct timespec nap;
	int r = next(n, deadline, &nap);

	return r || !nap.tv_nsec ? r : ppoll(NULL, 0, &nap, mask) ? errno : 0;
}

int __compat_poll_raw(unsigned *n, const struct timespec *deadline)
{
	struct timespec nap;
	int r = next(n, deadline, &nap);

	return r || !nap.tv_nsec ? r : (int)-SYSCALL_RAW(SYS_ppoll, 0, 0, &nap, 0);
}

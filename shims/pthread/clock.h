/* SPDX-License-Identifier: MIT */
/*
 * For the clock waits on glibc before 2.30, where timed waits know nothing but
 * CLOCK_REALTIME. A deadline of CLOCK_MONOTONIC cannot be converted: set the
 * wall clock back, and the wait lasts that much longer. What has a form that
 * only tries is tried again and again; __compat_poll sleeps in between.
 */
#include <signal.h>
#include <time.h>
#include "shim.h"

#define COMPAT_PAST ((const struct timespec[]) { { 0, 0 } })	/* only try */

/*
 * <pthread.h> refers to it weakly in pthread_cleanup_push, and libcompat.a without the stubs serves no
 * weak reference. So one of the objects that come along, which has no such reference itself, needs it.
 */
#define NEED_UNWIND_NEXT \
	extern void unwind_next(void) __asm__("__pthread_unwind_next"); \
	static void (*const need_unwind_next)(void) __attribute__((used)) = unwind_next;

static inline int compat_before(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec != b->tv_sec ? a->tv_sec < b->tv_sec : a->tv_nsec < b->tv_nsec;
}

static inline int compat_bad(const struct timespec *t)
{
	return t->tv_nsec < 0 || t->tv_nsec > 999999999;
}

/*
 * Sleep a little, not beyond the deadline: 0, EINTR where a signal was caught,
 * ETIMEDOUT where the deadline has passed, EINVAL where it is none. *n counts
 * the calls, from 0. A cancellation point, but not the raw form. With a mask,
 * only while it sleeps: so that no signal is missed in between.
 */
hidden int __compat_poll(unsigned *n, const struct timespec *deadline, const sigset_t *mask);
hidden int __compat_poll_raw(unsigned *n, const struct timespec *deadline);

/* SPDX-License-Identifier: MIT */
/*
 * The guard of waits that pthread_cond_clockwait had to convert from
 * CLOCK_MONOTONIC to CLOCK_REALTIME: where the wall clock was set back in the
 * meantime, a thread of ours broadcasts the condition variable at the true
 * deadline (at most 0.2 s late).
 */
#include <pthread.h>
#include "clock.h"

struct compat_guarded {
	struct compat_guarded *next, **link;
	pthread_cond_t *cond;
	struct timespec due;	/* CLOCK_MONOTONIC: look at it then */
	long long ahead;	/* CLOCK_REALTIME - CLOCK_MONOTONIC as converted, ns */
};

/* Fills *real, the deadline by CLOCK_REALTIME. Pair it with the other. */
hidden void __compat_cond_guard(struct compat_guarded *g, pthread_cond_t *cond,
	const struct timespec *deadline, struct timespec *real);
hidden void __compat_cond_unguard(struct compat_guarded *g);

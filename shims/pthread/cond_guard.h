/* SPDX-License-Identifier: MIT */
/*
 * The guard of waits that pthread_cond_clockwait had to convert to the other
 * clock: where the wall clock was set in the meantime so that they would end
 * too late (back for a deadline of CLOCK_MONOTONIC, forward for one of
 * CLOCK_REALTIME), a thread of ours broadcasts the condition variable at the
 * true deadline (at most 0.2 s late).
 */
#include <pthread.h>
#include "clock.h"

struct compat_guarded {
	struct compat_guarded *next, **link;
	pthread_cond_t *cond;
	struct timespec due;	/* CLOCK_MONOTONIC: look at it then */
	long long ahead;	/* CLOCK_REALTIME - CLOCK_MONOTONIC as converted, ns */
	long long wall;		/* the deadline by CLOCK_REALTIME, ns, or 0 */
};

/*
 * Fills *other, the deadline of clock by the other clock. Without a guard, which
 * needs a thread, 0. Pair it with unguard.
 */
hidden int __compat_cond_guard(struct compat_guarded *g, pthread_cond_t *cond, clockid_t clock,
	const struct timespec *deadline, struct timespec *other);
hidden void __compat_cond_unguard(struct compat_guarded *g);

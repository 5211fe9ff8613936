/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.30 (POSIX.1-2024). Before, a condition variable waits by the clock
 * of its attributes alone. Where that is the other one, the deadline is
 * converted, and a wait that ends too early because the clocks moved is a
 * spurious wake-up, which the caller must expect: to wait again here could
 * miss a signal. Where it could end too late, by CLOCK_REALTIME set back or
 * forward, cond_guard.h helps.
 */
#include "cond_guard.h"
#include <string.h>

/* The clock is a bit that never changes; which one, two fresh condition variables show. */
static unsigned char bit[sizeof(pthread_cond_t)];

static void find_bit(void)
{
	pthread_cond_t c[2];
	pthread_condattr_t attr;

	memset(c, 0, sizeof c);
	pthread_condattr_init(&attr);
	pthread_cond_init(&c[0], &attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&c[1], &attr);
	for (size_t i = 0; i < sizeof *c; i++)
		bit[i] = ((unsigned char *)&c[0])[i] ^ ((unsigned char *)&c[1])[i];
	pthread_cond_destroy(&c[0]);
	pthread_cond_destroy(&c[1]);
	pthread_condattr_destroy(&attr);
}

static clockid_t clock_of(const pthread_cond_t *cond)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, find_bit);
	for (size_t i = 0; i < sizeof *cond; i++)
		if (__atomic_load_n((const unsigned char *)cond + i, __ATOMIC_RELAXED) & bit[i])
			return CLOCK_MONOTONIC;
	return CLOCK_REALTIME;
}

static void unguard(void *g)
{
	__compat_cond_unguard(g);
}

static int convert(pthread_cond_t *cond, pthread_mutex_t *m, clockid_t clock, const struct timespec *deadline)
{
	struct compat_guarded g;
	struct timespec other, soon;
	int r;

	if (!__compat_cond_guard(&g, cond, clock, deadline, &other) && clock == CLOCK_REALTIME) {
		/* no thread to be had: rather ten spurious wake-ups a second than one that never comes */
		clock_gettime(CLOCK_MONOTONIC, &soon);
		soon.tv_nsec += 100000000;
		if (soon.tv_nsec > 999999999) {
			soon.tv_nsec -= 1000000000;
			soon.tv_sec++;
		}
		if (compat_before(&soon, &other))
			other = soon;
	}
	pthread_cleanup_push(unguard, &g);
	r = pthread_cond_timedwait(cond, m, &other);
	pthread_cleanup_pop(1);
	return r;
}

int pthread_cond_clockwait(pthread_cond_t *cond, pthread_mutex_t *m, clockid_t clock,
	const struct timespec *deadline)
{
	__typeof__(&pthread_cond_clockwait) native = NATIVE(pthread_cond_clockwait);
	struct timespec now;
	int r;

	if (native)
		return native(cond, m, clock, deadline);
	if (compat_bad(deadline) || (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC))
		return EINVAL;
	if (clock == clock_of(cond))
		return pthread_cond_timedwait(cond, m, deadline);
	r = convert(cond, m, clock, deadline);
	if (r == ETIMEDOUT) {
		clock_gettime(clock, &now);
		if (compat_before(&now, deadline))
			r = 0;
	}
	return r;
}

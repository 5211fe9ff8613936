/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.30 (POSIX.1-2024). Before, a condition variable waits by the clock
 * of its attributes alone. Where that is the other one, the deadline is
 * converted, and a wait that ends too early because the clocks moved is a
 * spurious wake-up, which the caller must expect: to wait again here could
 * miss a signal. Where it could end too late, by CLOCK_REALTIME set back,
 * cond_guard.h helps; by CLOCK_REALTIME set forward, a wait by
 * CLOCK_MONOTONIC that ends ten times a second.
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

static int convert_to_realtime(pthread_cond_t *cond, pthread_mutex_t *m, const struct timespec *deadline)
{
	struct compat_guarded g;
	struct timespec real;
	int r;

	__compat_cond_guard(&g, cond, deadline, &real);
	pthread_cleanup_push(unguard, &g);
	r = pthread_cond_timedwait(cond, m, &real);
	pthread_cleanup_pop(1);
	return r;
}

static int convert_to_monotonic(pthread_cond_t *cond, pthread_mutex_t *m, const struct timespec *deadline)
{
	struct timespec real, t;
	long long left;

	clock_gettime(CLOCK_MONOTONIC, &t);
	clock_gettime(CLOCK_REALTIME, &real);
	left = compat_before(&real, deadline) ? 100000000 : 0;
	if (left && deadline->tv_sec - real.tv_sec < 2)
		left = (deadline->tv_sec - real.tv_sec) * 1000000000LL + deadline->tv_nsec - real.tv_nsec;
	t.tv_nsec += left < 100000000 ? left : 100000000;
	if (t.tv_nsec > 999999999) {
		t.tv_nsec -= 1000000000;
		t.tv_sec++;
	}
	return pthread_cond_timedwait(cond, m, left ? &t : COMPAT_PAST);
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
	r = (clock == CLOCK_MONOTONIC ? convert_to_realtime : convert_to_monotonic)(cond, m, deadline);
	if (r == ETIMEDOUT) {
		clock_gettime(clock, &now);
		if (compat_before(&now, deadline))
			r = 0;
	}
	return r;
}

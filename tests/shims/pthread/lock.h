/* SPDX-License-Identifier: MIT */
/* What the tests of locks share: lock is the function; take and give take the lock l without it, and give it back. */
#include "clock.h"

static void *hold(void *arg)
{
	take(&l);
	*(volatile int *)arg = 1;
	sleep_ms(100);
	give(&l);
	return NULL;
}

/* free, or held by another for a while */
static void locks(void)
{
	T_INT(lock(&l, CLOCK_PROCESS_CPUTIME_ID, &past), EINVAL);
	for (int c = 0; c < 2; c++) {
		volatile int held = 0;
		long long start = now(CLOCK_MONOTONIC);
		struct timespec end = in_ms(clocks[c], 10000);
		pthread_t t;

		T_INT(lock(&l, clocks[c], &past), 0);
		T_INT(give(&l), 0);
		t = run(hold, (void *)&held);
		while (!held)
			sleep_ms(1);
		T_INT(lock(&l, clocks[c], &end), 0);
		T_TOOK("locked", start);
		T_INT(give(&l), 0);
		pthread_join(t, NULL);
	}
}

/* while it cannot be had */
static void *timeouts(void *arg)
{
	(void)arg;
	for (int c = 0; c < 2; c++) {
		T_INT(lock(&l, clocks[c], &past), ETIMEDOUT);
		T_INT(lock(&l, clocks[c], &before_1970), ETIMEDOUT);
		T_INT(lock(&l, clocks[c], &bad_nsec), EINVAL);
		T_INT(lock(&l, clocks[c], &bad_nsec2), EINVAL);
		T_INT(lock(&l, 99, &past), EINVAL);
		T_UNTIL(lock(&l, clocks[c], &t), ETIMEDOUT, clocks[c], 1);
		T_UNTIL(lock(&l, clocks[c], &t), ETIMEDOUT, clocks[c], 150);
	}
	T_STEPS(lock(&l, CLOCK_MONOTONIC, &t), ETIMEDOUT, 150);
	return NULL;
}

#ifndef CANCELLATION_POINT
static void *cancelled(void *arg)
{
	struct timespec t = in_ms(CLOCK_MONOTONIC, 100);

	pthread_cancel(pthread_self());
	T_INT(lock(&l, CLOCK_MONOTONIC, &t), ETIMEDOUT);
	pthread_testcancel();
	return arg;
}

/* the same */
static void not_cancelled(void)
{
	pthread_t t = run(cancelled, NULL);
	void *value;

	pthread_join(t, &value);
	T_TRUE(value == PTHREAD_CANCELED);
}
#endif

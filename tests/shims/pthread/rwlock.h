/* SPDX-License-Identifier: MIT */
/* The test of both: lock is the function, SHARED is 1 if others may read beside it, else 0. */
#include "clock.h"

static pthread_rwlock_t l = PTHREAD_RWLOCK_INITIALIZER;
static long count, sum;

static void *hold(void *arg)
{
	pthread_rwlock_wrlock(&l);
	*(volatile int *)arg = 1;
	sleep_ms(100);
	pthread_rwlock_unlock(&l);
	return NULL;
}

/* a writer leaves count and sum different in between */
static void *work(void *arg)
{
	long n = (long)arg;

	for (int i = 0; i < 200; i++) {
		clockid_t clock = clocks[i % 2];
		struct timespec t = in_ms(clock, 20000);
		int r = (n + i) % 4 ? pthread_rwlock_clockrdlock(&l, clock, &t)
			: pthread_rwlock_clockwrlock(&l, clock, &t);

		if (r) {
			t_error("lock: %s", strerror(r));
			continue;
		}
		if (__atomic_load_n(&count, __ATOMIC_RELAXED) != __atomic_load_n(&sum, __ATOMIC_RELAXED))
			t_error("a reader beside a writer");
		if ((n + i) % 4 == 0) {
			__atomic_add_fetch(&count, 1, __ATOMIC_RELAXED);
			if (i % 8 == 0)
				sleep_ms(1);
			__atomic_add_fetch(&sum, 1, __ATOMIC_RELAXED);
		}
		pthread_rwlock_unlock(&l);
	}
	return NULL;
}

/* no cancellation point */
static void *cancelled(void *arg)
{
	struct timespec t = in_ms(CLOCK_MONOTONIC, 100);

	(void)arg;
	pthread_cancel(pthread_self());
	T_INT(lock(&l, CLOCK_MONOTONIC, &t), ETIMEDOUT);
	pthread_testcancel();
	return NULL;
}

static void *timeouts(void *arg)
{
	(void)arg;
	for (int c = 0; c < 2; c++) {
		T_INT(lock(&l, clocks[c], &past), ETIMEDOUT);
		T_INT(lock(&l, clocks[c], &before_1970), ETIMEDOUT);
		T_INT(lock(&l, clocks[c], &bad_nsec), EINVAL);
		T_UNTIL(lock(&l, clocks[c], &t), ETIMEDOUT, clocks[c], 1);
		T_UNTIL(lock(&l, clocks[c], &t), ETIMEDOUT, clocks[c], 150);
	}
	T_STEPS(lock(&l, CLOCK_MONOTONIC, &t), ETIMEDOUT, 150);
	return NULL;
}

int main(void)
{
	volatile int held;
	pthread_t t[6];
	void *value;

	T_INT(lock(&l, CLOCK_PROCESS_CPUTIME_ID, &past), EINVAL);
	for (int c = 0; c < 2; c++) {
		T_INT(lock(&l, clocks[c], &bad_nsec), EINVAL);
		T_INT(lock(&l, clocks[c], &bad_nsec2), EINVAL);
		T_INT(lock(&l, clocks[c], &past), 0);
		T_INT(pthread_rwlock_trywrlock(&l), EBUSY);
		T_INT(pthread_rwlock_tryrdlock(&l), SHARED ? 0 : EBUSY);
		if (SHARED)
			T_INT(pthread_rwlock_unlock(&l), 0);
		T_INT(pthread_rwlock_unlock(&l), 0);
		T_INT(pthread_rwlock_wrlock(&l), 0);
		T_INT(lock(&l, clocks[c], &past), EDEADLK);
		T_INT(pthread_rwlock_unlock(&l), 0);

		held = 0;
		{
			struct timespec end = in_ms(clocks[c], 10000);
			long long start = now(CLOCK_MONOTONIC), took;

			t[0] = run(hold, (void *)&held);
			while (!held)
				sleep_ms(1);
			T_INT(lock(&l, clocks[c], &end), 0);
			took = (now(CLOCK_MONOTONIC) - start) / 1000000;
			if (took < 80 || took > 80 + LATE)
				t_error("locked after %lld ms, want 100", took);
		}
		T_INT(pthread_rwlock_unlock(&l), 0);
		pthread_join(t[0], NULL);
	}
	for (long i = 0; i < 6; i++)
		t[i] = run(work, (void *)i);
	for (int i = 0; i < 6; i++)
		pthread_join(t[i], NULL);
	T_INT(count, 6 * 200 / 4);

	pthread_rwlock_wrlock(&l);
	t[0] = run(timeouts, NULL);
	pthread_join(t[0], NULL);
	t[0] = run(cancelled, NULL);
	pthread_join(t[0], &value);
	T_TRUE(value == PTHREAD_CANCELED);
	return t_status;
}

/* SPDX-License-Identifier: MIT */
/* The test of both: lock is the function, SHARED is 1 if others may read beside it, else 0. */
#include <pthread.h>

#define take pthread_rwlock_wrlock
#define give pthread_rwlock_unlock

static pthread_rwlock_t l = PTHREAD_RWLOCK_INITIALIZER;

#include "lock.h"

static long count, sum;

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

int main(void)
{
	pthread_t t[6];

	locks();
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
	}
	for (long i = 0; i < 6; i++)
		t[i] = run(work, (void *)i);
	for (int i = 0; i < 6; i++)
		pthread_join(t[i], NULL);
	T_INT(count, 6 * 200 / 4);

	pthread_rwlock_wrlock(&l);
	pthread_join(run(timeouts, NULL), NULL);
	not_cancelled();
	return t_status;
}

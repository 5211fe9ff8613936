/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <semaphore.h>

#define take sem_wait
#define give sem_post
#define CANCELLATION_POINT

static sem_t l, done;

static int lock(sem_t *s, clockid_t clock, const struct timespec *t)
{
	int r;

	errno = 0;
	r = sem_clockwait(s, clock, t);
	return r == -1 ? errno : r;
}

#include "../pthread/lock.h"

static void *taker(void *arg)
{
	clockid_t clock = *(const clockid_t *)arg;

	for (int i = 0; i < 150; i++) {
		struct timespec t = in_ms(clock, 20000);

		T_INT(sem_clockwait(&l, clock, &t), 0);
		sem_post(&done);
	}
	return NULL;
}

static void *giver(void *arg)
{
	(void)arg;
	for (int i = 0; i < 300; i++) {
		sem_post(&l);
		if (i % 16 == 0)
			sleep_ms(1);
	}
	return NULL;
}

static void *wait_for_ever(void *arg)
{
	struct timespec t = in_ms(*(const clockid_t *)arg, 20000);

	sem_post(&done);
	sem_clockwait(&l, *(const clockid_t *)arg, &t);
	return NULL;
}

static void caught(int sig)
{
	(void)sig;
}

static void *hit(void *arg)
{
	sleep_ms(100);
	pthread_kill(*(pthread_t *)arg, SIGUSR1);
	return NULL;
}

int main(void)
{
	struct sigaction sa = { .sa_handler = caught };
	pthread_t t[8], self = pthread_self();
	void *value;
	int n;

	sem_init(&l, 0, 1);
	sem_init(&done, 0, 0);
	sigaction(SIGUSR1, &sa, NULL);
	locks();
	for (int c = 0; c < 2; c++) {
		T_ERR(sem_clockwait(&l, clocks[c], &bad_nsec), -1, EINVAL);
		T_ERR(sem_clockwait(&l, clocks[c], &bad_nsec2), -1, EINVAL);
		T_INT(sem_clockwait(&l, clocks[c], &past), 0);
		{
			struct timespec end = in_ms(clocks[c], 10000);
			long long start = now(CLOCK_MONOTONIC);

			t[0] = run(hit, &self);
			T_ERR(sem_clockwait(&l, clocks[c], &end), -1, EINTR);
			T_TOOK("interrupted", start);
			pthread_join(t[0], NULL);
		}
		/* a cancellation point, which takes no token along */
		t[0] = run(wait_for_ever, (void *)&clocks[c]);
		sem_wait(&done);
		sleep_ms(20);
		pthread_cancel(t[0]);
		pthread_join(t[0], &value);
		T_TRUE(value == PTHREAD_CANCELED);
		T_INT(sem_post(&l), 0);
	}
	T_INT(sem_wait(&l), 0);

	for (int i = 0; i < 8; i++)
		t[i] = i % 2 ? run(giver, NULL) : run(taker, (void *)&clocks[i / 2 % 2]);
	for (int i = 0; i < 4 * 150; i++)
		sem_wait(&done);
	for (int i = 0; i < 8; i++)
		pthread_join(t[i], NULL);
	sem_getvalue(&l, &n);
	T_INT(n, 4 * 300 - 4 * 150);
	while (!sem_trywait(&l))
		;
	timeouts(NULL);
	return t_status;
}

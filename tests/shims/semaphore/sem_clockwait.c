/* SPDX-License-Identifier: MIT */
#include "../pthread/clock.h"
#include <semaphore.h>

static sem_t s, done;

static void *post(void *arg)
{
	(void)arg;
	sleep_ms(100);
	sem_post(&s);
	return NULL;
}

static void *take(void *arg)
{
	clockid_t clock = *(const clockid_t *)arg;

	for (int i = 0; i < 150; i++) {
		struct timespec t = in_ms(clock, 20000);

		T_INT(sem_clockwait(&s, clock, &t), 0);
		sem_post(&done);
	}
	return NULL;
}

static void *give(void *arg)
{
	(void)arg;
	for (int i = 0; i < 300; i++) {
		sem_post(&s);
		if (i % 16 == 0)
			sleep_ms(1);
	}
	return NULL;
}

static void *wait_for_ever(void *arg)
{
	struct timespec t = in_ms(*(const clockid_t *)arg, 20000);

	sem_post(&done);
	sem_clockwait(&s, *(const clockid_t *)arg, &t);
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

	sem_init(&s, 0, 1);
	sem_init(&done, 0, 0);
	sigaction(SIGUSR1, &sa, NULL);
	T_ERR(sem_clockwait(&s, CLOCK_PROCESS_CPUTIME_ID, &past), -1, EINVAL);
	for (int c = 0; c < 2; c++) {
		T_ERR(sem_clockwait(&s, clocks[c], &bad_nsec), -1, EINVAL);
		T_ERR(sem_clockwait(&s, clocks[c], &bad_nsec2), -1, EINVAL);
		T_INT(sem_clockwait(&s, clocks[c], &past), 0);
		T_ERR(sem_clockwait(&s, clocks[c], &past), -1, ETIMEDOUT);
		T_ERR(sem_clockwait(&s, clocks[c], &before_1970), -1, ETIMEDOUT);
		T_UNTIL(sem_clockwait(&s, clocks[c], &t), -1, clocks[c], 1);
		T_UNTIL(sem_clockwait(&s, clocks[c], &t), -1, clocks[c], 150);
		T_INT(errno, ETIMEDOUT);
		{
			struct timespec end = in_ms(clocks[c], 10000);
			long long start = now(CLOCK_MONOTONIC), took;

			t[0] = run(post, NULL);
			T_INT(sem_clockwait(&s, clocks[c], &end), 0);
			took = (now(CLOCK_MONOTONIC) - start) / 1000000;
			if (took < 80 || took > 80 + LATE)
				t_error("posted after %lld ms, want 100", took);
			pthread_join(t[0], NULL);

			end = in_ms(clocks[c], 10000);
			start = now(CLOCK_MONOTONIC);
			t[0] = run(hit, &self);
			T_ERR(sem_clockwait(&s, clocks[c], &end), -1, EINTR);
			took = (now(CLOCK_MONOTONIC) - start) / 1000000;
			if (took > 80 + LATE)
				t_error("interrupted after %lld ms, want 100", took);
			pthread_join(t[0], NULL);
		}
		/* a cancellation point, which takes no token along */
		t[0] = run(wait_for_ever, (void *)&clocks[c]);
		sem_wait(&done);
		sleep_ms(20);
		pthread_cancel(t[0]);
		pthread_join(t[0], &value);
		T_TRUE(value == PTHREAD_CANCELED);
		T_INT(sem_post(&s), 0);
	}
	T_INT(sem_wait(&s), 0);

	for (int i = 0; i < 8; i++)
		t[i] = i % 2 ? run(give, NULL) : run(take, (void *)&clocks[i / 2 % 2]);
	for (int i = 0; i < 4 * 150; i++)
		sem_wait(&done);
	for (int i = 0; i < 8; i++)
		pthread_join(t[i], NULL);
	sem_getvalue(&s, &n);
	T_INT(n, 4 * 300 - 4 * 150);
	while (!sem_trywait(&s))
		;
	T_STEPS(sem_clockwait(&s, CLOCK_MONOTONIC, &t), -1, 150);
	T_INT(errno, ETIMEDOUT);
	return t_status;
}

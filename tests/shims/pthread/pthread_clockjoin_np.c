/* SPDX-License-Identifier: MIT */
#include "clock.h"

#define join pthread_clockjoin_np

static int stop, ready;

static void *end_soon(void *arg)
{
	sleep_ms(100);
	return arg;
}

static void *end_at_once(void *arg)
{
	return arg;
}

static void *end_when_told(void *arg)
{
	while (!__atomic_load_n(&stop, __ATOMIC_SEQ_CST))
		sleep_ms(1);
	return arg;
}

static void *join_it(void *arg)
{
	struct timespec t = in_ms(CLOCK_MONOTONIC, 20000);

	__atomic_store_n(&ready, 1, __ATOMIC_SEQ_CST);
	join(*(pthread_t *)arg, NULL, CLOCK_MONOTONIC, &t);
	return NULL;
}

/* cancelled before it joins a thread that has ended long ago; the clock tells of a deadline */
static void *join_ended(void *arg)
{
	pthread_t t = run(end_at_once, NULL);
	struct timespec end = in_ms(*(clockid_t *)arg, 20000);

	sleep_ms(50);
	pthread_cancel(pthread_self());
	join(t, NULL, *(clockid_t *)arg, ready ? &end : NULL);
	return NULL;
}

int main(void)
{
	pthread_t th, other, many[50];
	void *value;
	int r;

	for (int c = 0; c < 2; c++) {
		clockid_t clock = clocks[c];
		struct timespec end;

		stop = 0;
		th = run(end_when_told, (void *)7);
		value = (void *)1;
		T_INT(join(th, &value, CLOCK_PROCESS_CPUTIME_ID, &past), EINVAL);
		/* glibc's own (2.36) spins on a bad one */
		if (clock == CLOCK_MONOTONIC && fallback("pthread_clockjoin_np")) {
			T_INT(join(th, &value, clock, &bad_nsec), EINVAL);
			T_INT(join(th, &value, clock, &bad_nsec2), EINVAL);
		}
		T_INT(join(th, &value, clock, &past), ETIMEDOUT);
		T_INT(join(th, &value, clock, &before_1970), ETIMEDOUT);
		T_INT(join(pthread_self(), &value, clock, &past), EDEADLK);
		T_UNTIL(join(th, &value, clock, &t), ETIMEDOUT, clock, 150);
		if (clock == CLOCK_MONOTONIC)
			T_STEPS(join(th, &value, clock, &t), ETIMEDOUT, 150);
		T_TRUE(value == (void *)1);

		/* a cancellation point; the thread can be joined afterwards */
		ready = 0;
		other = run(join_it, &th);
		while (!__atomic_load_n(&ready, __ATOMIC_SEQ_CST))
			sleep_ms(1);
		sleep_ms(20);
		pthread_cancel(other);
		pthread_join(other, &value);
		T_TRUE(value == PTHREAD_CANCELED);
		__atomic_store_n(&stop, 1, __ATOMIC_SEQ_CST);
		end = in_ms(clock, 10000);
		T_INT(join(th, &value, clock, &end), 0);
		T_TRUE(value == (void *)7);

		/* no deadline: for as long as it takes */
		th = run(end_soon, (void *)9);
		T_INT(join(th, &value, clock, NULL), 0);
		T_TRUE(value == (void *)9);

		th = run(end_soon, (void *)8);
		end = in_ms(clock, 10000);
		T_INT(join(th, &value, clock, &end), 0);
		T_TRUE(value == (void *)8);
		th = run(end_at_once, NULL);
		for (int i = 0; (r = join(th, NULL, clock, &past)) == ETIMEDOUT && i < 1000; i++)
			sleep_ms(10);
		T_INT(r, 0);
		stop = 0;
		th = run(end_when_told, NULL);
		pthread_detach(th);
		T_INT(join(th, NULL, clock, &past), EINVAL);
		__atomic_store_n(&stop, 1, __ATOMIC_SEQ_CST);
		for (ready = 0; ready < 2; ready++) {
			pthread_join(run(join_ended, &clock), &value);
			T_TRUE(value == PTHREAD_CANCELED);
		}

		for (long i = 0; i < 50; i++)
			many[i] = run(i % 2 ? end_soon : end_at_once, (void *)i);
		end = in_ms(clock, 10000);
		for (long i = 0; i < 50; i++) {
			T_INT(join(many[i], &value, clock, &end), 0);
			T_TRUE(value == (void *)i);
		}
	}
	return t_status;
}

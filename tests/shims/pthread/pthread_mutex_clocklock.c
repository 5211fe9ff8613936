/* SPDX-License-Identifier: MIT */
#include <pthread.h>

#define lock pthread_mutex_clocklock
#define take pthread_mutex_lock
#define give pthread_mutex_unlock

static pthread_mutex_t l = PTHREAD_MUTEX_INITIALIZER, robust;

#include "lock.h"

static long count;

static void *die_with_it(void *arg)
{
	pthread_mutex_lock(&robust);
	*(volatile int *)arg = 1;
	sleep_ms(50);
	return NULL;
}

static void *add(void *arg)
{
	(void)arg;
	for (int i = 0; i < 300; i++) {
		clockid_t clock = clocks[i % 2];
		struct timespec t = in_ms(clock, 10000);
		int r = lock(&l, clock, &t);

		if (r)
			t_error("lock: %s", strerror(r));
		count++;
		if (i % 50 == 0)
			sleep_ms(1);
		pthread_mutex_unlock(&l);
	}
	return NULL;
}

static void types(int protocol, int rob)
{
	static const int type[] = { PTHREAD_MUTEX_NORMAL, PTHREAD_MUTEX_RECURSIVE, PTHREAD_MUTEX_ERRORCHECK };
	static const int want[] = { ETIMEDOUT, 0, EDEADLK };
	pthread_mutexattr_t attr;
	pthread_mutex_t x;

	for (int i = 0; i < 3; i++)
		for (int c = 0; c < 2; c++) {
			struct timespec t = in_ms(clocks[c], 20);
			int r;

			pthread_mutexattr_init(&attr);
			pthread_mutexattr_settype(&attr, type[i]);
			pthread_mutexattr_setprotocol(&attr, protocol);
			pthread_mutexattr_setrobust(&attr, rob);
			if (pthread_mutex_init(&x, &attr))
				continue;	/* robust and priority inheritance, under qemu-user */
			r = lock(&x, clocks[c], &t);
			if (r == ENOSYS || r == ENOTSUP)
				continue;
			T_INT(r, 0);
			r = lock(&x, clocks[c], &t);
			if (r != want[i])
				t_error("again, type %d protocol %d robust %d clock %d: %s, want %s", type[i],
					protocol, rob, (int)clocks[c], strerror(r), strerror(want[i]));
			T_INT(pthread_mutex_unlock(&x), 0);
			if (!want[i])
				T_INT(pthread_mutex_unlock(&x), 0);
			T_INT(pthread_mutex_destroy(&x), 0);
			pthread_mutexattr_destroy(&attr);
		}
}

static volatile int busy = 1;

static void *never_rest(void *arg)
{
	while (busy) {
		pthread_mutex_lock(&l);
		++*(volatile long *)arg;
		pthread_mutex_unlock(&l);
	}
	return NULL;
}

/* those who wait one behind the other, all woken, whoever of both kinds comes first */
static void *follow(void *arg)
{
	struct timespec t = in_ms(CLOCK_MONOTONIC, 20000);
	int clocked = arg != NULL, r = clocked ? lock(&l, CLOCK_MONOTONIC, &t) : pthread_mutex_lock(&l);

	if (r)
		t_error("in the queue: %s", strerror(r));
	sleep_ms(1);
	pthread_mutex_unlock(&l);
	return NULL;
}

static void contended(void)
{
	pthread_t t[8];
	long turns[3] = { 0 };
	long long start;

	for (int i = 0; i < 3; i++)
		t[i] = run(never_rest, &turns[i]);
	for (int i = 0; i < 20; i++) {
		struct timespec end = in_ms(CLOCK_MONOTONIC, 20000);

		T_INT(lock(&l, CLOCK_MONOTONIC, &end), 0);
		pthread_mutex_unlock(&l);
	}
	busy = 0;
	for (int i = 0; i < 3; i++)
		pthread_join(t[i], NULL);

	for (int round = 0; round < 20; round++) {
		pthread_mutex_lock(&l);
		for (int i = 0; i < 8; i++)
			t[i] = run(follow, (i + round) % 3 ? &turns : NULL);
		sleep_ms(round % 2 ? 5 : 0);
		start = now(CLOCK_MONOTONIC);
		pthread_mutex_unlock(&l);
		for (int i = 0; i < 8; i++)
			pthread_join(t[i], NULL);
		if (now(CLOCK_MONOTONIC) - start > 10000000000LL)
			t_error("nobody woke the next in the queue");
	}
}

int main(void)
{
	pthread_mutexattr_t attr;
	volatile int held;
	pthread_t t[6];

	locks();
	for (int c = 0; c < 2; c++) {
		pthread_mutexattr_init(&attr);
		pthread_mutexattr_setrobust(&attr, PTHREAD_MUTEX_ROBUST);
		pthread_mutex_init(&robust, &attr);
		held = 0;
		t[0] = run(die_with_it, (void *)&held);
		while (!held)
			sleep_ms(1);
		{
			struct timespec end = in_ms(clocks[c], 500);
			int r = lock(&robust, clocks[c], &end);

			/* qemu-user keeps no list of robust mutexes: the time runs out */
			if (r != EOWNERDEAD && r != ETIMEDOUT)
				t_error("dead owner: %s", strerror(r));
			if (r == EOWNERDEAD) {
				T_INT(pthread_mutex_unlock(&robust), 0);
				T_INT(lock(&robust, clocks[c], &end), ENOTRECOVERABLE);
			}
		}
		pthread_join(t[0], NULL);
	}
	for (int protocol = PTHREAD_PRIO_NONE; protocol <= PTHREAD_PRIO_INHERIT; protocol++)
		for (int r = 0; r < 2; r++)
			types(protocol, r);

	for (int i = 0; i < 6; i++)
		t[i] = run(add, NULL);
	for (int i = 0; i < 6; i++)
		pthread_join(t[i], NULL);
	T_INT(count, 6 * 300);
	contended();

	pthread_mutex_lock(&l);
	timeouts(NULL);
	not_cancelled();
	return t_status;
}

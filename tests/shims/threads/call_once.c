/* SPDX-License-Identifier: MIT */
#include <sys/wait.h>
#include <unistd.h>
#include "c11.h"

enum { ROUNDS = 60, PEOPLE = 40 };

static once_flag flag[ROUNDS], nested = ONCE_FLAG_INIT, given_up = ONCE_FLAG_INIT, slow = ONCE_FLAG_INIT;
static pthread_barrier_t start;
static int runs[ROUNDS], done[ROUNDS], which, inner, tries, slow_runs;

static void init(void)
{
	int i = which;

	runs[i]++;
	thrd_yield();
	if (i % 8 == 0)
		thrd_sleep(&(struct timespec){ 0, MS }, NULL);
	done[i] = 1;
}

static int race(void *arg)
{
	for (int i = 0; i < ROUNDS; i++) {
		which = i;
		pthread_barrier_wait(&start);
		call_once(&flag[i], init);
		if (!done[i])
			t_error("round %d: back before it was done", i);
		pthread_barrier_wait(&start);
	}
	return (int)(intptr_t)arg;
}

static void inner_init(void)
{
	inner++;
}

static void outer_init(void)
{
	call_once(&nested, inner_init);
}

/* cancelled in the middle: the next one does it again */
static void try_it(void)
{
	tries++;
	if (tries == 1)
		for (;;)
			pause();
}

static void *first(void *arg)
{
	call_once(&given_up, try_it);
	return arg;
}

static void slowly(void)
{
	slow_runs++;
	thrd_sleep(&(struct timespec){ 0, 200 * MS }, NULL);
}

static int in_parent(void *arg)
{
	call_once(&slow, slowly);
	return (int)(intptr_t)arg;
}

int main(void)
{
	once_flag outer = ONCE_FLAG_INIT, posix = ONCE_FLAG_INIT;
	int status = -1, r = -1;
	void *value = NULL;
	pthread_t p;
	thrd_t t;
	pid_t pid;

	pthread_barrier_init(&start, NULL, PEOPLE);
	crowd(PEOPLE, race);
	for (int i = 0; i < ROUNDS; i++)
		T_INT(runs[i], 1);

	for (int i = 0; i < 3; i++)
		call_once(&outer, outer_init);
	T_INT(inner, 1);

	T_INT(pthread_create(&p, NULL, first, NULL), 0);
	while (!__atomic_load_n(&tries, __ATOMIC_ACQUIRE))
		thrd_yield();
	T_INT(pthread_cancel(p), 0);
	T_INT(pthread_join(p, &value), 0);
	T_TRUE(value == PTHREAD_CANCELED);
	call_once(&given_up, try_it);
	call_once(&given_up, try_it);
	T_INT(tries, 2);

	/* the flag is POSIX's */
	T_INT(pthread_once((pthread_once_t *)(void *)&posix, inner_init), 0);
	call_once(&posix, inner_init);
	T_INT(inner, 2);

	/* forked while another thread is at it: the child does it anew */
	T_INT(thrd_create(&t, in_parent, NULL), thrd_success);
	while (!__atomic_load_n(&slow_runs, __ATOMIC_ACQUIRE))
		thrd_yield();
	pid = fork();
	if (!pid) {
		call_once(&slow, slowly);
		_exit(slow_runs != 2);
	}
	T_INT(waitpid(pid, &status, 0), pid);
	T_INT(status, 0);
	T_INT(thrd_join(t, &r), thrd_success);
	T_INT(slow_runs, 1);
	return t_status;
}

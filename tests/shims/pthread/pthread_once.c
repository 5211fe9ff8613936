/* SPDX-License-Identifier: MIT */
/* In C, where no exception comes: those are in tests/link/cxx-once.sh. */
#include <dlfcn.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>
#include "test.h"

enum { ROUNDS = 60, PEOPLE = 20 };

typedef int once(pthread_once_t *, void (*)(void));

static pthread_once_t flag[ROUNDS], outer, inner, ending, slow, forking;
static pthread_barrier_t start;
static int runs[ROUNDS], done[ROUNDS], which, inner_runs, tries, slow_runs, forks, cleaned;
static volatile int how;

static void init(void)
{
	int i = which;

	runs[i]++;
	usleep(i % 8 ? 0 : 1000);
	done[i] = 1;
}

static void *race(void *arg)
{
	for (int i = 0; i < ROUNDS; i++) {
		which = i;
		pthread_barrier_wait(&start);
		T_INT(pthread_once(&flag[i], init), 0);
		if (!done[i])
			t_error("round %d: back before it was done", i);
		pthread_barrier_wait(&start);
	}
	return arg;
}

static void inner_init(void)
{
	inner_runs++;
}

static void outer_init(void)
{
	T_INT(pthread_once(&inner, inner_init), 0);
}

static void clean(void *arg)
{
	cleaned += (int)(intptr_t)arg;
}

/* cancelled in the middle, or over by pthread_exit: the next one does it again */
static void try_it(void)
{
	pthread_cleanup_push(clean, (void *)1);
	__atomic_add_fetch(&tries, 1, __ATOMIC_RELEASE);
	if (how == 1)
		pthread_exit(&tries);
	if (how == 2)
		for (;;)
			pause();
	pthread_cleanup_pop(0);
}

static void *first(void *arg)
{
	pthread_cleanup_push(clean, (void *)10);
	pthread_once(&ending, try_it);
	pthread_cleanup_pop(0);
	return arg;
}

static void *second(void *arg)
{
	pthread_once(&ending, try_it);
	return arg;
}

/* left by longjmp: as well, and the thread can still end */
static jmp_buf away;
static pthread_once_t jumped = PTHREAD_ONCE_INIT;
static int jumps;

static void jump(void)
{
	if (!jumps++)
		longjmp(away, 1);
}

static void *leave_by_jump(void *arg)
{
	pthread_cleanup_push(clean, (void *)100);
	if (!setjmp(away))
		pthread_once(&jumped, jump);
	pthread_exit(arg);
	pthread_cleanup_pop(0);
	return NULL;
}

static void left_by_jump(void)
{
	pthread_t t;

	cleaned = 0;
	T_INT(pthread_create(&t, NULL, leave_by_jump, NULL), 0);
	T_INT(pthread_join(t, NULL), 0);
	T_INT(cleaned, 100);
	alarm(20);
	T_INT(pthread_once(&jumped, jump), 0);
	T_INT(jumps, 2);
	T_INT(pthread_once(&jumped, jump), 0);
	T_INT(jumps, 2);
	alarm(0);
}

static void slowly(void)
{
	__atomic_add_fetch(&slow_runs, 1, __ATOMIC_RELEASE);
	usleep(200000);
}

/* whichever of the two is first, the other one waits: a shared library may call libc's own */
static void *by(void *f)
{
	T_INT(((once *)f)(&slow, slowly), 0);
	return NULL;
}

static void together(once *f, once *g)
{
	pthread_t t;
	pid_t pid;
	int status = -1;

	slow = (pthread_once_t)PTHREAD_ONCE_INIT;
	slow_runs = 0;
	T_INT(pthread_create(&t, NULL, by, (void *)f), 0);
	while (!__atomic_load_n(&slow_runs, __ATOMIC_ACQUIRE))
		usleep(100);
	pid = fork();
	if (!pid) {	/* the child does it anew */
		alarm(10);
		g(&slow, slowly);
		_exit(slow_runs != 2);
	}
	T_INT(g(&slow, slowly), 0);
	T_INT(pthread_join(t, NULL), 0);
	T_INT(slow_runs, 1);
	T_INT(f(&slow, slowly), 0);
	T_INT(slow_runs, 1);
	T_INT(waitpid(pid, &status, 0), pid);
	T_INT(status, 0);
}

/* forked by the function: it is begun again in the child, and finished in both */
static void forks_on(void)
{
	int status = -1;
	pid_t pid;

	if (++forks == 3)
		return;
	pid = fork();
	if (!pid) {
		alarm(10);
		T_INT(pthread_once(&forking, forks_on), 0);
		T_INT(pthread_once(&forking, forks_on), 0);
		_exit(t_status || forks < 2);
	}
	T_INT(waitpid(pid, &status, 0), pid);
	T_INT(status, 0);
}

int main(void)
{
	once *libcs = (once *)dlsym(RTLD_DEFAULT, "pthread_once"), *ours = pthread_once;
	pthread_t t[PEOPLE];
	void *value;

	pthread_barrier_init(&start, NULL, PEOPLE);
	for (int i = 0; i < PEOPLE; i++)
		T_INT(pthread_create(&t[i], NULL, race, NULL), 0);
	for (int i = 0; i < PEOPLE; i++)
		T_INT(pthread_join(t[i], NULL), 0);
	for (int i = 0; i < ROUNDS; i++)
		T_INT(runs[i], 1);

	for (int i = 0; i < 3; i++)
		T_INT(pthread_once(&outer, outer_init), 0);
	T_INT(inner_runs, 1);

	for (how = 2; how; ) {
		int before = how;

		tries = cleaned = 0;
		ending = (pthread_once_t)PTHREAD_ONCE_INIT;
		T_INT(pthread_create(&t[0], NULL, first, NULL), 0);
		while (!__atomic_load_n(&tries, __ATOMIC_ACQUIRE))
			usleep(100);
		if (before == 2) {	/* with somebody who waits */
			T_INT(pthread_create(&t[1], NULL, second, NULL), 0);
			usleep(20000);
			how = 3;	/* of those who come now */
			T_INT(pthread_cancel(t[0]), 0);
			T_INT(pthread_join(t[1], NULL), 0);
		}
		T_INT(pthread_join(t[0], &value), 0);
		T_TRUE(value == (before == 2 ? PTHREAD_CANCELED : (void *)&tries));
		T_INT(cleaned, 11);
		how = 0;
		T_INT(pthread_once(&ending, try_it), 0);
		T_INT(pthread_once(&ending, try_it), 0);
		T_INT(tries, 2);
		how = before - 1;
	}

	T_TRUE(libcs != NULL);
	together(ours, ours);
	if (libcs) {
		together(libcs, ours);
		together(ours, libcs);
	}
	T_INT(pthread_once(&forking, forks_on), 0);
	T_INT(forks, 1);
	left_by_jump();
	return t_status;
}

/* SPDX-License-Identifier: MIT */
/* mtx_init, mtx_lock, mtx_trylock, mtx_timedlock, mtx_unlock, mtx_destroy. */
#include <limits.h>
#include <sys/wait.h>
#include <unistd.h>
#include "c11.h"

enum { PEOPLE = 100, TURNS = 300 };

static mtx_t m;
static long count, busy, depth;
static int timed, deep;

/* Every way to get it, chosen at random. */
static void get(unsigned *seed)
{
	struct timespec t;
	int r;

	switch (rand_r(seed) % 3) {
	case 0:
		T_INT(mtx_lock(&m), thrd_success);
		return;
	case 1:
		while ((r = mtx_trylock(&m)) == thrd_busy)
			thrd_yield();
		T_INT(r, thrd_success);
		return;
	default:
		if (!timed) {
			T_INT(mtx_lock(&m), thrd_success);
			return;
		}
		do
			t = in_ms(rand_r(seed) % 3);
		while ((r = mtx_timedlock(&m, &t)) == thrd_timedout);
		T_INT(r, thrd_success);
	}
}

static int work(void *arg)
{
	unsigned seed = (unsigned)(intptr_t)arg + 1;

	for (int i = 0; i < TURNS; i++) {
		int n = deep ? 1 + rand_r(&seed) % 3 : 1;

		for (int k = 0; k < n; k++)
			get(&seed);
		if (__atomic_fetch_add(&busy, 1, __ATOMIC_RELAXED))
			t_error("two of them in there");
		count++;
		depth += n;
		__atomic_fetch_sub(&busy, 1, __ATOMIC_RELAXED);
		while (n--)
			T_INT(mtx_unlock(&m), thrd_success);
	}
	return (int)(intptr_t)arg;
}

static void stress(int type)
{
	timed = type & mtx_timed;
	deep = type & mtx_recursive;
	count = depth = 0;
	T_INT(mtx_init(&m, type), thrd_success);
	crowd(PEOPLE, work);
	T_INT(count, PEOPLE * TURNS);
	T_TRUE(deep ? depth > count : depth == count);
	mtx_destroy(&m);
}

static int other_try(void *arg)
{
	(void)arg;
	return mtx_trylock(&m);
}

static int other_wait(void *arg)
{
	long long start = now_ms();
	struct timespec t = in_ms(arg ? 120 : -1000);
	int r = mtx_timedlock(&m, &t);

	if (arg && now_ms() - start < 100)
		t_error("waited %lld ms", now_ms() - start);
	return r;
}

static int other_bad(void *arg)
{
	struct timespec t = { 0, arg ? -1 : 1000 * MS };

	return mtx_timedlock(&m, &t);
}

static int elsewhere(int (*f)(void *), void *arg)
{
	thrd_t t;
	int r = -1;

	T_INT(thrd_create(&t, f, arg), thrd_success);
	T_INT(thrd_join(t, &r), thrd_success);
	return r;
}

static void results(int type)
{
	struct timespec t = in_ms(-1000), bad = { 0, -1 };
	int again = type & mtx_recursive ? thrd_success : thrd_busy;

	T_INT(mtx_init(&m, type), thrd_success);
	T_INT(mtx_lock(&m), thrd_success);
	T_INT(elsewhere(other_try, NULL), thrd_busy);
	T_INT(elsewhere(other_wait, NULL), thrd_timedout);
	T_INT(elsewhere(other_wait, &m), thrd_timedout);
	T_INT(elsewhere(other_bad, NULL), thrd_error);
	T_INT(elsewhere(other_bad, &m), thrd_error);
	T_INT(mtx_trylock(&m), again);
	T_INT(mtx_timedlock(&m, &t), again == thrd_success ? thrd_success : thrd_timedout);
	if (again == thrd_success) {
		T_INT(mtx_lock(&m), thrd_success);
		for (int i = 0; i < 3; i++)
			T_INT(mtx_unlock(&m), thrd_success);
		T_INT(elsewhere(other_try, NULL), thrd_busy);
	}
	T_INT(mtx_unlock(&m), thrd_success);
	if (again == thrd_success)
		T_INT(mtx_unlock(&m), thrd_error);	/* not his */
	T_INT(mtx_timedlock(&m, &bad), thrd_success);	/* not looked at */
	T_INT(mtx_unlock(&m), thrd_success);
	mtx_destroy(&m);
}

/* The bytes are those of POSIX's mutex. */
static void shared(void)
{
	static const int posix[] = { PTHREAD_MUTEX_NORMAL, PTHREAD_MUTEX_RECURSIVE };
	pthread_mutexattr_t attr;
	union { mtx_t c; pthread_mutex_t posix; } a, b;

	for (int i = 0; i < 4; i++) {
		memset(&a, 0xaa, sizeof a);
		memset(&b, 0x55, sizeof b);
		T_INT(mtx_init(&a.c, (int[]){ mtx_plain, mtx_recursive, mtx_timed, mtx_timed | mtx_recursive }[i]), 0);
		pthread_mutexattr_init(&attr);
		pthread_mutexattr_settype(&attr, posix[i & 1]);
		pthread_mutex_init(&b.posix, &attr);
		pthread_mutexattr_destroy(&attr);
		T_INT(memcmp(&a, &b, sizeof a), 0);
		T_INT(mtx_lock(&b.c), thrd_success);
		T_INT(pthread_mutex_trylock(&b.posix), i & 1 ? 0 : EBUSY);
		if (i & 1)
			T_INT(pthread_mutex_unlock(&b.posix), 0);
		T_INT(pthread_mutex_unlock(&b.posix), 0);
		T_INT(pthread_mutex_lock(&a.posix), 0);
		T_INT(mtx_trylock(&a.c), i & 1 ? thrd_success : thrd_busy);
		T_INT(mtx_unlock(&a.c), thrd_success);
	}
	/* a type that is none is a plain mutex */
	for (int i = 4; i < 40; i++) {
		T_INT(mtx_init(&m, i == 39 ? INT_MIN : i == 38 ? -1 : i), thrd_success);
		T_INT(mtx_lock(&m), thrd_success);
		T_INT(mtx_trylock(&m), thrd_busy);
		T_INT(mtx_unlock(&m), thrd_success);
		mtx_destroy(&m);
	}
}

static void forked(void)
{
	int status = -1;
	pid_t pid;

	T_INT(mtx_init(&m, mtx_plain), thrd_success);
	T_INT(mtx_lock(&m), thrd_success);
	pid = fork();
	if (!pid)
		_exit(mtx_trylock(&m) != thrd_busy || mtx_unlock(&m) || mtx_lock(&m));
	T_INT(waitpid(pid, &status, 0), pid);
	T_INT(status, 0);
	T_INT(mtx_unlock(&m), thrd_success);
	mtx_destroy(&m);
}

int main(void)
{
	for (int type = 0; type < 4; type++) {
		results(type);
		stress(type);
	}
	shared();
	forked();
	return t_status;
}

/* SPDX-License-Identifier: MIT */
/* thrd_create, thrd_current, thrd_detach, thrd_equal, thrd_exit, thrd_join, thrd_sleep, thrd_yield. */
#include <limits.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include "c11.h"

/* the header's inline must not answer */
static int (*volatile equal)(thrd_t, thrd_t) = (thrd_equal);

static thrd_t main_thread;
static int gone, caught;

static int same(void *arg)
{
	return *(int *)arg;
}

static int out(int depth, int value)
{
	volatile char frame[64];

	frame[depth % 64] = 1;
	if (depth)
		return out(depth - 1, value) + frame[depth % 64];
	if (gone != -1)
		thrd_exit(value);
	return 0;
}

static int deep(void *arg)
{
	out(200, *(int *)arg);
	return 5;
}

static int who(void *arg)
{
	thrd_t *me = arg;

	*me = thrd_current();
	T_TRUE(equal(*me, (thrd_t)pthread_self()));
	T_TRUE(!equal(*me, main_thread));
	T_TRUE(!thrd_equal(*me, main_thread));
	return 0;
}

static int detached(void *arg)
{
	if (arg)
		T_INT(thrd_detach(thrd_current()), thrd_success);
	thrd_yield();
	__atomic_fetch_add(&gone, 1, __ATOMIC_RELEASE);
	return 1;
}

static int small(void *arg)
{
	thrd_yield();
	return (int)(intptr_t)arg;
}

static int parent(void *arg)
{
	thrd_t t[4];
	int r;

	for (intptr_t i = 0; i < 4; i++)
		T_INT(thrd_create(&t[i], small, (void *)i), thrd_success);
	for (int i = 0; i < 4; i++) {
		T_INT(thrd_join(t[i], &r), thrd_success);
		T_INT(r, i);
	}
	return (int)(intptr_t)arg;
}

static int join_self(void *arg)
{
	(void)arg;
	return thrd_join(thrd_current(), NULL);
}

static int sleeper(void *arg)
{
	thrd_sleep(&(struct timespec){ 0, 200 * MS }, NULL);
	return (int)(intptr_t)arg;
}

static void on_signal(int sig)
{
	caught = sig;
}

static void *forever(void *arg)
{
	thrd_sleep(&(struct timespec){ 1000, 0 }, NULL);
	return arg;
}

static void *joins(void *arg)
{
	thrd_join(*(thrd_t *)arg, NULL);
	return arg;
}

static void sleeping(void)
{
	struct timespec left = { 7, 7 }, t;
	struct sigaction sa = { .sa_handler = on_signal };
	sigset_t alarms, before;
	long long start = now_ms();
	void *value = NULL;
	pthread_t p;
	thrd_t c;

	t = (struct timespec){ 0, 60 * MS };
	T_INT(thrd_sleep(&t, &left), 0);
	T_TRUE(now_ms() - start >= 59);
	T_INT(left.tv_sec, 7);
	T_INT(thrd_sleep(&(struct timespec){ 0, 0 }, NULL), 0);

	/* others have the signal blocked, and it comes once */
	sigemptyset(&alarms);
	sigaddset(&alarms, SIGALRM);
	pthread_sigmask(SIG_UNBLOCK, &alarms, &before);
	sigaction(SIGALRM, &sa, NULL);
	for (int i = 0; i < 2; i++) {
		ualarm(100000, 0);
		t = (struct timespec){ 100, 0 };
		T_ERR(thrd_sleep(&t, i ? NULL : &left), -1, 0);
		T_INT(caught, SIGALRM);
		caught = 0;
	}
	T_TRUE(left.tv_sec == 99 && left.tv_nsec < 999 * MS);
	ualarm(100000, 0);
	T_INT(thrd_sleep(&t, &t), -1);	/* the same object */
	T_TRUE(t.tv_sec == 99 && t.tv_nsec > 0);

	T_ERR(thrd_sleep(&(struct timespec){ 0, 1000 * MS }, &left), -2, 0);
	T_ERR(thrd_sleep(&(struct timespec){ 0, -1 }, NULL), -2, 0);
	T_ERR(thrd_sleep(&(struct timespec){ -1, 0 }, NULL), -2, 0);

	/* cancellation points */
	T_INT(pthread_create(&p, NULL, forever, NULL), 0);
	T_INT(pthread_cancel(p), 0);
	T_INT(pthread_join(p, &value), 0);
	T_TRUE(value == PTHREAD_CANCELED);
	value = NULL;
	T_INT(thrd_create(&c, sleeper, NULL), thrd_success);
	T_INT(pthread_create(&p, NULL, joins, &c), 0);
	T_INT(pthread_cancel(p), 0);
	T_INT(pthread_join(p, &value), 0);
	T_TRUE(value == PTHREAD_CANCELED);
	T_INT(thrd_join(c, NULL), thrd_success);
}

static int waits(void *arg)
{
	for (;;)
		pause();
	return *(int *)arg;
}

/* No room for a stack is thrd_error. In vain where an emulator does not know the limit. */
static void none_left(void)
{
	struct rlimit rl;
	int status = -1, r;
	thrd_t t;
	pid_t pid = fork();

	if (!pid) {
		if (getrlimit(RLIMIT_AS, &rl))
			_exit(1);
		rl.rlim_cur = 256 << 20;
		if (setrlimit(RLIMIT_AS, &rl))
			_exit(2);
		if (mmap(NULL, 256 << 20, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
			_exit(0);
		for (int i = 0; i < 300; i++)
			if ((r = thrd_create(&t, waits, NULL)))
				_exit(r == thrd_error ? 0 : 10 + r);
		_exit(3);
	}
	T_INT(waitpid(pid, &status, 0), pid);
	T_INT(status, 0);
}

static int exits_main(void *arg)
{
	int r = -1;

	(void)arg;
	/* the main thread can be joined too */
	_exit(thrd_join(main_thread, &r) != thrd_success || r != 42);
}

int main(void)
{
	static const int values[] = { 0, 1, -1, INT_MAX, INT_MIN, 0x55aa55aa, -0x55aa55aa };
	thrd_t t, me;
	int r, status = -1;
	pid_t pid;

	main_thread = thrd_current();
	T_TRUE(equal(main_thread, (thrd_t)pthread_self()));
	T_TRUE(thrd_equal(main_thread, main_thread));
	for (unsigned i = 0; i < sizeof values / sizeof *values; i++) {
		int v = values[i];

		for (int k = 0; k < 2; k++) {
			r = ~v;
			T_INT(thrd_create(&t, k ? deep : same, &v), thrd_success);
			T_INT(thrd_join(t, &r), thrd_success);
			T_INT(r, v);
		}
	}
	T_INT(thrd_create(&t, who, &me), thrd_success);
	T_INT(thrd_join(t, NULL), thrd_success);
	T_TRUE(equal(t, me));

	for (int i = 0; i < 5; i++)
		crowd(200, small);
	crowd(40, parent);
	for (intptr_t i = 0; i < 200; i++) {
		T_INT(thrd_create(&t, detached, (void *)(i & 1)), thrd_success);
		if (!(i & 1))
			T_INT(thrd_detach(t), thrd_success);
	}
	for (long long end = now_ms() + 20000; __atomic_load_n(&gone, __ATOMIC_ACQUIRE) < 200 && now_ms() < end;)
		thrd_yield();
	T_INT(gone, 200);

	T_INT(thrd_create(&t, join_self, NULL), thrd_success);
	T_INT(thrd_join(t, &r), thrd_success);
	T_INT(r, thrd_error);
	T_INT(thrd_create(&t, sleeper, NULL), thrd_success);
	T_INT(thrd_detach(t), thrd_success);
	T_INT(thrd_detach(t), thrd_error);
	T_INT(thrd_join(t, NULL), thrd_error);

	sleeping();
	none_left();

	fflush(NULL);
	pid = fork();	/* the child has the thread that called, with its identity */
	if (!pid) {
		t_status = 0;
		if (!equal(thrd_current(), main_thread))
			_exit(9);
		crowd(20, small);
		if (t_status)
			_exit(8);
		T_INT(thrd_create(&t, exits_main, NULL), thrd_success);
		thrd_exit(42);
	}
	T_INT(waitpid(pid, &status, 0), pid);
	T_INT(status, 0);
	return t_status;
}

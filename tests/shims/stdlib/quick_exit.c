/* SPDX-License-Identifier: MIT */
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>
#include "test.h"

int __cxa_thread_atexit_impl(void (*f)(void *), void *object, void *dso);
extern void *__dso_handle __attribute__((visibility("hidden")));

static void say(void *s)
{
	if (write(1, s, strlen(s)) < 0)
		_exit(99);
}

static void first(void) { say("1"); }
static void second(void) { say("2"); }
static void nested(void) { say("n"); at_quick_exit(second); }
static void never(void) { say("x"); }

static void leave(void)
{
	at_quick_exit(first);
	at_quick_exit(nested);
	atexit(never);
	__cxa_thread_atexit_impl(say, "t", &__dso_handle);
	quick_exit(0x1234);
}

static void *thread(void *arg)
{
	__cxa_thread_atexit_impl(say, "t", &__dso_handle);
	leave();
	return arg;
}

static void leave_in_thread(void)
{
	pthread_t t;

	__cxa_thread_atexit_impl(say, "t", &__dso_handle);
	pthread_create(&t, NULL, thread, NULL);
	pthread_join(t, NULL);
}

/* All threads but one wait for the end, which comes after the last handler; one may call quick_exit again. */
static pthread_barrier_t start;

static void slowly(void)
{
	usleep(20000);
	say("s");
}

static void again(void)
{
	say("a");
	quick_exit(0x34);
}

static void *races(void *arg)
{
	pthread_barrier_wait(&start);
	quick_exit(0x34);
	return arg;
}

static void leave_in_threads(void)
{
	pthread_t t;

	at_quick_exit(slowly);
	at_quick_exit(again);
	for (int i = 0; i < 40; i++)
		at_quick_exit(i % 20 ? first : slowly);
	pthread_barrier_init(&start, NULL, 9);
	for (int i = 0; i < 8; i++)
		pthread_create(&t, NULL, races, NULL);
	races(NULL);
}

static void check(void (*f)(void), const char *want)
{
	char got[64] = "";
	int p[2], status, n = 0, r;
	pid_t pid;

	if (pipe(p) || (pid = fork()) < 0) {
		t_error("no child");
		return;
	}
	if (!pid) {
		dup2(p[1], 1);
		f();
		_exit(98);
	}
	close(p[1]);
	while ((r = read(p[0], got + n, sizeof got - 1 - n)) > 0)
		n += r;
	close(p[0]);
	T_INT(waitpid(pid, &status, 0), pid);
	T_INT(status, 0x34 << 8);
	T_STR(got, want);
}

int main(void)
{
	check(leave, "n21");
	check(leave_in_thread, "n21");
	for (int i = 0; i < 20; i++)
		check(leave_in_threads, "1111111111111111111s1111111111111111111sas");
	return t_status;
}

/* SPDX-License-Identifier: MIT */
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>
#include "test.h"

int __cxa_thread_atexit_impl(void (*f)(void *), void *object, void *dso);
extern void *__dso_handle __attribute__((visibility("hidden")));

static char order[64];
static pthread_key_t key;

static void add(void *s)
{
	strcat(order, s);
}

static void at_end(void (*f)(void *), void *arg)
{
	T_INT(__cxa_thread_atexit_impl(f, arg, &__dso_handle), 0);
}

static void add_and_more(void *s)
{
	add(s);
	at_end(add, "x");
	at_end(add, "y");
}

static void key_destructor(void *arg)
{
	add("k");
	if (arg)
		at_end(add, "l");
}

static void *some(void *arg)
{
	at_end(add, "a");
	at_end(add_and_more, "b");
	at_end(add, "c");
	pthread_setspecific(key, arg);
	return NULL;
}

static void *leave(void *arg)
{
	some(arg);
	pthread_exit(NULL);
}

static void *cancelled(void *arg)
{
	some(arg);
	for (;;)
		pause();
	return NULL;
}

static int count;

static void one_less(void *arg)
{
	__atomic_sub_fetch((int *)arg, 1, __ATOMIC_RELAXED);
}

static void *many(void *arg)
{
	for (int i = 0; i < 1000; i++) {
		__atomic_add_fetch(&count, 1, __ATOMIC_RELAXED);
		at_end(one_less, arg);
	}
	return NULL;
}

static int silent;

static void say(void *s)
{
	if (!silent && write(1, s, strlen(s)) < 0)
		_exit(2);
}

static void before(void)
{
	say("z");
}

/* what a forked child says while it ends; status is its exit status */
static const char *child(void (*f)(void), int status)
{
	static char got[64];
	int p[2], s, n = 0, r;
	pid_t pid;

	if (pipe(p) || (pid = fork()) < 0)
		return "no child";
	if (!pid) {
		dup2(p[1], 1);
		close(p[0]);
		close(p[1]);
		f();
		_exit(99);
	}
	close(p[1]);
	while ((r = read(p[0], got + n, sizeof got - 1 - n)) > 0)
		n += r;
	got[n] = 0;
	close(p[0]);
	T_INT(waitpid(pid, &s, 0), pid);
	T_INT(s, status << 8);
	return got;
}

static void *other_thread(void *arg)
{
	at_end(say, "t");
	return arg;
}

static void say_more(void *s)
{
	say(s);
	at_end(say, "m");
}

static void by_exit(void)
{
	pthread_t t;

	atexit(before);
	at_end(say, "1");
	pthread_create(&t, NULL, other_thread, NULL);
	pthread_join(t, NULL);
	at_end(say_more, "2");
	exit(3);
}

static void *exits(void *arg)
{
	at_end(say, "1");
	at_end(say, "2");
	exit(4);
	return arg;
}

static void by_exit_of_thread(void)
{
	pthread_t t;

	atexit(before);
	pthread_create(&t, NULL, exits, NULL);
	pthread_join(t, NULL);
}

static void by_quick_exit(void)
{
	at_end(say, "1");
	quick_exit(5);
}

static void by__exit(void)
{
	at_end(say, "1");
	_exit(6);
}

static void inherited(void)
{
	exit(7);
}

static void *fork_in_thread(void *arg)
{
	at_end(say, "i");
	T_STR(child(inherited, 7), "i");
	silent = 1;
	return arg;
}

int main(void)
{
	static void *(*const ways[])(void *) = { some, leave, cancelled };
	pthread_t t[8];
	const char *got;
	void *value;

	pthread_key_create(&key, key_destructor);
	for (int i = 0; i < 3; i++)
		for (int again = 0; again < 2; again++) {
			order[0] = 0;
			pthread_create(&t[0], NULL, ways[i], again ? &key : NULL);
			if (i == 2) {
				usleep(50000);
				pthread_cancel(t[0]);
			}
			pthread_join(t[0], &value);
			T_TRUE((value == PTHREAD_CANCELED) == (i == 2));
			/* glibc never runs those that the destructor of a key registers */
			if (again && !strcmp(order, "cbyxakl"))
				order[6] = 0;
			T_STR(order, again ? "cbyxak" : "cbyxa");
		}
	for (int i = 0; i < 8; i++)
		pthread_create(&t[i], NULL, many, &count);
	for (int i = 0; i < 8; i++)
		pthread_join(t[i], NULL);
	T_INT(count, 0);

	T_STR(child(by_exit, 3), "t2m1z");
	/* ours comes at its turn among the handlers when it is not the main thread that ends */
	got = child(by_exit_of_thread, 4);
	T_STR(got, got[0] == 'z' ? "z21" : "21z");
	T_STR(child(by_quick_exit, 5), "");
	T_STR(child(by__exit, 6), "");
	pthread_create(&t[0], NULL, fork_in_thread, NULL);
	pthread_join(t[0], NULL);
	return t_status;
}

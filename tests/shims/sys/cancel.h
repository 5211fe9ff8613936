/* SPDX-License-Identifier: MIT */
/* For cancellation points: t_cancel_point(quick, blocking), each of which calls the function once. */
#include <pthread.h>
#include <unistd.h>

static void (*t_quick)(void), (*t_blocking)(void);
static volatile int t_before, t_after;

static void *t_pending(void *arg)
{
	pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, NULL);
	pthread_cancel(pthread_self());
	pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, NULL);
	t_quick();
	t_after = 1;
	return arg;
}

static void *t_blocked(void *arg)
{
	t_before = 1;
	t_blocking();
	t_after = 1;
	return arg;
}

static void *t_disabled(void *arg)
{
	int type;

	t_quick();
	pthread_setcanceltype(PTHREAD_CANCEL_DEFERRED, &type);
	T_INT(type, PTHREAD_CANCEL_DEFERRED);
	pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, NULL);
	t_quick();
	pthread_setcanceltype(PTHREAD_CANCEL_DEFERRED, &type);
	T_INT(type, PTHREAD_CANCEL_ASYNCHRONOUS);
	pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, NULL);
	pthread_cancel(pthread_self());
	t_quick();
	t_after = 1;
	return arg;
}

static void t_cancel_point(void (*quick)(void), void (*blocking)(void))
{
	pthread_t t;
	void *ret;

	t_quick = quick;
	t_blocking = blocking;
	t_before = t_after = 0;
	T_INT(pthread_create(&t, NULL, t_pending, NULL), 0);
	pthread_join(t, &ret);
	T_TRUE(ret == PTHREAD_CANCELED);
	T_INT(t_after, 0);

	T_INT(pthread_create(&t, NULL, t_blocked, NULL), 0);
	while (!t_before)
		usleep(1000);
	usleep(20000);
	T_INT(t_after, 0);
	pthread_cancel(t);
	pthread_join(t, &ret);
	T_TRUE(ret == PTHREAD_CANCELED);
	T_INT(t_after, 0);

	T_INT(pthread_create(&t, NULL, t_disabled, NULL), 0);
	pthread_join(t, &ret);
	T_TRUE(ret == NULL);
	T_INT(t_after, 1);
}

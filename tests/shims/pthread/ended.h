/* SPDX-License-Identifier: MIT */
/* What is done to threads when they have ended, or are about to. */
#include <pthread.h>
#include <signal.h>
#include <unistd.h>
#include "test.h"

static volatile pid_t tid;

static void *tell(void *arg)
{
	tid = gettid();
	return arg;
}

/* one that has ended with arg, and is not joined yet: its identifier is still good */
static pthread_t ended(void *arg)
{
	pthread_t t;

	T_INT(pthread_create(&t, NULL, tell, arg), 0);
	for (int i = 0; i < 5000 && (!tid || tgkill(getpid(), tid, 0) == 0); i++)
		usleep(1000);
	return t;
}

static void *ends(void *arg)
{
	return arg;
}

/* at any moment of its end f says 0 */
static void at_any_moment(int (*f)(pthread_t))
{
	for (int n = 0; n < 200; n++) {
		pthread_t t;

		T_INT(pthread_create(&t, NULL, ends, NULL), 0);
		for (int i = 0; i < n % 20; i++)
			T_INT(f(t), 0);
		T_INT(pthread_join(t, NULL), 0);
	}
}

/* SPDX-License-Identifier: MIT */
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

static void *ends(void *arg)
{
	return arg;
}

static void *waits(void *arg)
{
	for (;;)
		pause();
	return arg;
}

int main(void)
{
	int x = 0;
	void *value = NULL;
	pthread_t t;

	T_INT(pthread_create(&t, NULL, waits, NULL), 0);
	T_INT(pthread_cancel(t), 0);
	T_INT(pthread_cancel(t), 0);
	T_INT(pthread_join(t, &value), 0);
	T_TRUE(value == PTHREAD_CANCELED);

	/* ended, not joined yet: nothing to do, and what it returned stays */
	T_INT(pthread_create(&t, NULL, tell, &x), 0);
	for (int i = 0; i < 5000 && (!tid || tgkill(getpid(), tid, 0) == 0); i++)
		usleep(1000);
	errno = 77;
	T_INT(pthread_cancel(t), 0);
	T_INT(pthread_cancel(t), 0);
	T_INT(errno, 77);
	T_INT(pthread_join(t, &value), 0);
	T_TRUE(value == &x);

	/* at any moment of its end */
	for (int n = 0; n < 200; n++) {
		T_INT(pthread_create(&t, NULL, ends, NULL), 0);
		for (int i = 0; i < n % 20; i++)
			T_INT(pthread_cancel(t), 0);
		T_INT(pthread_join(t, NULL), 0);
	}
	return t_status;
}

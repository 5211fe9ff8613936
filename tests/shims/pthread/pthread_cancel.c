/* SPDX-License-Identifier: MIT */
#include "ended.h"

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

	/* nothing to do, and what it returned stays */
	t = ended(&x);
	errno = 77;
	T_INT(pthread_cancel(t), 0);
	T_INT(pthread_cancel(t), 0);
	T_INT(errno, 77);
	T_INT(pthread_join(t, &value), 0);
	T_TRUE(value == &x);
	at_any_moment(pthread_cancel);
	return t_status;
}

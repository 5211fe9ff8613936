/* SPDX-License-Identifier: MIT */
#include "ended.h"

static volatile int hits;
static pthread_t last;

static void handler(int sig)
{
	(void)sig;
	last = pthread_self();
	hits++;
}

static void *wait_for_hit(void *arg)
{
	while (!hits)
		usleep(1000);
	return arg;
}

static int kill_0(pthread_t t)
{
	return pthread_kill(t, 0);
}

int main(void)
{
	struct sigaction a = { .sa_handler = handler };
	pthread_t t;

	sigaction(SIGUSR1, &a, NULL);
	T_INT(pthread_create(&t, NULL, wait_for_hit, NULL), 0);
	T_INT(pthread_kill(t, 0), 0);
	T_INT(pthread_kill(t, 999), EINVAL);
	T_INT(pthread_kill(t, 32), EINVAL);
	T_INT(pthread_kill(t, 33), EINVAL);
	T_INT(pthread_kill(t, -1), EINVAL);
	T_INT(hits, 0);
	T_INT(pthread_kill(t, SIGUSR1), 0);
	pthread_join(t, NULL);
	T_INT(hits, 1);
	T_TRUE(pthread_equal(last, t));
	T_INT(pthread_kill(pthread_self(), SIGUSR1), 0);
	T_INT(hits, 2);
	T_TRUE(pthread_equal(last, pthread_self()));

	t = ended(NULL);
	errno = 77;
	T_INT(pthread_kill(t, 0), 0);
	T_INT(pthread_kill(t, SIGUSR1), 0);
	T_INT(pthread_kill(t, SIGKILL), 0);
	T_INT(pthread_kill(t, 32), EINVAL);
	T_INT(pthread_kill(t, 33), EINVAL);
	T_INT(errno, 77);
	T_INT(hits, 2);
	T_INT(pthread_join(t, NULL), 0);
	at_any_moment(kill_0);
	return t_status;
}

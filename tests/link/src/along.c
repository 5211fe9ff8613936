/* SPDX-License-Identifier: MIT */
/* A thread by pthread_create, in C and through a library; with -DMASK it starts with signals blocked. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdio.h>

void *run(void *(*)(void *), const pthread_attr_t *);	/* along-lib.c */

static void *look(void *arg)
{
	sigset_t s;

	pthread_sigmask(SIG_SETMASK, NULL, &s);
	return sigismember(&s, SIGUSR1) ? look : arg;
}

int main(void)
{
	pthread_attr_t attr;
	void *mine = NULL, *others, *want = NULL;
	pthread_t t;

	pthread_attr_init(&attr);
#ifdef MASK
	sigset_t s;

	sigemptyset(&s);
	sigaddset(&s, SIGUSR1);
	if (pthread_attr_setsigmask_np(&attr, &s))
		return 2;
	want = look;
#endif
	others = run(look, &attr);
	if (pthread_create(&t, &attr, look, NULL) || pthread_join(t, &mine))
		return 3;
	if (run(look, NULL))
		return 4;
	if (mine != want || others != want)
		printf("mask: %d %d\n", mine != want, others != want);
	pthread_attr_destroy(&attr);
	puts("ok");
	return 0;
}

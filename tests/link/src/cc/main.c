/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "config.h"

double part(double x);
int more(void);

static void *thread(void *arg)
{
#ifdef HAVE_GETTID
	*(int *)arg = gettid() != getpid();
#endif
	return NULL;
}

int main(void)
{
	pthread_t t;
	int other = 0;

	if (pthread_create(&t, NULL, thread, &other) || pthread_join(t, NULL) || !other || part(8) != 3 || more() != 7)
		return 1;
#if defined HAVE_STRERRORNAME_NP && !defined HAVE_NO_SUCH_FUNCTION
	if (!strcmp(strerrorname_np(EINTR), "EINTR"))
		puts("ok");
#endif
	return 0;
}

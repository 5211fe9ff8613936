/* SPDX-License-Identifier: MIT */
/*
 * A thread that has ended and was not joined: nothing to do, since glibc
 * 2.34; ESRCH before. The two signals of the thread library stay refused.
 */
#include <pthread.h>
#include <signal.h>
#include "shim.h"

declare_old(pthread_kill);

int pthread_kill(pthread_t thread, int sig)
{
	int r = old(pthread_kill)(thread, sig);

	if (r != ESRCH)
		return r;
	return sig == 32 || sig == 33 ? EINVAL : 0;
}

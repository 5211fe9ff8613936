/* SPDX-License-Identifier: MIT */
#include <pthread.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include "test.h"

static void *thread(void *tid)
{
	*(pid_t *)tid = gettid();
	T_INT(gettid(), syscall(SYS_gettid));
	T_INT(gettid(), gettid());
	return NULL;
}

int main(void)
{
	pthread_t t;
	pid_t a = 0, child;
	int status = -1;

	errno = 77;
	T_INT(gettid(), getpid());
	T_INT(errno, 77);
	T_INT(pthread_create(&t, NULL, thread, &a), 0);
	pthread_join(t, NULL);
	T_TRUE(a > 0 && a != getpid());
	child = fork();
	if (!child)
		_exit(gettid() != getpid() || gettid() == getppid());
	T_INT(waitpid(child, &status, 0), child);
	T_INT(status, 0);
	return t_status;
}

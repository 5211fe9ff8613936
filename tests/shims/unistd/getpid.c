/* SPDX-License-Identifier: MIT */
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include "test.h"

static void child(void)
{
	T_INT(getpid(), syscall(SYS_getpid));
	T_TRUE(getpid() != getppid());
	_exit(t_status);
}

static void ends_well(pid_t pid)
{
	int status = -1;

	T_TRUE(pid > 0);
	T_INT(waitpid(pid, &status, 0), pid);
	T_INT(status, 0);
}

int main(void)
{
	pid_t me = getpid(), pid;

	T_INT(me, syscall(SYS_getpid));
	pid = fork();
	if (!pid)
		child();
	ends_well(pid);
	pid = (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
	if (!pid)
		child();
	ends_well(pid);
	T_INT(getpid(), me);
	return t_status;
}

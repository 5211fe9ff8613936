/* SPDX-License-Identifier: MIT */
/* sched_getattr sched_setattr */
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include "seccomp.h"
#include "test.h"
#include "../sys/call.h"

static struct sched_attr a;

static void nothing(void)
{
	T_ERR(sched_getattr(0, &a, sizeof a, 0), -1, ENOSYS);
	T_ERR(sched_setattr(0, &a, 0), -1, ENOSYS);
}

int main(void)
{
	unsigned char buf[sizeof a + 32], first[sizeof a + 32];
	struct sched_param p;
	int status;
	pid_t pid;

	if (!t_known(SYS_sched_getattr)) {
		nothing();
		return t_status;
	}
	memset(&a, 0xff, sizeof a);
	errno = 77;
	T_INT(sched_getattr(0, &a, sizeof a, 0), 0);
	T_INT(errno, 77);
	T_TRUE(a.size >= SCHED_ATTR_SIZE_VER0);
	T_INT(a.sched_policy, sched_getscheduler(0));
	T_INT(a.sched_nice, getpriority(PRIO_PROCESS, 0));

	/* whoever asks for less gets no more */
	memset(buf, 0x5a, sizeof buf);
	memset(first, 0x5a, sizeof first);
	T_INT(sched_getattr(getpid(), (struct sched_attr *)buf, SCHED_ATTR_SIZE_VER0, 0), 0);
	T_INT(memcmp(buf + SCHED_ATTR_SIZE_VER0, first + SCHED_ATTR_SIZE_VER0,
		sizeof buf - SCHED_ATTR_SIZE_VER0), 0);
	T_ERR(sched_getattr(0, &a, 1, 0), -1, EINVAL);
	T_RAW(sched_getattr, 0, &a, 1 << 20, 0);		/* qemu-user takes it */
	T_ERR(sched_getattr(0, &a, sizeof a, 1), -1, EINVAL);
	T_ERR(sched_getattr(-1, &a, sizeof a, 0), -1, EINVAL);
	T_ERR(sched_getattr(0x7fffffff, &a, sizeof a, 0), -1, ESRCH);

	pid = fork();
	if (!pid) {
		/* a thread of its own to change, and without any right */
		memset(&a, 0, sizeof a);
		a.size = SCHED_ATTR_SIZE_VER0;
		a.sched_policy = SCHED_BATCH;
		a.sched_nice = 7;
		errno = 77;
		T_INT(sched_setattr(0, &a, 0), 0);
		T_INT(errno, 77);
		T_INT(sched_getscheduler(0), SCHED_BATCH);
		T_INT(getpriority(PRIO_PROCESS, 0), 7);
		a.sched_nice = 9;
		T_INT(sched_setattr(getpid(), &a, 0), 0);
		memset(&a, 0, sizeof a);
		T_INT(sched_getattr(getpid(), &a, sizeof a, 0), 0);
		T_INT(a.sched_policy, SCHED_BATCH);
		T_INT(a.sched_nice, 9);
		T_INT(a.sched_priority, 0);
		a.size = 0;				/* stands for the first size */
		a.sched_policy = SCHED_IDLE;
		T_INT(sched_setattr(0, &a, 0), 0);
		T_INT(sched_getscheduler(0), SCHED_IDLE);
		a.size = sizeof a;
		a.sched_flags = SCHED_FLAG_RESET_ON_FORK;
		T_INT(sched_setattr(0, &a, 0), 0);
		T_INT(sched_getscheduler(0), SCHED_IDLE | SCHED_RESET_ON_FORK);
		T_INT(sched_getparam(0, &p), 0);
		T_INT(p.sched_priority, 0);
		_exit(t_status);
	}
	T_INT(waitpid(pid, &status, 0), pid);
	T_INT(status, 0);

	T_INT(sched_getattr(0, &a, sizeof a, 0), 0);
	T_ERR(sched_setattr(0, &a, 1), -1, EINVAL);
	T_ERR(sched_setattr(-1, &a, 0), -1, EINVAL);
	T_ERR(sched_setattr(0x7fffffff, &a, 0), -1, ESRCH);
	a.sched_policy = 99;
	T_ERR(sched_setattr(0, &a, 0), -1, EINVAL);
	a.sched_policy = SCHED_OTHER;
	a.sched_priority = 1;
	T_ERR(sched_setattr(0, &a, 0), -1, EINVAL);
	a.sched_priority = 0;
	a.size = 1;
	T_ERR(sched_setattr(0, &a, 0), -1, E2BIG);
	T_TRUE(a.size >= SCHED_ATTR_SIZE_VER0);		/* says what the kernel has */

	if (t_deny(SYS_sched_getattr, ENOSYS) || t_deny(SYS_sched_setattr, ENOSYS))
		return t_skip(T_NO_FILTER);
	nothing();
	return t_status;
}

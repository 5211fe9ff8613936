/* SPDX-License-Identifier: MIT */
/* process_madvise process_mrelease */
#include <signal.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include "seccomp.h"
#include "test.h"
#include "call.h"

static const int calls[] = { SYS_process_madvise, SYS_process_mrelease };

static void nothing(struct iovec *v)
{
	T_ERR(process_madvise(-1, v, 1, MADV_COLD, 0), -1, ENOSYS);
	T_ERR(process_mrelease(-1, 0), -1, ENOSYS);
}

int main(void)
{
	char *p = mmap(NULL, 16384, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	struct iovec v[3] = { { p, 4096 }, { p + 8192, 8192 }, { p + 1, 4096 } };
	unsigned known = T_KNOWN(calls);
	int self, other, r;
	pid_t pid;

	if (known < 2) {
		if (!known)
			nothing(v);
		return known ? t_skip("a kernel before 5.15") : t_status;
	}
	self = syscall(SYS_pidfd_open, getpid(), 0);
	memset(p, 'x', 16384);
	if (syscall(SYS_process_madvise, self, v, 1, MADV_COLD, 0) == -1 && errno == EPERM)
		return t_skip("process_madvise: no CAP_SYS_NICE");
	errno = 77;
	T_INT(process_madvise(self, v, 2, MADV_COLD, 0), 12288);
	T_INT(process_madvise(self, v, 1, MADV_PAGEOUT, 0), 4096);
	T_INT(process_madvise(self, v, 0, MADV_COLD, 0), 0);
	T_INT(errno, 77);
	T_INT(p[0] + p[9000], 2 * 'x');
	T_ERR(process_madvise(self, v, 1, MADV_COLD, 1), -1, EINVAL);
	T_ERR(process_madvise(self, v, 1, 999, 0), -1, EINVAL);
	T_ERR(process_madvise(self, v, 1025, MADV_COLD, 0), -1, EINVAL);
	T_ERR(process_madvise(self, v + 2, 1, MADV_COLD, 0), -1, EINVAL);
	T_ERR(process_madvise(-1, v, 1, MADV_COLD, 0), -1, EBADF);
	T_ERR(process_madvise(self, (struct iovec *)-16, 1, MADV_COLD, 0), -1, EFAULT);
	/* what was done before the error counts */
	T_INT(process_madvise(self, v, 3, MADV_COLD, 0), 12288);

	pid = fork();
	if (!pid) {
		alarm(30);
		for (;;)
			pause();
	}
	other = syscall(SYS_pidfd_open, pid, 0);
	T_ERR(process_mrelease(other, 0), -1, EINVAL);		/* not being killed */
	T_ERR(process_mrelease(other, 1), -1, EINVAL);
	T_ERR(process_mrelease(-1, 0), -1, EBADF);
	T_ERR(process_mrelease(-1, 1), -1, EINVAL);
	kill(pid, SIGKILL);
	errno = 77;
	r = process_mrelease(other, 0);				/* it may be gone already */
	T_TRUE(r ? r == -1 && errno == ESRCH : errno == 77);
	T_INT(waitpid(pid, NULL, 0), pid);
	T_ERR(process_mrelease(other, 0), -1, ESRCH);

	if (t_deny(SYS_process_madvise, ENOSYS) || t_deny(SYS_process_mrelease, ENOSYS))
		return t_skip(T_NO_FILTER);
	nothing(v);
	return t_status;
}

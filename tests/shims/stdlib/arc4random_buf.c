/* SPDX-License-Identifier: MIT */
#include "random.h"
#include <gnu/libc-version.h>
#include <sys/syscall.h>
#include "seccomp.h"

void arc4random_buf(void *, size_t);

/* 2.36 has its own, and with the vDSO of new kernels that needs no system call */
static int old_libc(void)
{
	return atof(gnu_get_libc_version() + 2) < 36;
}

static int status_without_entropy(void)
{
	int status = -1;
	pid_t pid = fork();

	if (!pid) {
		char b[10];

		setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
		close(2);
		t_deny(SYS_openat, ENOENT);
		arc4random_buf(b, 0);
		arc4random_buf(b, 10);
		_exit(0);
	}
	waitpid(pid, &status, 0);
	return status;
}

int main(void)
{
	static char big[3 << 20];
	int s;

	fill = arc4random_buf;
	judge("arc4random_buf", 65536);
	arc4random_buf(big, sizeof big);
	for (size_t i = 0; i + 10000 < sizeof big; i += 10000)
		T_TRUE(memcmp(big + i, big + i + 5000, 5000));
	if (t_deny(SYS_getrandom, ENOSYS))
		return t_skip(T_NO_FILTER);
	judge("arc4random_buf without getrandom", 65536);
	if (old_libc()) {
		s = status_without_entropy();
		T_TRUE(WIFSIGNALED(s) && WTERMSIG(s) == SIGABRT);
	}
	return t_status;
}

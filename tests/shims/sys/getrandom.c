/* SPDX-License-Identifier: MIT */
#include "../stdlib/random.h"
#include <fcntl.h>
#include <gnu/libc-version.h>
#include <sys/random.h>
#include <sys/syscall.h>
#ifndef T_NATIVE
#include "seccomp.h"
#endif

/* the vDSO of new kernels, which glibc takes from 2.41 on: no filter is asked, and what is wrong may pass or be a SIGSEGV */
static int quick(void)
{
	return strverscmp(gnu_get_libc_version(), "2.41") >= 0;
}

static ssize_t (*volatile get)(void *, size_t, unsigned) = getrandom;

static void get_all(void *b, size_t n)
{
	/* this many come whole, whatever signals do */
	errno = 99;
	T_INT(get(b, n, 0), n);
	T_INT(errno, 99);
}

static void contract(void)
{
	static char big[1 << 20];
	int fd = dup(0);

	close(fd);
	fill = get_all;
	judge("getrandom", 256);
	T_INT(get(big, sizeof big, 0), sizeof big);
	T_TRUE(memcmp(big, big + sizeof big / 2, 1000));
	T_INT(get(big, 100, GRND_NONBLOCK), 100);
	T_INT(get(big, 100, 4 /* GRND_INSECURE */), 100);
	T_INT(get(big, 0, 0), 0);
	errno = 0;
	T_TRUE(get(big, 10, GRND_RANDOM | GRND_NONBLOCK) > 0 || errno == EAGAIN);
	T_ERR(get(big, 10, 8), -1, EINVAL);
	T_ERR(get(big, 0, ~0u), -1, EINVAL);
	if (quick())
		goto end;
	T_ERR(get(big, 10, GRND_RANDOM | 4), -1, EINVAL);
	T_ERR(get((void *)1, 10, 0), -1, EFAULT);
	T_ERR(get((void *)1, 1000, GRND_NONBLOCK), -1, EFAULT);
end:
	T_INT(dup(0), fd);
	close(fd);
}

#ifndef T_NATIVE
/* a signal while the seed is awaited: only the first call waits */
static void interrupted(void)
{
	int status, fd = dup(0);
	pid_t pid = fork();
	char b[10];

	close(fd);
	if (!pid) {
		t_deny(SYS_ppoll, EINTR);
		T_ERR(get(b, 10, 0), -1, EINTR);
		T_ERR(get(b, 10, GRND_NONBLOCK), -1, EINTR);
		T_INT(get(b, 10, 4), 10);
		T_INT(dup(0), fd);
		_exit(t_status);
	}
	waitpid(pid, &status, 0);
	T_INT(status, 0);
}
#endif

int main(void)
{
	contract();
#ifndef T_NATIVE
	char b[10];

	if (quick())
		return t_status;
	if (t_deny(SYS_getrandom, ENOSYS))
		return t_skip(T_NO_FILTER);
	T_ERR(syscall(SYS_getrandom, b, 1, 0), -1, ENOSYS);
	interrupted();
	contract();
	setrlimit(RLIMIT_NOFILE, &(struct rlimit){ 3, 3 });
	T_ERR(get(b, 10, 0), -1, ENOSYS);
	T_ERR(get(b, 10, GRND_RANDOM), -1, ENOSYS);
	T_ERR(get(b, 10, 8), -1, EINVAL);
	setrlimit(RLIMIT_NOFILE, &(struct rlimit){ 64, 64 });
	t_deny(SYS_openat, ENOENT);
	T_ERR(get(b, 10, 0), -1, ENOSYS);
	T_ERR(get(b, 10, GRND_NONBLOCK), -1, ENOSYS);
#endif
	return t_status;
}

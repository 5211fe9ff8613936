/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "seccomp.h"
#include "test.h"

#ifndef CLOSE_RANGE_CLOEXEC
#define CLOSE_RANGE_CLOEXEC 4
#endif

static int is_open(int fd)
{
	return fcntl(fd, F_GETFD) >= 0;
}

static void open_all(void)
{
	for (int fd = 50; fd < 60; fd++)
		T_INT(dup2(0, fd), fd);
}

int main(void)
{
	int null = open("/dev/null", O_RDONLY), r;

	T_INT(dup2(null, 0), 0);
	open_all();
	errno = 0;
	r = close_range(52, 55, 0);
	if (r < 0 && errno == ENOSYS)		/* qemu-user, kernels before 5.9 */
		return t_skip("no close_range here");
	T_INT(r, 0);
	for (int fd = 50; fd < 60; fd++)
		T_INT(is_open(fd), fd < 52 || fd > 55);
	errno = 77;
	T_INT(close_range(52, 55, 0), 0);
	T_INT(errno, 77);
	T_INT(close_range(56, ~0u, CLOSE_RANGE_CLOEXEC), 0);
	T_INT(fcntl(55 + 1, F_GETFD), FD_CLOEXEC);
	T_INT(fcntl(51, F_GETFD), 0);
	T_INT(close_range(51, ~0u, 0), 0);
	T_TRUE(is_open(50) && !is_open(51) && !is_open(59));
	T_ERR(close_range(52, 51, 0), -1, EINVAL);
	T_ERR(close_range(50, 51, 0x100), -1, EINVAL);
	T_TRUE(is_open(50));

	if (t_deny(SYS_close_range, ENOSYS))
		return t_skip(T_NO_FILTER);
	open_all();
	T_ERR(close_range(50, 59, 0), -1, ENOSYS);
	T_TRUE(is_open(50) && is_open(59));
	return t_status;
}

/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <unistd.h>
#include "test.h"

extern int fcntl64(int, int, ...);

int main(void)
{
	char name[] = "/tmp/fcntlXXXXXX";
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 1LL << 40,
		.l_len = 10 };
	struct f_owner_ex owner = { F_OWNER_TID, 0 };
	int fd = mkstemp(name), other;

	unlink(name);
	other = fcntl64(fd, F_DUPFD_CLOEXEC, 100);
	T_TRUE(other >= 100);
	T_INT(fcntl64(other, F_GETFD), FD_CLOEXEC);
	T_INT(fcntl64(other, F_SETFD, 0), 0);
	T_INT(fcntl64(other, F_GETFD), 0);
	T_INT(fcntl64(fd, F_SETFL, O_APPEND | O_NONBLOCK), 0);
	T_INT(fcntl64(other, F_GETFL) & (O_APPEND | O_NONBLOCK), O_APPEND | O_NONBLOCK);
	T_INT(fcntl64(fd, F_SETLKW, &lock), 0);
	lock.l_type = F_RDLCK;
	lock.l_start = 0;
	T_INT(fcntl64(fd, F_GETLK, &lock), 0);
	T_INT(lock.l_type, F_UNLCK);
	lock.l_pid = 0;
	lock.l_type = F_WRLCK;
	lock.l_start = 1LL << 40;
	T_INT(fcntl64(fd, F_OFD_GETLK, &lock), 0);
	T_INT(lock.l_type, F_WRLCK);
	T_INT(lock.l_start, 1LL << 40);
	T_INT(fcntl64(fd, F_SETOWN, getpid()), 0);
	T_INT(fcntl64(fd, F_GETOWN), getpid());
	T_INT(fcntl64(fd, F_GETOWN_EX, &owner), 0);
	T_INT(owner.type, F_OWNER_PID);
	T_INT(owner.pid, getpid());
	T_ERR(fcntl64(-1, F_GETFD), -1, EBADF);
	T_ERR(fcntl64(fd, 12345), -1, EINVAL);
	T_ERR(fcntl64(fd, F_SETLK, (struct flock *)-1), -1, EFAULT);
	return t_status;
}

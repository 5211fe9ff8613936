/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "seccomp.h"
#include "test.h"

int main(void)
{
	char name[251], link[300] = "", self[40];
	struct stat st;
	char *p;
	int fd, other;

	errno = 77;
	fd = memfd_create("an example", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	T_TRUE(fd >= 0);
	T_INT(errno, 77);
	T_INT(fcntl(fd, F_GETFD), FD_CLOEXEC);
	T_INT(fstat(fd, &st), 0);
	T_INT(st.st_size, 0);
	T_INT(ftruncate(fd, 10), 0);
	p = mmap(NULL, 10, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	T_TRUE(p != MAP_FAILED);
	memcpy(p, "hello", 5);
	T_INT(pread(fd, name, 10, 0), 10);
	T_INT(memcmp(name, "hello\0\0\0\0\0", 10), 0);
	snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
	T_TRUE(readlink(self, link, sizeof link - 1) > 0);
	T_TRUE(strstr(link, "an example") != NULL);

	munmap(p, 10);
	T_INT(fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SEAL), 0);
	T_ERR(write(fd, "x", 1), -1, EPERM);
	other = memfd_create("an example", 0);		/* a name may be used twice */
	T_TRUE(other >= 0 && other != fd);
	T_INT(fcntl(other, F_GETFD), 0);
	T_ERR(fcntl(other, F_ADD_SEALS, F_SEAL_WRITE), -1, EPERM);

	memset(name, 'n', sizeof name - 1);
	name[250] = '\0';
	T_ERR(memfd_create(name, 0), -1, EINVAL);	/* 249 is the limit */
	name[249] = '\0';
	T_TRUE(memfd_create(name, 0) >= 0);
	T_ERR(memfd_create("x", 0x4000), -1, EINVAL);
	T_ERR(memfd_create((char *)-1, 0), -1, EFAULT);

	if (t_deny(SYS_memfd_create, ENOSYS))
		return t_skip(T_NO_FILTER);
	T_ERR(memfd_create("x", 0), -1, ENOSYS);
	return t_status;
}

/* SPDX-License-Identifier: MIT */
/* The test of mknod and __mknod. */
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>
#include "test.h"

int main(void)
{
	char dir[] = "/tmp/mknodXXXXXX", path[64];
	struct stat s;
	int r;

	T_TRUE(mkdtemp(dir) != NULL);
	snprintf(path, sizeof path, "%s/node", dir);
	umask(022);
	errno = 77;
	T_INT(mknod(path, S_IFIFO | 0666, 0), 0);
	T_INT(errno, 77);
	T_INT(lstat(path, &s), 0);
	T_INT(s.st_mode, S_IFIFO | 0644);
	T_ERR(mknod(path, S_IFIFO | 0666, 0), -1, EEXIST);
	unlink(path);
	T_INT(mknod(path, 0600, 0), 0);
	T_INT(lstat(path, &s), 0);
	T_INT(s.st_mode, S_IFREG | 0600);
	unlink(path);
	/* what a user may not do must at least have been understood */
	r = mknod(path, S_IFCHR | 0600, makedev(1, 3));
	if (r) {
		T_INT(errno, EPERM);
	} else {
		T_INT(lstat(path, &s), 0);
		T_TRUE(S_ISCHR(s.st_mode));
		T_INT(s.st_rdev, makedev(1, 3));
	}
	unlink(path);
	T_ERR(mknod(path, S_IFCHR | 0600, (dev_t)1 << 40), -1, EINVAL);
	T_ERR(mknod("/none/x", S_IFIFO | 0600, 0), -1, ENOENT);
	T_ERR(mknod((char *)-1, S_IFIFO | 0600, 0), -1, EFAULT);
	T_INT(rmdir(dir), 0);
	return t_status;
}

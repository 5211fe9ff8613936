/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "test.h"
#include "seccomp.h"

#ifndef SYS_fchmodat2
#define SYS_fchmodat2 452
#endif

static char dir[] = "/tmp/fchmodatXXXXXX";
static int at;

static int mode_of(const char *name)
{
	struct stat st;

	return fstatat(at, name, &st, AT_SYMLINK_NOFOLLOW) ? -1 : (int)(st.st_mode & 07777);
}

static void check(void)
{
	char path[64];
	int open_fd = dup(at), next;

	close(open_fd);
	T_INT(fchmodat(at, "file", 0640, 0), 0);
	T_INT(mode_of("file"), 0640);
	T_INT(fchmodat(at, "file", 0604, AT_SYMLINK_NOFOLLOW), 0);
	T_INT(mode_of("file"), 0604);
	T_INT(fchmodat(at, "dir", 01711, AT_SYMLINK_NOFOLLOW), 0);
	T_INT(mode_of("dir"), 01711);
	T_INT(fchmodat(at, "secret", 0, AT_SYMLINK_NOFOLLOW), 0);
	T_INT(fchmodat(at, "secret", 0200, AT_SYMLINK_NOFOLLOW), 0);	/* of a file that cannot be read */
	T_INT(mode_of("secret"), 0200);
	T_INT(fchmodat(at, "fifo", 0600, AT_SYMLINK_NOFOLLOW), 0);	/* without waiting for its other end */
	T_INT(mode_of("fifo"), 0600);
	snprintf(path, sizeof path, "%s/file", dir);
	T_INT(fchmodat(-1, path, 0611, AT_SYMLINK_NOFOLLOW), 0);
	T_INT(mode_of("file"), 0611);
	T_INT(lchmod(path, 0644), 0);
	T_INT(mode_of("file"), 0644);

	T_ERR(fchmodat(at, "link", 0600, AT_SYMLINK_NOFOLLOW), -1, EOPNOTSUPP);
	T_INT(mode_of("file"), 0644);
	T_INT(fchmodat(at, "link", 0600, 0), 0);
	T_INT(mode_of("file"), 0600);
	snprintf(path, sizeof path, "%s/link", dir);
	T_ERR(lchmod(path, 0644), -1, EOPNOTSUPP);
	T_ERR(fchmodat(at, "dangling", 0600, AT_SYMLINK_NOFOLLOW), -1, EOPNOTSUPP);
	T_ERR(fchmodat(at, "dangling", 0600, 0), -1, ENOENT);
	T_ERR(fchmodat(at, "none", 0600, AT_SYMLINK_NOFOLLOW), -1, ENOENT);
	T_ERR(fchmodat(at, "file/x", 0600, AT_SYMLINK_NOFOLLOW), -1, ENOTDIR);
	T_ERR(fchmodat(-1, "file", 0600, AT_SYMLINK_NOFOLLOW), -1, EBADF);
	T_ERR(fchmodat(at, "file", 0600, 0x40000000), -1, EINVAL);
	T_ERR(fchmodat(at, "file", 0600, 0x40000000 | AT_SYMLINK_NOFOLLOW), -1, EINVAL);
	T_INT(mode_of("file"), 0600);
	next = dup(at);
	T_INT(next, open_fd);
	close(next);
}

int main(void)
{
	T_TRUE(mkdtemp(dir));
	at = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	T_TRUE(at >= 0);
	close(openat(at, "file", O_CREAT | O_WRONLY, 0600));
	close(openat(at, "secret", O_CREAT | O_WRONLY, 0600));
	T_INT(mkdirat(at, "dir", 0700), 0);
	T_INT(mkfifoat(at, "fifo", 0640), 0);
	T_INT(symlinkat("file", at, "link"), 0);
	T_INT(symlinkat("nowhere", at, "dangling"), 0);
	check();
	if (t_deny(SYS_fchmodat2, ENOSYS) == 0)
		check();
	unlinkat(at, "file", 0);
	unlinkat(at, "secret", 0);
	unlinkat(at, "dir", AT_REMOVEDIR);
	unlinkat(at, "fifo", 0);
	unlinkat(at, "link", 0);
	unlinkat(at, "dangling", 0);
	rmdir(dir);
	return t_status;
}

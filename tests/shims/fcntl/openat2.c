/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "seccomp.h"
#include "test.h"
#include "../sys/call.h"
#include "../sys/cancel.h"

static int dir;

static int with(const char *path, unsigned long flags, unsigned mode, unsigned long resolve)
{
	struct open_how how = { .flags = flags, .mode = mode, .resolve = resolve };

	return openat2(dir, path, &how, sizeof how);
}

static void quick(void)
{
	close(with(".", O_RDONLY, 0, 0));
}

static void blocking(void)
{
	close(with("fifo", O_RDONLY, 0, 0));
}

/* exactly the named file, with these flags */
static void opens(int fd, const char *name, int flags)
{
	struct stat a, b;

	T_TRUE(fd >= 0);
	T_INT(fstat(fd, &a), 0);
	T_INT(fstatat(dir, name, &b, 0), 0);
	T_TRUE(a.st_ino == b.st_ino && a.st_dev == b.st_dev);
	T_INT(fcntl(fd, F_GETFD), flags & O_CLOEXEC ? FD_CLOEXEC : 0);
	T_INT(fcntl(fd, F_GETFL) & (O_ACCMODE | O_APPEND | O_NONBLOCK), flags & ~O_CLOEXEC);
	close(fd);
}

static void all(void)
{
	struct {
		struct open_how how;
		unsigned long more;
	} newer = { { .flags = O_RDONLY }, 0 };
	struct open_how odd = { .flags = 1UL << 40 };
	struct stat st;
	int fd;

	umask(027);
	errno = 77;
	opens(with("file", O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0666, 0), "file", O_RDWR | O_CLOEXEC);
	T_INT(errno, 77);
	T_INT(fstatat(dir, "file", &st, 0), 0);
	T_INT(st.st_mode & 07777, 0640);
	opens(with("file", O_WRONLY | O_APPEND, 0, 0), "file", O_WRONLY | O_APPEND);
	opens(with("file", O_NONBLOCK, 0, RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS), "file", O_NONBLOCK);
	T_ERR(with("file", O_CREAT | O_EXCL | O_RDWR, 0666, 0), -1, EEXIST);
	T_ERR(with("none", O_RDONLY, 0, 0), -1, ENOENT);
	T_ERR(with("file", O_DIRECTORY, 0, 0), -1, ENOTDIR);
	T_ERR(with("link", O_RDONLY, 0, RESOLVE_NO_SYMLINKS), -1, ELOOP);
	T_ERR(with("link", O_RDONLY | O_NOFOLLOW, 0, 0), -1, ELOOP);
	opens(with("link", O_RDONLY, 0, RESOLVE_BENEATH), "file", O_RDONLY);
	T_ERR(with("../x", O_RDONLY, 0, RESOLVE_BENEATH), -1, EXDEV);
	T_ERR(with("/dev/null", O_RDONLY, 0, RESOLVE_BENEATH), -1, EXDEV);
	T_ERR(with("/dev/null", O_RDONLY, 0, RESOLVE_IN_ROOT), -1, ENOENT);
	opens(with("/../../file", O_RDONLY, 0, RESOLVE_IN_ROOT), "file", O_RDONLY);
	T_ERR(with("/proc/self/exe", O_RDONLY, 0, RESOLVE_NO_MAGICLINKS), -1, ELOOP);

	/* what openat lets pass */
	T_ERR(with("file", O_RDONLY, 0600, 0), -1, EINVAL);
	T_ERR(with("file", O_CREAT | O_RDWR, 0200000, 0), -1, EINVAL);
	fd = (int)syscall(SYS_openat2, dir, "file", &odd, sizeof odd);
	if (fd < 0)		/* qemu-user takes it */
		T_ERR(with("file", odd.flags, 0, 0), -1, EINVAL);
	close(fd);
	T_ERR(with("file", O_RDONLY, 0, 1UL << 40), -1, EINVAL);
	T_ERR(with("file", O_RDONLY, 0, RESOLVE_BENEATH | RESOLVE_IN_ROOT), -1, EINVAL);

	opens(openat2(dir, "file", &newer.how, sizeof newer), "file", O_RDONLY);
	newer.more = 1;
	T_ERR(openat2(dir, "file", &newer.how, sizeof newer), -1, E2BIG);
	T_ERR(openat2(dir, "file", &newer.how, 8), -1, EINVAL);
	T_ERR(openat2(dir, "file", &newer.how, 0), -1, EINVAL);
	T_ERR(openat2(-1, "file", &newer.how, sizeof newer.how), -1, EBADF);
	t_cancel_point(quick, blocking);
}

int main(void)
{
	char name[] = "/tmp/openat2XXXXXX";

	T_TRUE(mkdtemp(name) != NULL);
	dir = open(name, O_RDONLY | O_DIRECTORY);
	T_INT(symlinkat("file", dir, "link"), 0);
	T_INT(mkfifoat(dir, "fifo", 0600), 0);
	if (t_known(SYS_openat2))
		all();
	unlinkat(dir, "file", 0);
	unlinkat(dir, "link", 0);
	unlinkat(dir, "fifo", 0);
	T_INT(rmdir(name), 0);
	if (t_deny(SYS_openat2, ENOSYS))
		return t_skip(T_NO_FILTER);
	T_ERR(with(".", O_RDONLY, 0, 0), -1, ENOSYS);
	return t_status;
}

/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "seccomp.h"
#include "test.h"

static int dir;

static void make(const char *name)
{
	int fd = openat(dir, name, O_CREAT | O_WRONLY | O_TRUNC, 0600);

	T_INT(write(fd, name, strlen(name)), strlen(name));
	close(fd);
}

static const char *text(const char *name)
{
	static char buf[8];
	int fd = openat(dir, name, O_RDONLY);

	if (fd < 0)
		return "-";
	memset(buf, 0, sizeof buf);
	T_TRUE(read(fd, buf, 7) >= 0);
	close(fd);
	return buf;
}

static void plain(void)
{
	make("a");
	make("b");
	errno = 77;
	T_INT(renameat2(dir, "a", dir, "b", 0), 0);
	T_INT(errno, 77);
	T_STR(text("a"), "-");
	T_STR(text("b"), "a");
	T_ERR(renameat2(dir, "a", dir, "b", 0), -1, ENOENT);
	T_ERR(renameat2(-1, "a", dir, "b", 0), -1, EBADF);
	T_ERR(renameat2(dir, "b", dir, "a/", 0), -1, ENOTDIR);
}

int main(void)
{
	char tmp[] = "/tmp/renXXXXXX";
	int denied;

	T_TRUE(mkdtemp(tmp) != NULL);
	dir = open(tmp, O_RDONLY | O_DIRECTORY);
	plain();

	make("a");
	make("b");
	T_ERR(renameat2(dir, "a", dir, "b", RENAME_NOREPLACE), -1, EEXIST);
	T_STR(text("a"), "a");
	T_INT(renameat2(dir, "a", dir, "c", RENAME_NOREPLACE), 0);
	T_STR(text("c"), "a");
	errno = 77;
	T_INT(renameat2(dir, "b", dir, "c", RENAME_EXCHANGE), 0);
	T_INT(errno, 77);
	T_STR(text("b"), "a");
	T_STR(text("c"), "b");
	T_ERR(renameat2(dir, "b", dir, "none", RENAME_EXCHANGE), -1, ENOENT);
	T_ERR(renameat2(dir, "b", dir, "c", RENAME_EXCHANGE | RENAME_NOREPLACE), -1, EINVAL);
	T_ERR(renameat2(dir, "b", dir, "c", 0x80000000u), -1, EINVAL);

	denied = !t_deny(SYS_renameat2, ENOSYS);
	if (denied) {
		plain();
		T_ERR(renameat2(dir, "b", dir, "x", RENAME_NOREPLACE), -1, EINVAL);
		T_ERR(renameat2(dir, "b", dir, "c", RENAME_EXCHANGE), -1, EINVAL);
		T_STR(text("b"), "a");
	}
	unlinkat(dir, "a", 0);
	unlinkat(dir, "b", 0);
	unlinkat(dir, "c", 0);
	T_INT(rmdir(tmp), 0);
	if (denied)
		return t_status;
	return t_skip(T_NO_FILTER);
}

/* SPDX-License-Identifier: MIT */
/* The calls that mount in steps: fsopen fsconfig fsmount fspick move_mount open_tree mount_setattr. */
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include "seccomp.h"
#include "test.h"
#include "call.h"

static const int calls[] = {
	SYS_fsconfig, SYS_fsmount, SYS_fsopen, SYS_fspick, SYS_mount_setattr, SYS_move_mount, SYS_open_tree,
};
#define COUNT (sizeof calls / sizeof *calls)

static struct mount_attr attr;

static void nothing(void)
{
	T_ERR(fsopen("tmpfs", 0), -1, ENOSYS);
	T_ERR(fsconfig(-1, FSCONFIG_SET_FLAG, "ro", NULL, 0), -1, ENOSYS);
	T_ERR(fsmount(-1, 0, 0), -1, ENOSYS);
	T_ERR(fspick(AT_FDCWD, "/", 0), -1, ENOSYS);
	T_ERR(move_mount(-1, "", -1, "", 0), -1, ENOSYS);
	T_ERR(open_tree(AT_FDCWD, "/", 0), -1, ENOSYS);
	T_ERR(mount_setattr(AT_FDCWD, "/", 0, &attr, sizeof attr), -1, ENOSYS);
}

/* whoever may not mount gets past these too */
static void errors(void)
{
	char *none = NULL;
	int fd;

	T_RAW(fsopen, "no such file system", 0);
	T_RAW(fsopen, "tmpfs", 99);
	T_RAW(fsopen, none, 0);
	T_ERR(fsconfig(-1, FSCONFIG_SET_STRING, "a", "b", 0), -1, EINVAL);
	T_ERR(fsconfig(99, FSCONFIG_SET_STRING, "a", "b", 0), -1, EBADF);
	T_ERR(fsconfig(0, FSCONFIG_SET_STRING, "a", "b", 0), -1, EINVAL);
	T_RAW(fsconfig, 0, 99, "a", "b", 0);
	T_RAW(fsmount, -1, 0, 0);
	T_RAW(fsmount, 0, 99, 0);
	T_RAW(fsmount, 0, 0, ~0U);
	T_RAW(fspick, AT_FDCWD, "/none", 0);
	T_RAW(fspick, AT_FDCWD, "/", 0x100);
	T_RAW(fspick, -1, "x", 0);
	T_RAW(move_mount, -1, "x", AT_FDCWD, "/", 0);
	T_RAW(move_mount, AT_FDCWD, "/", -1, "x", 0);
	T_RAW(move_mount, AT_FDCWD, "/", AT_FDCWD, "/none", 0);
	T_RAW(move_mount, AT_FDCWD, "/", AT_FDCWD, "/", 0x8000);
	T_ERR(open_tree(AT_FDCWD, "/none", 0), -1, ENOENT);
	T_ERR(open_tree(-1, "x", 0), -1, EBADF);
	T_ERR(open_tree(AT_FDCWD, "/", 0x10), -1, EINVAL);
	fd = open_tree(AT_FDCWD, "/", OPEN_TREE_CLOEXEC);
	T_TRUE(fd >= 0);
	T_INT(fcntl(fd, F_GETFD), FD_CLOEXEC);
	T_INT(fcntl(fd, F_GETFL) & O_PATH, O_PATH);
	close(fd);
	T_RAW(mount_setattr, AT_FDCWD, "/", 0, &attr, 0);
	T_RAW(mount_setattr, AT_FDCWD, "/none", 0, &attr, sizeof attr);
	T_RAW(mount_setattr, -1, "x", 0, &attr, sizeof attr);
	T_RAW(mount_setattr, AT_FDCWD, "/", 1, &attr, sizeof attr);
}

static void mounts(char *dir)
{
	struct statvfs v;
	int fs, mnt, tree, fd;

	fd = fsopen("tmpfs", 0);
	T_INT(fcntl(fd, F_GETFD), 0);
	close(fd);
	errno = 77;
	fs = fsopen("tmpfs", FSOPEN_CLOEXEC);
	T_TRUE(fs >= 0);
	T_INT(fcntl(fs, F_GETFD), FD_CLOEXEC);
	T_INT(fsconfig(fs, FSCONFIG_SET_STRING, "size", "64k", 0), 0);
	T_INT(fsconfig(fs, FSCONFIG_SET_STRING, "mode", "0750", 0), 0);
	T_INT(errno, 77);
	T_ERR(fsconfig(fs, FSCONFIG_SET_STRING, "nonsense", "1", 0), -1, EINVAL);
	T_ERR(fsconfig(fs, FSCONFIG_SET_FLAG, "ro", NULL, 1), -1, EINVAL);
	T_RAW(fsconfig, fs, FSCONFIG_SET_STRING, "size", NULL, 0);	/* EFAULT under qemu-user 10 */
	T_ERR(fsmount(fs, 0, 0), -1, EINVAL);			/* not created yet */
	T_INT(fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0), 0);
	T_ERR(fsmount(fs, 0, 0x40000000), -1, EINVAL);
	mnt = fsmount(fs, FSMOUNT_CLOEXEC, MOUNT_ATTR_NOEXEC);
	T_TRUE(mnt >= 0);
	T_INT(fcntl(mnt, F_GETFD), FD_CLOEXEC);
	T_INT(fstatvfs(mnt, &v), 0);
	T_INT(v.f_blocks * v.f_frsize, 65536);
	T_INT(v.f_flag & (ST_NOEXEC | ST_NOSUID | ST_RDONLY), ST_NOEXEC);

	T_ERR(move_mount(mnt, "", AT_FDCWD, dir, 0), -1, ENOENT);
	errno = 77;
	T_INT(move_mount(mnt, "", AT_FDCWD, dir, MOVE_MOUNT_F_EMPTY_PATH), 0);
	T_INT(errno, 77);
	fd = open(dir, O_RDONLY | O_DIRECTORY);
	T_INT(fstatvfs(fd, &v), 0);
	T_INT(v.f_flag & (ST_NOEXEC | ST_RDONLY), ST_NOEXEC);
	T_INT(mkdirat(fd, "sub", 0700), 0);

	attr.attr_set = MOUNT_ATTR_RDONLY;
	attr.attr_clr = MOUNT_ATTR_NOEXEC;
	errno = 77;
	T_INT(mount_setattr(AT_FDCWD, dir, 0, &attr, sizeof attr), 0);
	T_INT(errno, 77);
	T_ERR(mkdirat(fd, "more", 0700), -1, EROFS);
	T_INT(fstatvfs(fd, &v), 0);
	T_INT(v.f_flag & (ST_NOEXEC | ST_RDONLY), ST_RDONLY);
	T_ERR(mount_setattr(fd, "sub", 0, &attr, sizeof attr), -1, EINVAL);	/* no mount's root */
	T_ERR(mount_setattr(fd, "", 0, &attr, sizeof attr), -1, ENOENT);
	T_INT(mount_setattr(fd, "", AT_EMPTY_PATH, &attr, sizeof attr), 0);

	tree = open_tree(AT_FDCWD, dir, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC);
	T_TRUE(tree >= 0);
	attr.attr_set = 0;
	attr.attr_clr = MOUNT_ATTR_RDONLY;
	T_INT(mount_setattr(tree, "", AT_EMPTY_PATH, &attr, sizeof attr), 0);
	T_INT(mkdirat(tree, "more", 0700), 0);			/* the copy only */
	T_ERR(mkdirat(fd, "third", 0700), -1, EROFS);
	T_INT(faccessat(fd, "more", F_OK, 0), 0);
	close(tree);

	close(fs);
	fs = fspick(AT_FDCWD, dir, FSPICK_CLOEXEC);
	T_TRUE(fs >= 0);
	T_INT(fcntl(fs, F_GETFD), FD_CLOEXEC);
	T_INT(fsconfig(fs, FSCONFIG_SET_STRING, "size", "128k", 0), 0);
	T_INT(fsconfig(fs, FSCONFIG_CMD_RECONFIGURE, NULL, NULL, 0), 0);
	T_INT(fstatvfs(fd, &v), 0);
	T_INT(v.f_blocks * v.f_frsize, 131072);
	T_ERR(fspick(fd, "sub", 0), -1, EINVAL);
	close(fs);
	close(fd);
	close(mnt);
	T_INT(umount2(dir, MNT_DETACH), 0);
}

static void put(const char *file, unsigned id)
{
	char line[32];
	int fd = open(file, O_WRONLY), n = snprintf(line, sizeof line, "%u %u 1\n", id, id);

	T_INT(write(fd, line, (size_t)n), n);
	close(fd);
}

/* mounts of our own: as root, or in a user namespace */
static int may_mount(void)
{
	unsigned uid = getuid(), gid = getgid();
	int fd;

	if (!unshare(CLONE_NEWNS))
		return 1;
	if (unshare(CLONE_NEWUSER | CLONE_NEWNS))
		return 0;
	fd = open("/proc/self/setgroups", O_WRONLY);
	T_INT(write(fd, "deny", 4), 4);
	close(fd);
	put("/proc/self/uid_map", uid);
	put("/proc/self/gid_map", gid);
	return 1;
}

int main(void)
{
	char dir[] = "/tmp/fsXXXXXX";
	unsigned known = T_KNOWN(calls);
	const char *not = NULL;

	if (!known) {
		nothing();
		return t_status;
	}
	if (known < COUNT)
		return t_skip("a kernel before 5.12");
	if (syscall(SYS_open_tree, -1, "x", 0) == -1 && errno == EPERM)
		return t_skip("a filter refuses these calls");
	errors();
	if (!may_mount()) {
		not = "may not mount here";
		T_ERR(fsopen("tmpfs", 0), -1, EPERM);
		T_ERR(open_tree(AT_FDCWD, "/", OPEN_TREE_CLONE), -1, EPERM);
	} else if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL)) {
		not = "/ is no mount, as in a chroot";
	} else {
		T_TRUE(mkdtemp(dir) != NULL);
		mounts(dir);
		T_INT(rmdir(dir), 0);
	}
	for (unsigned i = 0; i < COUNT; i++)
		if (t_deny(calls[i], ENOSYS))
			return t_skip(T_NO_FILTER);
	nothing();
	return not ? t_skip(not) : t_status;
}

/* SPDX-License-Identifier: MIT */
/* posix_spawnattr_getcgroup_np as well, and POSIX_SPAWN_SETCGROUP. */
#include <limits.h>
#include <stdint.h>
#include <sys/syscall.h>
#include "test.h"
#include "seccomp.h"
#include "spawning.h"

static int cgroup(void)
{
	int fd = -77;

	T_INT(posix_spawnattr_getcgroup_np(&attr, &fd), 0);
	return fd;
}

static void into(int fd)
{
	T_INT(posix_spawnattr_setcgroup_np(&attr, fd), 0);
	T_INT(cgroup(), fd);
}

static void attribute(void)
{
	posix_spawnattr_t other;
	struct sched_param p = { 0 };
	sigset_t set;

	T_INT(cgroup(), 0);
	memset(&other, 0xa5, sizeof other);
	T_INT(posix_spawnattr_init(&other), 0);
	into(INT_MAX);
	/* a place of its own */
	sigfillset(&set);
	posix_spawnattr_setsigmask(&other, &set);
	posix_spawnattr_setsigdefault(&other, &set);
	posix_spawnattr_setpgroup(&other, -1);
	posix_spawnattr_setschedpolicy(&other, -1);
	p.sched_priority = -1;
	posix_spawnattr_setschedparam(&other, &p);
	posix_spawnattr_setflags(&other, 0x1ff);
	attr = other;
	T_INT(cgroup(), 0);
	into(-5);
	T_INT(memcmp(&other, &attr, offsetof(posix_spawnattr_t, __cgroup)), 0);
	T_INT(posix_spawnattr_init(&attr), 0);
	T_INT(cgroup(), 0);
	into(99);
	T_EXIT(0, "three", 3);			/* not without the flag */
}

/* What the kernel itself says to clone3 into this cgroup; pid of a child that has ended, or errno. */
static int kernel(int fd)
{
	uint64_t a[11] = { [0] = 0x200000000ULL, [4] = SIGCHLD, [10] = (uint64_t)fd };
	long r = syscall(SYS_clone3, a, sizeof a);

	if (!r)
		_exit(0);
	if (r < 0)
		return errno == ENOSYS ? EOPNOTSUPP : errno;
	waitpid((pid_t)r, NULL, 0);
	return 0;
}

static void spawns(int fd)
{
	int e = kernel(fd);

	into(fd);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETCGROUP);
	if (e)
		T_FAIL(0, "three", e);
	else
		T_EXIT(0, "three", 3);
	T_FAIL(0, "none", e ? e : ENOENT);
	/* with actions that libc knows, and others */
	T_INT(posix_spawn_file_actions_addchdir_np(&fa, "a"), 0);
	T_INT(posix_spawn_file_actions_addclosefrom_np(&fa, 3), 0);
	if (e)
		T_FAIL(0, "../three", e);
	else
		T_EXIT(0, "../three", 3);
	T_INT(posix_spawn_file_actions_adddup2(&fa, 0, 5), 0);
	T_INT(posix_spawn_file_actions_addfchdir_np(&fa, 5), 0);
	T_FAIL(0, "../three", e ? e : ENOTDIR);
	again();
	posix_spawnattr_setflags(&attr, 0);
	T_EXIT(0, "three", 3);
}

static void errors(void)
{
	int null = open("/dev/null", O_RDONLY), dir = open(top, O_RDONLY | O_DIRECTORY);

	spawns(-5);
	spawns(0);
	spawns(null);
	spawns(dir);
	spawns(199);
	close(null);
	close(dir);
}

static int denied(int error, int want)
{
	pid_t pid = fork();
	int status = -1;

	if (!pid) {
		int fd = open("/dev/null", O_RDONLY);

		t_status = 0;
		if (t_deny(SYS_clone3, error))
			_exit(77);
		into(fd);
		posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETCGROUP);
		/* an emulator may not have it at all */
		T_FAIL(0, "three", emulated() ? EOPNOTSUPP : want);
		posix_spawnattr_setflags(&attr, 0);
		if (error == ENOSYS)
			T_EXIT(0, "three", 3);
		_exit(t_status);
	}
	T_INT(waitpid(pid, &status, 0), pid);
	return status;
}

/* The path of this process's cgroup (version 2) in the file system, or "". */
static const char *own_cgroup(void)
{
	static char path[2048], line[1024], mount[512];
	FILE *f = fopen("/proc/self/mountinfo", "r");

	while (f && fgets(line, sizeof line, f))
		if (strstr(line, " - cgroup2 "))
			sscanf(line, "%*s %*s %*s %*s %511s", mount);
	if (f)
		fclose(f);
	f = fopen("/proc/self/cgroup", "r");
	while (f && fgets(line, sizeof line, f))
		if (!strncmp(line, "0::", 3) && *mount) {
			line[strcspn(line, "\n")] = '\0';
			snprintf(path, sizeof path, "%s%s", mount, line + 3);
		}
	if (f)
		fclose(f);
	return path;
}

static int moves(void)
{
	char path[2100], want[64];
	int fd, e;

	if (!*own_cgroup())
		return 0;
	snprintf(path, sizeof path, "%s/spawn%d", own_cgroup(), (int)getpid());
	if (mkdir(path, 0755))
		return 0;
	fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	e = kernel(fd);
	spawns(fd);
	if (!e) {
		into(fd);
		posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETCGROUP);
		snprintf(want, sizeof want, "spawn%d\n", (int)getpid());
		T_STR(sh("sed -n 's/^0::.*\\///p' /proc/self/cgroup"), want);
		again();
	}
	close(fd);
	for (int i = 0; i < 100 && rmdir(path); i++)
		usleep(10000);
	return !e;
}

int main(void)
{
	int moved, s;

	start();
	file("three", "#!/bin/sh\nexit 3\n", 0755);
	mkdir("a", 0755);
	attribute();
	errors();
	s = denied(ENOSYS, EOPNOTSUPP);
	if (s != 77 << 8)
		T_INT(s, 0);
	s = denied(E2BIG, E2BIG);		/* Linux 5.3 to 5.6 */
	if (s != 77 << 8)
		T_INT(s, 0);
	moved = moves();
	s = finish();
	return moved || s || emulated() ? s : t_skip("no cgroup to make here, or no clone3");
}

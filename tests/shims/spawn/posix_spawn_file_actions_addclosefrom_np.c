/* SPDX-License-Identifier: MIT */
#include <dlfcn.h>
#include <limits.h>
#include <sys/resource.h>
#include "test.h"
#include "seccomp.h"
#include "spawning.h"

static int closefrom_at(int fd)
{
	return posix_spawn_file_actions_addclosefrom_np(&fa, fd);
}

/* the descriptors that a program has from 3 on; the shell's own "ls" adds one, the lowest free */
static const char *fds(void)
{
	return sh("ls /proc/self/fd | sort -n | tr '\\n' ' '");
}

static int in_child(void (*f)(void))
{
	pid_t pid = fork();
	int status = -1;

	if (!pid) {
		t_status = 0;
		f();
		_exit(t_status);
	}
	T_INT(waitpid(pid, &status, 0), pid);
	return status;
}

static void order(void)
{
	int a = open("a", O_RDONLY | O_DIRECTORY);

	T_INT(dup2(0, 20), 20);
	T_INT(dup2(0, 21), 21);
	T_INT(dup2(0, 22), 22);
	T_INT(dup2(0, 300), 300);
	/* sh() adds the dup2 of 200 at the end: by fork all but what it needs go before */
	T_INT(posix_spawn_file_actions_adddup2(&fa, 200, 10), 0);
	T_INT(closefrom_at(11), 0);
	T_INT(posix_spawn_file_actions_adddup2(&fa, 10, 200), 0);
	T_INT(posix_spawn_file_actions_addclose(&fa, 10), 0);
	T_INT(posix_spawn_file_actions_addopen(&fa, 21, "/dev/null", O_RDONLY, 0), 0);
	T_STR(fds(), a == 3 ? "0 1 2 3 4 21 200 " : "");
	T_INT(fcntl(22, F_GETFD), 0);			/* the caller's are as they were */
	T_INT(fcntl(300, F_GETFD), 0);
	again();

	/* what came before is gone, and later actions see that */
	T_INT(posix_spawn_file_actions_addopen(&fa, 50, "a", O_RDONLY, 0), 0);
	T_INT(posix_spawn_file_actions_addfchdir_np(&fa, 50), 0);
	T_INT(closefrom_at(50), 0);
	T_EXIT(0, "program", 11);
	T_INT(posix_spawn_file_actions_addfchdir_np(&fa, 50), 0);
	T_FAIL(0, "program", EBADF);
	again();
	T_INT(closefrom_at(30), 0);
	T_INT(posix_spawn_file_actions_adddup2(&fa, 300, 5), 0);
	T_FAIL(0, "a/program", EBADF);
	again();
	T_INT(closefrom_at(0), 0);
	T_INT(posix_spawn_file_actions_adddup2(&fa, 0, 5), 0);
	T_FAIL(0, "a/program", EBADF);
	again();
	T_INT(closefrom_at(0), 0);
	T_EXIT(0, "a/program", 11);
	T_FAIL(0, "none", ENOENT);
	again();
	T_INT(closefrom_at(3), 0);
	T_INT(posix_spawn_file_actions_addchdir_np(&fa, "a"), 0);
	T_INT(closefrom_at(3), 0);
	T_INT(posix_spawn_file_actions_addfchdir_np(&fa, a), 0);
	T_FAIL(0, "program", EBADF);
	again();

	/* actions that libc knows and such that it does not, one after the other */
	for (int i = 0; i < 60; i++) {
		T_INT(posix_spawn_file_actions_addopen(&fa, 60, "a", O_RDONLY, 0), 0);
		T_INT(posix_spawn_file_actions_addfchdir_np(&fa, 60), 0);
		T_INT(closefrom_at(60), 0);
		T_INT(posix_spawn_file_actions_addchdir_np(&fa, ".."), 0);
		T_INT(posix_spawn_file_actions_addopen(&fa, 70, "/dev/null", O_RDONLY, 0), 0);
		T_INT(posix_spawn_file_actions_adddup2(&fa, 70, 71), 0);
	}
	T_INT(posix_spawn_file_actions_addchdir_np(&fa, "a"), 0);
	T_EXIT(0, "program", 11);
	T_FAIL(0, "a/program", ENOENT);
	T_INT(posix_spawn_file_actions_addclose(&fa, 71), 0);
	T_INT(posix_spawn_file_actions_adddup2(&fa, 71, 72), 0);
	T_FAIL(0, "program", EBADF);
	again();
	T_INT(fcntl(22, F_GETFD), 0);
	close(a);
}

static void full(void)
{
	struct rlimit rl = { 300, 300 };

	setrlimit(RLIMIT_NOFILE, &rl);
	T_INT(closefrom_at(300), EBADF);		/* could not be one */
	T_INT(closefrom_at(299), 0);
	while (dup(0) >= 0);
	T_INT(closefrom_at(5), 0);
	T_EXIT(0, "a/program", 11);
	T_INT(posix_spawn_file_actions_addopen(&fa, 5, "/dev/null", O_RDONLY, 0), 0);
	T_INT(posix_spawn_file_actions_adddup2(&fa, 4, 4), 0);
	T_EXIT(0, "a/program", 11);
	T_INT(posix_spawn_file_actions_adddup2(&fa, 6, 7), 0);
	if (!emulated())		/* no pipe to tell of it */
		T_FAIL(0, "a/program", EBADF);
}

static void old_kernel(void)
{
	if (t_deny(SYS_close_range, ENOSYS))
		_exit(77);
	order();
	if (!dlsym(RTLD_DEFAULT, "posix_spawn_file_actions_addclosefrom_np"))
		full();			/* glibc's own has no room to open the directory */
}

/* without /proc as well: an error, before the actions that follow */
static void nothing(void)
{
	if (t_deny(SYS_close_range, ENOSYS) || chroot("."))
		_exit(77);
	T_INT(posix_spawn_file_actions_addopen(&fa, 9, "made", O_WRONLY | O_CREAT, 0600), 0);
	plain = 1;
	T_FAIL(0, "/none", ENOENT);
	plain = 0;
	T_INT(unlink("made"), 0);
	again();
	T_INT(closefrom_at(3), 0);
	T_INT(posix_spawn_file_actions_addopen(&fa, 9, "made", O_WRONLY | O_CREAT, 0600), 0);
	T_FAIL(0, "/none", ENOENT);
	T_ERR(unlink("made"), -1, ENOENT);
}

int main(void)
{
	int s, skipped = 0;

	start();
	mkdir("a", 0755);
	file("a/program", "#!/bin/sh\nexit 11\n", 0755);
	T_INT(closefrom_at(-1), EBADF);
	T_INT(closefrom_at(INT_MIN), EBADF);
	T_INT(closefrom_at(INT_MAX), EBADF);
	T_EXIT(0, "a/program", 11);			/* nothing was added */
	T_INT(in_child(order), 0);
	T_INT(in_child(full), 0);
	s = in_child(old_kernel);
	if (s == 77 << 8)
		skipped = 1;
	else
		T_INT(s, 0);
	s = in_child(nothing);
	if (s == 77 << 8)
		skipped |= geteuid() == 0;
	else
		T_INT(s, 0);
	s = finish();
	return skipped ? t_skip("close_range cannot be denied here") : s;
}

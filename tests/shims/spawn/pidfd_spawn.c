/* SPDX-License-Identifier: MIT */
/* pidfd_spawnp as well. qemu-user 7.2 has no CLONE_PIDFD: what is left there is the error. */
#include <dirent.h>
#include <dlfcn.h>
#include <pthread.h>
#include <sys/pidfd.h>
#include <sys/syscall.h>
#include "test.h"
#include "seccomp.h"
#include "spawning.h"

#define PIDFD 0x1000			/* CLONE_PIDFD */

static int missing;			/* the error of a system without pidfds */

/* Exit status of the program, or -1 with the error. */
static int run(int search, const char *name, int *error)
{
	char *argv[] = { "x", NULL };
	siginfo_t si = { 0 };
	int fd = -77;

	*error = (search ? pidfd_spawnp : pidfd_spawn)(&fd, name, &fa, &attr, argv, environ);
	if (*error) {
		T_INT(fd, -77);
		T_ERR(waitpid(-1, NULL, 0), -1, ECHILD);
		return -1;
	}
	T_INT(fcntl(fd, F_GETFD), FD_CLOEXEC);
	T_TRUE(pidfd_getpid(fd) > 0);
	T_INT(waitid(P_PIDFD, (id_t)fd, &si, WEXITED), 0);
	T_INT(si.si_code, CLD_EXITED);
	T_ERR(pidfd_getpid(fd), -1, ESRCH);
	close(fd);
	return si.si_status;
}

/* libc's own, under qemu-user, where vfork is fork, cannot tell of errors: exit status 127 is all one gets */
static int untold(int s)
{
	return s == 127 && emulated() && dlsym(RTLD_DEFAULT, "pidfd_spawn");
}

#define EXITS(search, name, want) do { int e_, s_ = run(search, name, &e_); \
	if (missing ? e_ != missing : s_ != (want)) \
		t_error("%s: error %d, status %d, want %d", name, e_, s_, want); } while (0)
#define FAILS(search, name, want) do { int e_, s_ = run(search, name, &e_); \
	if (e_ != (missing ? missing : (want)) && !untold(s_)) \
		t_error("%s: error %d, status %d, want error %d", name, e_, s_, want); } while (0)

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

static int open_files(void)
{
	DIR *d = opendir("/proc/self/fd");
	int n = 0;

	while (readdir(d))
		n++;
	closedir(d);
	return n;
}

static void programs(void)
{
	int n = open_files(), a = open("a", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	EXITS(0, "three", 3);
	FAILS(0, "none", ENOENT);
	FAILS(0, "noshell", ENOEXEC);
	FAILS(0, "true", ENOENT);
	EXITS(1, "true", 0);
	EXITS(1, "./three", 3);
	FAILS(1, "none", ENOENT);
	setenv("PATH", "a:/bin:/usr/bin", 1);
	EXITS(1, "four", 4);
	FAILS(0, "four", ENOENT);

	T_INT(posix_spawn_file_actions_addchdir_np(&fa, "a"), 0);
	EXITS(0, "four", 4);
	EXITS(1, "../three", 3);
	T_INT(posix_spawn_file_actions_addclosefrom_np(&fa, 3), 0);
	EXITS(0, "four", 4);
	T_INT(posix_spawn_file_actions_addfchdir_np(&fa, a), 0);
	FAILS(0, "four", EBADF);
	again();
	T_INT(posix_spawn_file_actions_addtcsetpgrp_np(&fa, 199), 0);
	FAILS(0, "three", EBADF);
	again();
	T_INT(posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETPGROUP), 0);
	FAILS(0, "three", EPERM);
	T_INT(posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSID), 0);
	EXITS(0, "three", 3);
	T_INT(posix_spawnattr_setcgroup_np(&attr, a), 0);
	T_INT(posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETCGROUP), 0);
	if (!missing)
		FAILS(0, "three", syscall(SYS_clone3, NULL, 0) < 0 && errno == ENOSYS ? EOPNOTSUPP : EBADF);
	T_INT(posix_spawnattr_setflags(&attr, 0), 0);
	close(a);
	T_INT(open_files(), n);			/* failures leave none behind */
}

static void signalled(void)
{
	char *argv[] = { "sleep", "100", NULL }, *true_argv[] = { "true", NULL };
	siginfo_t si = { 0 };
	int fd = -77, n = open_files();
	pid_t pid;

	T_INT(pidfd_spawnp(&fd, "sleep", NULL, NULL, argv, NULL), missing);
	if (missing)
		return;
	pid = pidfd_getpid(fd);
	T_INT(kill(pid, 0), 0);
	T_INT(waitid(P_PIDFD, (id_t)fd, &si, WEXITED | WNOHANG), 0);
	T_INT(si.si_pid, 0);
	T_INT(syscall(SYS_pidfd_send_signal, fd, SIGTERM, NULL, 0), 0);
	T_INT(waitid(P_PIDFD, (id_t)fd, &si, WEXITED), 0);
	T_INT(si.si_pid, pid);
	T_INT(si.si_code, CLD_KILLED);
	T_INT(si.si_status, SIGTERM);
	close(fd);
	/* one may not want it */
	T_INT(pidfd_spawn(NULL, "/bin/true", NULL, NULL, true_argv, environ), 0);
	T_TRUE(wait(NULL) > 0);
	if (!dlsym(RTLD_DEFAULT, "pidfd_spawn"))
		T_INT(open_files(), n);		/* glibc's own leaves it open */
}

static void before_5_4(void)
{
	if (t_deny(SYS_waitid, EINVAL))
		_exit(77);
	missing = ENOSYS;
	FAILS(0, "three", 0);
	FAILS(1, "true", 0);
	T_EXIT(0, "three", 3);
}

static void without_clone3(void)
{
	if (t_deny(SYS_clone3, ENOSYS))
		_exit(77);
	EXITS(0, "three", 3);
	FAILS(0, "none", ENOENT);
}

/* Many at a time: each thread has the pidfd of its own child. */
static void *spawner(void *arg)
{
	char code[16], *argv[] = { "sh", "-c", code, NULL };

	for (int i = 0; i < 25; i++) {
		siginfo_t si = { 0 };
		int fd = -77;

		snprintf(code, sizeof code, "exit %d", i + *(int *)arg);
		T_INT(pidfd_spawn(&fd, "/bin/sh", NULL, NULL, argv, environ), 0);
		T_INT(waitid(P_PIDFD, (id_t)fd, &si, WEXITED | WNOWAIT), 0);
		T_INT(si.si_status, i + *(int *)arg);
		T_INT(pidfd_getpid(fd), si.si_pid);
		T_INT(waitid(P_PIDFD, (id_t)fd, &si, WEXITED), 0);
		close(fd);
		if (!untold(127))
			T_INT(pidfd_spawnp(&fd, "none", NULL, NULL, argv, environ), ENOENT);
	}
	return arg;
}

static void threads(void)
{
	pthread_t t[4];
	int id[4] = { 0, 50, 100, 150 };

	for (int i = 0; i < 4; i++)
		T_INT(pthread_create(&t[i], NULL, spawner, &id[i]), 0);
	for (int i = 0; i < 4; i++)
		pthread_join(t[i], NULL);
}

int main(void)
{
	int fd = -1, s;
	long pid;

	start();
	setenv("PATH", "/bin:/usr/bin", 1);
	file("three", "#!/bin/sh\nexit 3\n", 0755);
	file("noshell", "exit 3\n", 0755);
	mkdir("a", 0755);
	file("a/four", "#!/bin/sh\nexit 4\n", 0755);
	pid = syscall(SYS_clone, PIDFD | SIGCHLD, NULL, &fd, NULL, NULL);
	if (!pid)
		_exit(0);
	if (pid < 0)
		missing = errno;
	else
		waitpid((pid_t)pid, NULL, 0);
	close(fd);

	s = in_child(before_5_4);		/* glibc asks but once */
	if (s != 77 << 8)
		T_INT(s, 0);
	programs();
	signalled();
	if (!missing)
		threads();
	s = in_child(without_clone3);
	if (s != 77 << 8)
		T_INT(s, 0);
	return finish();
}

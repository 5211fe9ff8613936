/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/mount.h>
#include <sys/pidfd.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include "seccomp.h"
#include "test.h"

static int self;

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

static void no_room(void)
{
	setrlimit(RLIMIT_NOFILE, &(struct rlimit){ 0, 0 });
	T_ERR(pidfd_getpid(self), -1, EBADF);
}

static void no_proc(void)
{
	if (!chroot("/dev"))
		T_ERR(pidfd_getpid(self), -1, EBADF);
}

static void outside(void)
{
	if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) || mount("proc", "/proc", "proc", 0, NULL))
		return;
	T_ERR(pidfd_getpid(self), -1, EREMOTE);
}

/* With the /proc of another pid namespace. */
static void other_namespace(void)
{
	if (!unshare(CLONE_NEWPID | CLONE_NEWNS))
		T_INT(in_child(outside), 0);
}

static void no_open(void)
{
	if (!t_deny(SYS_openat, EACCES))
		T_ERR(pidfd_getpid(self), -1, EBADF);
}

int main(void)
{
	int fd, other;
	pid_t pid;

	self = (int)syscall(SYS_pidfd_open, getpid(), 0);
	if (self < 0)
		return t_skip("no pidfd_open here");
	T_INT(pidfd_getpid(self), getpid());
	fd = dup2(self, 300);
	T_INT(pidfd_getpid(fd), getpid());

	pid = fork();
	if (!pid) {
		pause();
		_exit(0);
	}
	fd = (int)syscall(SYS_pidfd_open, pid, 0);
	T_INT(pidfd_getpid(fd), pid);
	kill(pid, SIGKILL);
	T_INT(waitid(P_PID, (id_t)pid, &(siginfo_t){ 0 }, WEXITED | WNOWAIT), 0);
	T_INT(pidfd_getpid(fd), pid);			/* a zombie has it still */
	T_INT(waitpid(pid, NULL, 0), pid);
	T_ERR(pidfd_getpid(fd), -1, ESRCH);
	close(fd);
	T_ERR(pidfd_getpid(fd), -1, EBADF);

	T_ERR(pidfd_getpid(-1), -1, EBADF);
	T_ERR(pidfd_getpid(AT_FDCWD), -1, EBADF);
	T_ERR(pidfd_getpid(INT_MIN), -1, EBADF);
	T_ERR(pidfd_getpid(INT_MAX), -1, EBADF);
	other = open("/dev/null", O_RDONLY);
	T_ERR(pidfd_getpid(other), -1, EBADF);
	close(other);
	other = open("/", O_PATH);
	T_ERR(pidfd_getpid(other), -1, EBADF);
	close(other);
	other = eventfd(1, 0);
	T_ERR(pidfd_getpid(other), -1, EBADF);
	close(other);

	T_INT(in_child(no_room), 0);
	T_INT(in_child(no_proc), 0);
	T_INT(in_child(no_open), 0);
	T_INT(in_child(other_namespace), 0);
	return t_status;
}

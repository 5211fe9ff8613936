/* SPDX-License-Identifier: MIT */
/* pidfd_open pidfd_getfd pidfd_send_signal */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/pidfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include "seccomp.h"
#include "test.h"
#include "call.h"

static const int calls[] = { SYS_pidfd_getfd, SYS_pidfd_open, SYS_pidfd_send_signal };

static int out[2];

static void handler(int sig, siginfo_t *info, void *context)
{
	int got[3] = { sig, info->si_code, info->si_value.sival_int };

	(void)context;
	if (write(out[1], got, sizeof got) != sizeof got)
		_exit(1);
}

static pid_t child(void)
{
	struct sigaction sa = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO };
	pid_t pid;

	T_INT(pipe(out), 0);
	T_INT(dup2(out[1], 100), 100);		/* a number that the parent has no use for */
	close(out[1]);
	out[1] = 100;
	sigaction(SIGUSR1, &sa, NULL);		/* before fork: it may come at once */
	pid = fork();
	if (!pid) {
		alarm(30);
		for (;;)
			pause();
	}
	signal(SIGUSR1, SIG_DFL);
	close(out[1]);
	return pid;
}

static void nothing(pid_t pid)
{
	T_ERR(pidfd_open(pid, 0), -1, ENOSYS);
	T_ERR(pidfd_getfd(-1, 0, 0), -1, ENOSYS);
	T_ERR(pidfd_send_signal(-1, 0, NULL, 0), -1, ENOSYS);
}

int main(void)
{
	unsigned known = T_KNOWN(calls);
	pid_t pid = child();
	siginfo_t info = { .si_signo = SIGUSR1, .si_code = SI_QUEUE };
	struct pollfd poll_pid;
	char c = 'c';
	int pidfd, fd, got[3];

	if (known < 3) {
		if (!known)
			nothing(pid);
		kill(pid, SIGKILL);
		return known ? t_skip("a kernel before 5.6") : t_status;
	}
	errno = 77;
	pidfd = pidfd_open(pid, 0);
	T_TRUE(pidfd >= 0);
	T_INT(errno, 77);
	T_INT(fcntl(pidfd, F_GETFD), FD_CLOEXEC);
	T_INT(fcntl(pidfd, F_GETFL) & O_NONBLOCK, 0);
	fd = pidfd_open(pid, PIDFD_NONBLOCK);		/* Linux 5.10 */
	if (fd >= 0)
		T_INT(fcntl(fd, F_GETFL) & O_NONBLOCK, O_NONBLOCK);
	close(fd);
	T_ERR(pidfd_open(0, 0), -1, EINVAL);
	T_ERR(pidfd_open(-1, 0), -1, EINVAL);
	T_ERR(pidfd_open(pid, 4), -1, EINVAL);
	T_ERR(pidfd_open(0x7fffffff, 0), -1, ESRCH);

	errno = 77;
	T_INT(pidfd_send_signal(pidfd, 0, NULL, 0), 0);
	T_INT(errno, 77);
	T_INT(pidfd_send_signal(pidfd, SIGUSR1, NULL, 0), 0);
	T_INT(read(out[0], got, sizeof got), sizeof got);
	T_INT(got[0], SIGUSR1);
	T_INT(got[1], SI_USER);
	info.si_value.sival_int = 4711;
	T_INT(pidfd_send_signal(pidfd, SIGUSR1, &info, 0), 0);
	T_INT(read(out[0], got, sizeof got), sizeof got);
	T_INT(got[0], SIGUSR1);
	T_INT(got[1], SI_QUEUE);
	T_INT(got[2], 4711);
	T_ERR(pidfd_send_signal(pidfd, SIGUSR2, &info, 0), -1, EINVAL);	/* not its si_signo */
	T_ERR(pidfd_send_signal(pidfd, 0, NULL, 0x8000), -1, EINVAL);
	T_ERR(pidfd_send_signal(pidfd, 999, NULL, 0), -1, EINVAL);
	T_ERR(pidfd_send_signal(-1, 0, NULL, 0), -1, EBADF);
	T_ERR(pidfd_send_signal(out[0], 0, NULL, 0), -1, EBADF);

	/* only the child has it */
	T_ERR(write(out[1], &c, 1), -1, EBADF);
	fd = pidfd_getfd(pidfd, out[1], 0);
	T_TRUE(fd >= 0);
	T_INT(fcntl(fd, F_GETFD), FD_CLOEXEC);
	T_INT(write(fd, &c, 1), 1);
	c = 0;
	T_INT(read(out[0], &c, 1), 1);
	T_INT(c, 'c');
	close(fd);
	T_ERR(pidfd_getfd(pidfd, out[1], 1), -1, EINVAL);
	T_ERR(pidfd_getfd(pidfd, 1000, 0), -1, EBADF);
	T_ERR(pidfd_getfd(-1, out[1], 0), -1, EBADF);
	T_ERR(pidfd_getfd(out[0], 0, 0), -1, EBADF);

	poll_pid.fd = pidfd;
	poll_pid.events = POLLIN;
	T_INT(poll(&poll_pid, 1, 0), 0);
	T_INT(pidfd_send_signal(pidfd, SIGKILL, NULL, 0), 0);
	T_INT(poll(&poll_pid, 1, 5000), 1);
	T_INT(waitpid(pid, got, 0), pid);
	T_TRUE(WIFSIGNALED(got[0]) && WTERMSIG(got[0]) == SIGKILL);
	T_ERR(pidfd_send_signal(pidfd, 0, NULL, 0), -1, ESRCH);
	T_ERR(pidfd_getfd(pidfd, 0, 0), -1, ESRCH);

	for (int i = 0; i < 3; i++)
		if (t_deny(calls[i], ENOSYS))
			return t_skip(T_NO_FILTER);
	nothing(getpid());
	return t_status;
}

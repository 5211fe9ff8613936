/* SPDX-License-Identifier: MIT */
#include <pthread.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include "test.h"

static volatile int hits;
static volatile pid_t hit, of;
static sigset_t mask;

static void handler(int sig)
{
	(void)sig;
	hit = (pid_t)syscall(SYS_gettid);
	of = (pid_t)syscall(SYS_getpid);
	hits++;
}

static void *check(void *arg)
{
	sigset_t now;
	int n = hits;

	T_INT(raise(SIGUSR1), 0);
	T_INT(hits, n + 1);
	T_INT(hit, syscall(SYS_gettid));
	T_INT(of, syscall(SYS_getpid));
	pthread_sigmask(SIG_SETMASK, NULL, &now);
	T_INT(memcmp(&now, &mask, 8), 0);
	T_INT(raise(0), 0);
	T_ERR(raise(-1), -1, EINVAL);
	T_ERR(raise(65), -1, EINVAL);
	T_ERR(raise(32), -1, EINVAL);
	T_ERR(raise(33), -1, EINVAL);
	T_INT(raise(SIGURG), 0);
	return arg;
}

static void in_child(pid_t pid)
{
	int status = -1;

	if (!pid) {
		check(NULL);
		_exit(t_status);
	}
	T_TRUE(pid > 0);
	T_INT(waitpid(pid, &status, 0), pid);
	T_INT(status, 0);
}

int main(void)
{
	struct sigaction a = { .sa_handler = handler };
	sigset_t pending;
	pthread_t t;
	int n;

	sigaction(SIGUSR1, &a, NULL);
	sigemptyset(&mask);
	sigaddset(&mask, SIGUSR2);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	check(NULL);
	pthread_create(&t, NULL, check, NULL);
	pthread_join(t, NULL);

	/* blocked: it is this thread's */
	sigaction(SIGUSR2, &a, NULL);
	n = hits;
	T_INT(raise(SIGUSR2), 0);
	T_INT(hits, n);
	sigpending(&pending);
	T_INT(sigismember(&pending, SIGUSR2), 1);
	signal(SIGUSR2, SIG_IGN);

	in_child(fork());
	n = hits;
	in_child((pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0));
	T_INT(hits, n);		/* not the parent */
	return t_status;
}

/* SPDX-License-Identifier: MIT */
#include <pthread.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "test.h"

static volatile sig_atomic_t got;
static volatile pid_t by, tid;
static pthread_barrier_t bar;

static void handler(int sig, siginfo_t *info, void *ctx)
{
	(void)ctx;
	got = sig;
	by = (pid_t)syscall(SYS_gettid);
	T_INT(info->si_code, SI_TKILL);
	T_INT(info->si_pid, getpid());
}

static void *thread(void *arg)
{
	tid = (pid_t)syscall(SYS_gettid);
	pthread_barrier_wait(&bar);
	while (!got)
		usleep(1000);
	pthread_barrier_wait(&bar);
	return arg;
}

int main(void)
{
	struct sigaction sa = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO };
	pthread_t t;
	pid_t me = (pid_t)syscall(SYS_gettid);

	alarm(20);
	sigaction(SIGUSR1, &sa, NULL);
	errno = 77;
	T_INT(tgkill(getpid(), me, SIGUSR1), 0);
	T_INT(errno, 77);
	T_INT(got, SIGUSR1);
	T_INT(by, me);

	got = 0;
	pthread_barrier_init(&bar, NULL, 2);
	pthread_create(&t, NULL, thread, NULL);
	pthread_barrier_wait(&bar);
	T_INT(tgkill(getpid(), tid, 0), 0);
	T_INT(tgkill(getpid(), tid, SIGUSR1), 0);
	pthread_barrier_wait(&bar);
	T_INT(by, tid);
	pthread_join(t, NULL);

	T_ERR(tgkill(getpid(), me, 65), -1, EINVAL);
	T_ERR(tgkill(getpid(), me, -1), -1, EINVAL);
	T_ERR(tgkill(getpid(), 0, 0), -1, EINVAL);
	T_ERR(tgkill(-1, me, 0), -1, EINVAL);
	T_ERR(tgkill(getpid(), 0x3fffffff, 0), -1, ESRCH);
	T_ERR(tgkill(getppid(), me, 0), -1, ESRCH);
	return t_status;
}

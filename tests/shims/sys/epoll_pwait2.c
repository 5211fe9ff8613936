/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include "seccomp.h"
#include "test.h"
#include "call.h"
#include "cancel.h"

static int ep, out[2];
static volatile int caught;

static void handler(int sig)
{
	caught = sig;
}

static long long now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

/* ns without an event take ns, and not much more */
static void takes(long ns)
{
	struct timespec t = { ns / 1000000000, ns % 1000000000 };
	struct epoll_event e;
	long long began = now(), took;

	errno = 77;
	T_INT(epoll_pwait2(ep, &e, 1, &t, NULL), 0);
	T_INT(errno, 77);
	took = now() - began;
	if (took < ns || took > ns + 10000000000)
		t_error("%ld ns took %lld", ns, took);
	T_INT(t.tv_sec * 1000000000 + t.tv_nsec, ns);
}

static void quick(void)
{
	struct timespec t = { 0, 1 };
	struct epoll_event e;

	epoll_pwait2(ep, &e, 1, &t, NULL);
}

static void blocking(void)
{
	struct epoll_event e;

	epoll_pwait2(ep, &e, 1, NULL, NULL);
}

static void blocking_for_long(void)
{
	struct timespec t = { 4000000, 0 };
	struct epoll_event e;

	epoll_pwait2(ep, &e, 1, &t, NULL);
}

static void all(void)
{
	static const struct timespec wrong[] = { { 0, -1 }, { 0, 1000000000 }, { -1, 0 }, { 0, LONG_MIN } };
	static const struct timespec times[] = {
		{ 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 999999999 }, { 1000000, 999999999 }, { 1000001, 0 },
		{ 1L << 29, 0 }, { INT_MAX, 1 }, { LONG_MAX / 1000000000, 0 }, { LONG_MAX, 999999999 },
	};
	struct timespec ms = { 0, 1000000 }, day = { 86400, 0 };
	const struct itimerval soon = { { 0, 0 }, { 0, 20000 } };
	struct sigaction sa = { .sa_handler = handler };
	struct epoll_event e[2];
	sigset_t none, usr1, old;
	char c = 'c';
	volatile int minus = -1;			/* the compiler would complain */
	struct epoll_event *volatile nowhere = (struct epoll_event *)16;

	takes(0);
	takes(1);
	takes(500000);
	takes(1900000);
	takes(30000000);
	takes(1010000000);

	for (unsigned i = 0; i < sizeof wrong / sizeof *wrong; i++)
		T_ERR(epoll_pwait2(ep, e, 1, &wrong[i], NULL), -1, EINVAL);
	T_ERR(epoll_pwait2(ep, e, 0, &ms, NULL), -1, EINVAL);
	T_ERR(epoll_pwait2(ep, e, minus, &ms, NULL), -1, EINVAL);
	T_ERR(epoll_pwait2(-1, e, 1, &ms, NULL), -1, EBADF);
	T_ERR(epoll_pwait2(-1, e, 1, NULL, NULL), -1, EBADF);
	T_ERR(epoll_pwait2(out[0], e, 1, &ms, NULL), -1, EINVAL);

	/* an event at once, however long the time */
	T_INT(write(out[1], &c, 1), 1);
	for (unsigned i = 0; i < sizeof times / sizeof *times; i++) {
		memset(e, 0, sizeof e);
		T_INT(epoll_pwait2(ep, e, 2, &times[i], NULL), 1);
		T_INT(e[0].events, EPOLLIN);
		T_INT(e[0].data.u64, 0x123456789abcdefULL);
		T_INT(e[1].events, 0);
	}
	T_INT(epoll_pwait2(ep, e, 2, NULL, NULL), 1);
	T_ERR(epoll_pwait2(ep, nowhere, 1, &ms, NULL), -1, EFAULT);
	T_INT(read(out[0], &c, 1), 1);

	/* a signal that is blocked but while waiting */
	sigemptyset(&none);
	sigemptyset(&usr1);
	sigaddset(&usr1, SIGUSR1);
	sigaddset(&usr1, SIGALRM);
	sigaction(SIGUSR1, &sa, NULL);
	sigprocmask(SIG_BLOCK, &usr1, &old);
	raise(SIGUSR1);
	T_INT(epoll_pwait2(ep, e, 1, &ms, &usr1), 0);
	T_INT(epoll_pwait2(ep, e, 1, &ms, NULL), 0);
	T_INT(caught, 0);
	T_ERR(epoll_pwait2(ep, e, 1, &day, &none), -1, EINTR);
	T_INT(caught, SIGUSR1);
	caught = 0;
	raise(SIGUSR1);
	T_ERR(epoll_pwait2(ep, e, 1, NULL, &none), -1, EINTR);
	T_INT(caught, SIGUSR1);
	caught = 0;
	/* and nothing else ends a long time */
	sigaction(SIGALRM, &sa, NULL);
	for (unsigned i = 2; i < sizeof times / sizeof *times; i++) {
		setitimer(ITIMER_REAL, &soon, NULL);
		T_ERR(epoll_pwait2(ep, e, 1, &times[i], &none), -1, EINTR);
		T_INT(caught, SIGALRM);
		caught = 0;
	}
	sigprocmask(SIG_SETMASK, NULL, &none);
	T_INT(sigismember(&none, SIGUSR1), 1);
	sigprocmask(SIG_SETMASK, &old, NULL);

	t_cancel_point(quick, blocking);
	t_cancel_point(quick, blocking_for_long);
}

int main(void)
{
	struct epoll_event want = { .events = EPOLLIN, .data.u64 = 0x123456789abcdefULL };
	struct timespec t = { 0, 1 };

	ep = epoll_create1(0);
	T_INT(pipe(out), 0);
	T_INT(epoll_ctl(ep, EPOLL_CTL_ADD, out[0], &want), 0);
#ifndef T_NATIVE
	all();
#else
	if (t_known(SYS_epoll_pwait2))
		all();
#endif
	(void)t;
	if (t_deny(SYS_epoll_pwait2, ENOSYS))
		return t_skip(T_NO_FILTER);
#ifndef T_NATIVE
	all();
#else
	T_ERR(epoll_pwait2(ep, &want, 1, &t, NULL), -1, ENOSYS);
#endif
	return t_status;
}

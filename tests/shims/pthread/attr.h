/* SPDX-License-Identifier: MIT */
/* For the tests of thread attributes: what a thread finds when it starts. */
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include "test.h"

struct found {
	uint64_t mask;
	size_t stack, guard;
	int detached, policy;
	cpu_set_t cpus;
};

static inline uint64_t bits(const sigset_t *s)
{
	uint64_t b = 0;

	for (int i = 1; i <= 64; i++)
		if (sigismember(s, i) == 1)
			b |= 1ULL << (i - 1);
	return b;
}

static inline sigset_t mask_of(uint64_t b)
{
	sigset_t s;

	sigemptyset(&s);
	for (int i = 1; i <= 64; i++)
		if (b >> (i - 1) & 1)
			sigaddset(&s, i);
	return s;
}

#define BIT(sig) (1ULL << ((sig) - 1))
#define ASIDE (BIT(32) | BIT(33) | BIT(SIGKILL) | BIT(SIGSTOP) | 15ULL << 60)	/* libc's, the kernel's, qemu's */

static inline void *find(void *arg)
{
	struct found *f = arg;
	struct sched_param p;
	pthread_attr_t a;
	sigset_t s;

	pthread_sigmask(SIG_SETMASK, NULL, &s);
	f->mask = bits(&s);
	T_INT(pthread_getattr_np(pthread_self(), &a), 0);
	pthread_attr_getstacksize(&a, &f->stack);
	pthread_attr_getguardsize(&a, &f->guard);
	pthread_attr_getdetachstate(&a, &f->detached);
	pthread_attr_destroy(&a);
	pthread_getschedparam(pthread_self(), &f->policy, &p);
	sched_getaffinity(0, sizeof f->cpus, &f->cpus);
	return arg;
}

static inline struct found start(const pthread_attr_t *attr)
{
	struct found f;
	void *value = NULL;
	pthread_t t;
	int r;

	memset(&f, 0x11, sizeof f);
	r = pthread_create(&t, attr, find, &f);
	T_INT(r, 0);
	if (!r)
		T_INT(pthread_join(t, &value), 0);
	T_TRUE(value == &f);
	return f;
}

static inline uint64_t own_mask(void)
{
	sigset_t s;

	pthread_sigmask(SIG_SETMASK, NULL, &s);
	return bits(&s);
}

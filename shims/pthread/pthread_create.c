/* SPDX-License-Identifier: MIT */
/* pthread_create that knows signal masks (glibc 2.32) and default attributes (2.18); see attr.h. */
#include <stdlib.h>
#include <string.h>
#include "attr.h"

declare_old(pthread_create);

int __compat_attr_on;

struct start {
	void *(*f)(void *);
	void *arg;
	sigset_t mask;
};

static void *begin(void *p)
{
	struct start s = *(struct start *)p;

	free(p);
	pthread_sigmask(SIG_SETMASK, &s.mask, NULL);
	return s.f(s.arg);
}

/* The new thread must not get a signal before it has its mask. */
static int masked(pthread_t *t, const pthread_attr_t *attr, unsigned number, void *(*f)(void *), void *arg)
{
	struct start *s = malloc(sizeof *s);
	sigset_t all, before;
	int r;

	if (!s)
		return EAGAIN;
	s->f = f;
	s->arg = arg;
	__compat_mask_get(number, &s->mask);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	r = old(pthread_create)(t, attr, begin, s);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (r)
		free(s);
	return r;
}

int pthread_create(pthread_t *restrict t, const pthread_attr_t *restrict attr,
	void *(*f)(void *), void *restrict arg)
{
	int on = __atomic_load_n(&__compat_attr_on, __ATOMIC_ACQUIRE), r;
	union { pthread_attr_t libc; struct attr a; } copy;
	unsigned mask;

	if (!on)
		return old(pthread_create)(t, attr, f, arg);
	if (attr) {
		copy.libc = *attr;
		if (on & ATTR_ON_DEFAULT && !copy.a.stack)
			copy.a.stack = __atomic_load_n(&__compat_attr_stack, __ATOMIC_RELAXED);
	} else if (__compat_attr_default(&copy.libc)) {
		return EAGAIN;
	}
	mask = copy.a.flags >> ATTR_MASK;
	copy.a.flags &= ATTR_LIBC;
	r = mask ? masked(t, &copy.libc, mask, f, arg) : old(pthread_create)(t, &copy.libc, f, arg);
	if (!attr)
		pthread_attr_destroy(&copy.libc);
	return r;
}

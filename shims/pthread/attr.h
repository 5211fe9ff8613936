/* SPDX-License-Identifier: MIT */
/*
 * What pthread_attr_t lacks on an old libc: a signal mask (glibc 2.32), and a default for threads that are
 * made without attributes (2.18).
 *
 * The object stays libc's own. A mask is kept in the bits of its flags that libc leaves alone, as the number
 * of an entry in a table of all masks ever used, which are few: so libc's own init, copies and destroy do all
 * that there is to do. A pthread_create that comes along (see versions/shims.tbl) looks at it.
 */
#ifndef COMPAT_ATTR_H
#define COMPAT_ATTR_H

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include "shim.h"

int pthread_getattr_default_np(pthread_attr_t *attr);
int pthread_setattr_default_np(const pthread_attr_t *attr);
int pthread_attr_setsigmask_np(pthread_attr_t *attr, const sigset_t *mask);
int pthread_attr_getsigmask_np(const pthread_attr_t *attr, sigset_t *mask);

#ifndef PTHREAD_ATTR_NO_SIGMASK_NP
#define PTHREAD_ATTR_NO_SIGMASK_NP (-1)
#endif

/* libc's; __compat_attr_known() compares it with the running one. */
struct attr {
	int priority, policy;
	unsigned flags;
	size_t guard;
	void *stack_end;
	size_t stack;		/* 0: the default */
	cpu_set_t *cpus;
	size_t cpusize;
};
_Static_assert(sizeof(struct attr) <= sizeof(pthread_attr_t) && offsetof(struct attr, cpusize) == 48, "struct attr");

#define ATTR_STACK 8		/* flags: stack_end is set */
#define ATTR_MASK 8		/* shift */
#define ATTR_LIBC ((1u << ATTR_MASK) - 1)

/* What pthread_create has to look at, as long as libc does not; defined there, so that it comes along. */
hidden extern int __compat_attr_on;
enum { ATTR_ON_MASK = 1, ATTR_ON_DEFAULT = 2 };
/* the same for pthread_attr_getstacksize */
hidden extern int __compat_attr_on_stacksize;

/* The stack of threads by default that was set, 0 where it is libc's; below all of these. */
hidden extern size_t __compat_attr_stack;

hidden int __compat_attr_known(void);
hidden unsigned __compat_mask_number(const sigset_t *mask);	/* from 1, or 0 where there is no memory */
hidden void __compat_mask_get(unsigned number, sigset_t *mask);
hidden int __compat_attr_default(pthread_attr_t *attr);		/* a copy, to be destroyed; 0 or ENOMEM */
hidden int __compat_attr_set_default(const pthread_attr_t *attr);

#endif

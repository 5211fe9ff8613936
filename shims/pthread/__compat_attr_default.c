/* SPDX-License-Identifier: MIT */
/* The default attributes of threads: libc's, or ours where it has none that can be set, which is before glibc 2.18. */
#include <stdlib.h>
#include <string.h>
#include "attr.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct attr def;		/* if __compat_attr_stack is not 0 */

static size_t default_stack(void)
{
	pthread_attr_t attr;
	size_t size = 0;

	if (!pthread_attr_init(&attr)) {
		pthread_attr_getstacksize(&attr, &size);
		pthread_attr_destroy(&attr);
	}
	return size;
}

static int copy(struct attr *to, const struct attr *from)
{
	cpu_set_t *cpus = NULL;

	if (from->cpus && from->cpusize) {
		cpus = malloc(from->cpusize);
		if (!cpus)
			return ENOMEM;
		memcpy(cpus, from->cpus, from->cpusize);
	}
	*to = *from;
	to->cpus = cpus;
	to->cpusize = cpus ? from->cpusize : 0;
	return 0;
}

int __compat_attr_default(pthread_attr_t *attr)
{
	__typeof__(&pthread_getattr_default_np) native = NATIVE(pthread_getattr_default_np);
	struct attr *a = (struct attr *)attr;
	int r = native ? native(attr) : pthread_attr_init(attr);

	if (native) {
		/* before glibc 2.32 it shares its set of processors, for the caller to destroy */
		return r || NATIVE(pthread_attr_setsigmask_np) || !__compat_attr_known() ? r : copy(a, a);
	}
	pthread_mutex_lock(&lock);
	if (!r && __compat_attr_stack)
		r = copy(a, &def);
	pthread_mutex_unlock(&lock);
	if (!r && !a->stack)
		pthread_attr_setstacksize(attr, default_stack());
	return r;
}

static int valid(const struct attr *a)
{
	pthread_attr_t size;

	if (a->policy != SCHED_OTHER && a->policy != SCHED_FIFO && a->policy != SCHED_RR)
		return 0;
	if (a->priority > 0 && (a->priority < sched_get_priority_min(a->policy) ||
	    a->priority > sched_get_priority_max(a->policy)))
		return 0;
	if (a->flags & ATTR_STACK)
		return 0;
	pthread_attr_init(&size);
	return !a->stack || !pthread_attr_setstacksize(&size, a->stack);
}

int __compat_attr_set_default(const pthread_attr_t *attr)
{
	const struct attr *a = (const struct attr *)attr;
	struct attr new;
	size_t stack;
	int r;

	if (!valid(a))
		return EINVAL;
	r = copy(&new, a);
	if (r)
		return r;
	stack = default_stack();
	pthread_mutex_lock(&lock);
	if (!new.stack)
		new.stack = __compat_attr_stack ? def.stack : stack;
	free(def.cpus);
	def = new;
	__atomic_store_n(&__compat_attr_stack, def.stack, __ATOMIC_RELAXED);
	pthread_mutex_unlock(&lock);
	return 0;
}

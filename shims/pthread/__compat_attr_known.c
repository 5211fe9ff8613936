/* SPDX-License-Identifier: MIT */
/* Is the running libc's pthread_attr_t laid out as struct attr says, and are the high flags free? Tried once. */
#include "attr.h"

static int try(void)
{
	union { pthread_attr_t libc; struct attr a; } u;
	struct sched_param param = { .sched_priority = 5 };
	cpu_set_t cpus = { { 6 } };
	int detached = 0, inherit = 0, scope = 0, ok;
	size_t size = 0;

	if (pthread_attr_init(&u.libc))
		return 0;
	ok = u.a.flags == 0 && u.a.stack == 0 && !u.a.cpus;
	u.a.flags = ~ATTR_LIBC;
	ok = ok && !pthread_attr_setdetachstate(&u.libc, PTHREAD_CREATE_DETACHED) &&
		!pthread_attr_setinheritsched(&u.libc, PTHREAD_EXPLICIT_SCHED) &&
		!pthread_attr_setschedpolicy(&u.libc, SCHED_RR) &&
		!pthread_attr_setschedparam(&u.libc, &param) &&
		!pthread_attr_setscope(&u.libc, PTHREAD_SCOPE_SYSTEM) &&
		!pthread_attr_setguardsize(&u.libc, 0x12345) &&
		!pthread_attr_setstack(&u.libc, (char *)0x1000000, 0x400000) &&
		!pthread_attr_setaffinity_np(&u.libc, sizeof cpus, &cpus);
	ok = ok && (u.a.flags & ~ATTR_LIBC) == ~ATTR_LIBC && u.a.flags & ATTR_STACK && u.a.policy == SCHED_RR &&
		u.a.priority == 5 && u.a.guard == 0x12345 && (uintptr_t)u.a.stack_end == 0x1400000 &&
		u.a.stack == 0x400000 && u.a.cpus && u.a.cpusize == sizeof cpus && CPU_EQUAL(u.a.cpus, &cpus);
	ok = ok && !pthread_attr_getdetachstate(&u.libc, &detached) && detached == PTHREAD_CREATE_DETACHED &&
		!pthread_attr_getinheritsched(&u.libc, &inherit) && inherit == PTHREAD_EXPLICIT_SCHED &&
		!pthread_attr_getscope(&u.libc, &scope) && scope == PTHREAD_SCOPE_SYSTEM &&
		!pthread_attr_getstacksize(&u.libc, &size) && size == 0x400000;
	pthread_attr_destroy(&u.libc);
	return ok;
}

int __compat_attr_known(void)
{
	static int known;	/* 1 yes, -1 no */
	int k = __atomic_load_n(&known, __ATOMIC_RELAXED);

	if (!k) {
		k = try() ? 1 : -1;
		__atomic_store_n(&known, k, __ATOMIC_RELAXED);
	}
	return k > 0;
}

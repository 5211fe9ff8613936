/* SPDX-License-Identifier: MIT */
/*
 * For the form in which a function of ours comes along, in libcompat_along.a.
 *
 * ALONG(NAME): libc's own, or that of one who interposes. It cannot ask for the floor's version, which behind the
 * stubs is the default and so means itself. Found early, as that takes a lock; and libpthread is needed for it.
 *
 * Ours is weak there, since a sanitizer that is linked statically brings its own. In libcompat.a it is not: mold
 * would rather take the host's.
 */
#ifndef COMPAT_ALONG_H
#define COMPAT_ALONG_H

#include <pthread.h>
#include "shim.h"

#define ALONG(name) \
	declare_old(name);	/* before it is defined here */ \
	static __typeof__(&name) next; \
	static __typeof__(&pthread_detach) volatile in_libpthread = pthread_detach; \
	__attribute__((constructor)) static void find(void) \
	{ \
		if (in_libpthread && !__atomic_load_n(&next, __ATOMIC_RELAXED)) \
			__atomic_store_n(&next, (__typeof__(next))__compat_global(#name), __ATOMIC_RELAXED); \
	} \
	static __typeof__(next) get(void) \
	{ \
		if (!__atomic_load_n(&next, __ATOMIC_RELAXED)) \
			find(); \
		return __atomic_load_n(&next, __ATOMIC_RELAXED); \
	}

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The one internal header of the shims. A shim is compiled once per
 * architecture, with _GNU_SOURCE, -fPIC and -fvisibility=hidden, against the
 * host's headers; libcompat.a of a floor takes the members that it needs.
 */
#ifndef COMPAT_SHIM_H
#define COMPAT_SHIM_H

#include <errno.h>
#include <stddef.h>
#include "syscall.h"		/* arch/<arch>/: compat_syscall6, numbers too new for headers */

#define hidden __attribute__((visibility("hidden")))

/*
 * For the function of symbol name, which headers of some releases declare with other types:
 * T APART(name)(...) __asm__(QUOTED(name)). RANGE@name.c is then the source for those hosts.
 */
#define APART(name) APART_(name)
#define APART_(name) compat_##name
#define QUOTED(name) QUOTED_(name)
#define QUOTED_(name) #name

/*
 * old(NAME): the version of NAME that the floor has, for a shim of the same
 * name to call (a wrap). compatgen emits it per floor as __compat_old_NAME.
 */
#define old(name) __compat_old_##name
#define declare_old(name) extern hidden __typeof__(name) old(name)

/*
 * Address of the running glibc's own default version of a public function, or
 * NULL where it has none; libc.so.6, libpthread.so.0 and ld.so are searched,
 * libcompat's own definitions are not. Not async-signal-safe; the result never
 * changes, so callers keep it: NATIVE() does.
 */
hidden void *__compat_native(const char *name);

#define NATIVE(name) ((__typeof__(&name))__extension__({ \
	static void *cache_; \
	void *p_ = __atomic_load_n(&cache_, __ATOMIC_ACQUIRE); \
	if (!p_) { \
		p_ = __compat_native(#name); \
		__atomic_store_n(&cache_, p_ ? p_ : (void *)-1, __ATOMIC_RELEASE); \
	} \
	p_ == (void *)-1 ? NULL : p_; }))

/*
 * Address of what a reference to a function without a version would be bound to: of the first object
 * in the order of loading that exports it, so that one who interposes is asked. It takes a lock.
 */
hidden void *__compat_global(const char *name);

/* libc's own dl_iterate_phdr, also where the program defines one; 0 if there is no libc yet. */
struct dl_phdr_info;
hidden int __compat_iterate_phdr(int (*)(struct dl_phdr_info *, size_t, void *), void *arg);

/* System call that sets errno and returns -1, without a cancellation point. */
#define SYSCALL(nr, ...) compat_ret(SYSCALL_RAW(nr, ##__VA_ARGS__))
#define SYSCALL_RAW(nr, ...) SYSCALL_PICK(nr, ##__VA_ARGS__, 0, 0, 0, 0, 0, 0)
#define SYSCALL_PICK(nr, a, b, c, d, e, f, ...) compat_syscall6(nr, (long)(a), \
	(long)(b), (long)(c), (long)(d), (long)(e), (long)(f))

static inline long compat_ret(long r)
{
	if ((unsigned long)r > -4096UL) {
		errno = (int)-r;
		return -1;
	}
	return r;
}

#endif

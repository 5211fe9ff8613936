/* SPDX-License-Identifier: MIT */
/*
 * Loaded into qemu-user (see EMULATOR_PRELOAD in tests/on), which itself refuses filters: does what
 * t_deny of tests/seccomp.h asks for. The filter is a real one, of the host's system call, in the thread
 * of qemu that runs the calling thread. Of no use for a static qemu: t_deny stays at -1 then.
 */
#include <dlfcn.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>
#include "seccomp.h"

static int no_statx;
static __thread int emulated;

int prctl(int option, ...)
{
	unsigned long a[4];
	va_list ap;

	va_start(ap, option);
	for (int i = 0; i < 4; i++)
		a[i] = va_arg(ap, unsigned long);
	va_end(ap);
	if (option != PR_MCE_KILL || a[0] != T_DENY || a[1] >= sizeof t_calls / sizeof *t_calls)
		return (int)syscall(SYS_prctl, option, a[0], a[1], a[2], a[3]);
	if (t_deny(t_calls[a[1]], (int)a[2]))
		return -1;
	if (t_calls[a[1]] == SYS_statx)
		no_statx = 1;
	return 0;
}

/* qemu makes a statx that is ENOSYS from fstatat: that one has to fail as well */
long syscall(long nr, ...)
{
	static long (*next)(long, ...);
	long a[6], r;
	va_list ap;

	va_start(ap, nr);
	for (int i = 0; i < 6; i++)
		a[i] = va_arg(ap, long);
	va_end(ap);
	if (!next)
		*(void **)&next = dlsym(RTLD_NEXT, "syscall");
	r = next(nr, a[0], a[1], a[2], a[3], a[4], a[5]);
	if (nr == SYS_statx)
		emulated = no_statx && r < 0 && errno == ENOSYS;
	return r;
}

int fstatat64(int dir, const char *path, struct stat64 *st, int flags)
{
	static int (*next)(int, const char *, struct stat64 *, int);

	if (emulated) {
		emulated = 0;
		errno = ENOSYS;
		return -1;
	}
	if (!next)
		*(void **)&next = dlsym(RTLD_NEXT, "fstatat64");
	return next(dir, path, st, flags);
}

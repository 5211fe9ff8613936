/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.43: openat with more to ask for. Kernels before 5.6: ENOSYS, as with glibc. Whatever the
 * caller has for struct open_how, its size goes along.
 */
#include <fcntl.h>
#include "cancel.h"

#ifndef SYS_openat2
#define SYS_openat2 437
#endif

struct open_how;

int openat2(int dir, const char *path, const struct open_how *how, size_t size);

int openat2(int dir, const char *path, const struct open_how *how, size_t size)
{
	return (int)compat_ret(SYSCALL_CANCEL_RAW(SYS_openat2, dir, path, how, size));
}

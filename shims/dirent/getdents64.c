/* SPDX-License-Identifier: MIT */
/* glibc 2.30: entries of a directory. The kernel's length is an int: more than it can be is cut off. */
#include <dirent.h>
#include <limits.h>
#include <sys/types.h>
#include "shim.h"

ssize_t getdents64(int fd, void *buf, size_t n);

ssize_t getdents64(int fd, void *buf, size_t n)
{
	return SYSCALL(SYS_getdents64, fd, buf, n > INT_MAX ? INT_MAX : n);
}

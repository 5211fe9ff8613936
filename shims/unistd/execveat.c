/* SPDX-License-Identifier: MIT */
/* glibc 2.34: execve below a directory, or of a descriptor. Kernels before 3.19: ENOSYS, as with glibc. */
#include <unistd.h>
#include "shim.h"

int execveat(int dir, const char *path, char *const argv[], char *const envp[], int flags);

int execveat(int dir, const char *path, char *const argv[], char *const envp[], int flags)
{
	return (int)SYSCALL(SYS_execveat, dir, path, argv, envp, flags);
}

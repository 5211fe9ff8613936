/* SPDX-License-Identifier: MIT */
/*
 * Before glibc 2.25 getpid returns what fork, vfork and clone of libc have written down; in the child of a
 * clone3 or clone that is a plain system call that is the parent.
 */
#include <unistd.h>
#include "shim.h"

pid_t getpid(void)
{
	return (pid_t)SYSCALL_RAW(SYS_getpid);
}

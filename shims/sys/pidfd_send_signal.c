/* SPDX-License-Identifier: MIT */
/* glibc 2.36: kill by descriptor. Kernels before 5.1: ENOSYS, as with glibc. */
#if __has_include(<sys/pidfd.h>)
#include <sys/pidfd.h>
#endif
#include <signal.h>
#include "shim.h"

#ifndef SYS_pidfd_send_signal
#define SYS_pidfd_send_signal 424
#endif

int pidfd_send_signal(int pidfd, int sig, siginfo_t *info, unsigned int flags);

int pidfd_send_signal(int pidfd, int sig, siginfo_t *info, unsigned int flags)
{
	return (int)SYSCALL(SYS_pidfd_send_signal, pidfd, sig, info, flags);
}

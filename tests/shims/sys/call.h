/* SPDX-License-Identifier: MIT */
/* For wrappers of a system call: the call itself, which the kernel or qemu-user may not have. */
#include <sys/syscall.h>
#include <unistd.h>

/* NAME(args) has to return just what system call NAME does */
#define T_RAW(name, ...) do { errno = 0; long g_ = (long)name(__VA_ARGS__); int ge_ = errno; \
	errno = 0; long w_ = syscall(SYS_##name, __VA_ARGS__); int we_ = errno; \
	if (g_ != w_ || ge_ != we_) t_error("%s(%s) = %ld errno %d, the system call %ld errno %d", \
		#name, #__VA_ARGS__, g_, ge_, w_, we_); } while (0)

static inline int t_known(long nr)
{
	return syscall(nr, -1L, -1L, -1L, -1L, -1L, -1L) != -1 || errno != ENOSYS;
}

/* how many of an array of them: 0, all, or those that an older kernel has */
#define T_KNOWN(calls) t_known_of(calls, sizeof (calls) / sizeof *(calls))
static inline unsigned t_known_of(const int *nr, unsigned n)
{
	unsigned known = 0;

	while (n)
		known += t_known(nr[--n]);
	return known;
}

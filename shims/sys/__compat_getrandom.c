/* SPDX-License-Identifier: MIT */
/*
 * For kernels before 3.17. Only ENOSYS leads to the devices, and ENOSYS is the answer when
 * they cannot be opened either. The kernel's promises are kept: no byte before the pool is
 * seeded, no signal in the way of what has begun.
 */
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include "sys/getrandom.h"

#ifndef GRND_INSECURE
#define GRND_INSECURE 4
#endif
#define MOST 0x1ffffff		/* what the kernel gives at a time */

static int device(const char *name, int flags)
{
	struct stat st;
	int fd = (int)SYSCALL(SYS_openat, AT_FDCWD, name, O_RDONLY | O_CLOEXEC | O_NOCTTY | flags, 0);

	if (fd >= 0 && !SYSCALL(SYS_fstat, fd, &st) && S_ISCHR(st.st_mode))
		return fd;
	if (fd >= 0)
		SYSCALL(SYS_close, fd);
	errno = ENOSYS;
	return -1;
}

/*
 * /dev/urandom of these kernels never waits: /dev/random tells when there is a seed. A chroot
 * that lacks it is not made at boot.
 */
static int seeded(unsigned flags)
{
	static char done;
	struct pollfd p = { .events = POLLIN };
	int r;

	if ((flags & GRND_INSECURE) || __atomic_load_n(&done, __ATOMIC_RELAXED))
		return 0;
	if ((p.fd = device("/dev/random", 0)) < 0)
		return 0;
	r = (int)SYSCALL(SYS_ppoll, &p, 1, (flags & GRND_NONBLOCK) ? &(struct timespec){ 0 } : NULL, NULL, 8);
	SYSCALL(SYS_close, p.fd);
	if (r < 0)
		return -1;
	if (!r) {
		errno = EAGAIN;
		return -1;
	}
	__atomic_store_n(&done, 1, __ATOMIC_RELAXED);
	return 0;
}

ssize_t __compat_getrandom(void *buf, size_t n, unsigned flags)
{
	long r = SYSCALL_RAW(SYS_getrandom, buf, n, flags);
	int fd;
	size_t got = 0;

	if (r != -ENOSYS)
		return compat_ret(r);
	if ((flags & ~(unsigned)(GRND_NONBLOCK | GRND_RANDOM | GRND_INSECURE)) ||
	    (flags & (GRND_RANDOM | GRND_INSECURE)) == (GRND_RANDOM | GRND_INSECURE)) {
		errno = EINVAL;
		return -1;
	}
	if (flags & GRND_RANDOM) {
		fd = device("/dev/random", (flags & GRND_NONBLOCK) ? O_NONBLOCK : 0);
		if (fd < 0)
			return -1;
		r = SYSCALL_RAW(SYS_read, fd, buf, n);
	} else {
		if (seeded(flags) || (fd = device("/dev/urandom", 0)) < 0)
			return -1;
		if (n > MOST)
			n = MOST;
		do {
			r = SYSCALL_RAW(SYS_read, fd, (char *)buf + got, n - got);
			got += r > 0 ? (size_t)r : 0;
		} while ((r > 0 && got < n) || r == -EINTR);
		if (got)
			r = (long)got;
	}
	SYSCALL(SYS_close, fd);
	if (!r && n)
		r = -ENOSYS;	/* no such device ends */
	return compat_ret(r);
}

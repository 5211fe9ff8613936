/* SPDX-License-Identifier: MIT */
/* preadv2 pwritev2, and preadv64v2 pwritev64v2, which are the same functions */
#include <fcntl.h>
#include <limits.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include "seccomp.h"
#include "test.h"
#include "call.h"
#include "cancel.h"

enum { SIZE = 5000, MOST = 9, ROUNDS = 2000 };

static char text[SIZE], image[2 * SIZE];
static int file, empty_pipe[2], full_pipe[2];
static unsigned seed = 1;

static unsigned below(unsigned n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

static int temporary(void)
{
	char name[] = "/tmp/preadv2XXXXXX";
	int fd = mkstemp(name);

	T_TRUE(fd >= 0);
	unlink(name);
	return fd;
}

/* one to MOST pieces of buf, with gaps of one byte; their total */
static size_t pieces(struct iovec *v, int *n, char *buf)
{
	size_t total = 0;

	*n = 1 + (int)below(MOST);
	for (int i = 0; i < *n; i++) {
		v[i].iov_base = buf;
		v[i].iov_len = below(4) ? below(200) : 0;
		buf += v[i].iov_len + 1;
		total += v[i].iov_len;
	}
	return total;
}

/* each result, byte and position against the plain contents of the file */
static void generated(void)
{
	static char buf[MOST * 201], want[MOST * 201], whole[2 * SIZE];
	struct iovec v[MOST];
	int had = t_status;

	t_status = 0;		/* one failure here is enough */
	T_INT(ftruncate(file, 0), 0);
	T_INT(pwrite(file, text, SIZE, 0), SIZE);
	memset(image, 0, sizeof image);
	memset(whole, 0, sizeof whole);
	memcpy(image, text, SIZE);
	for (int round = 0, end = SIZE; round < ROUNDS && !t_status; round++) {
		off_t pos = below(SIZE + 100), own = below(SIZE + 100), at;
		int n, writing = round & 1, current = !below(3);
		size_t total = pieces(v, &n, buf), left, part;
		ssize_t r;

		at = current ? own : pos;
		lseek(file, own, SEEK_SET);
		for (size_t i = 0; i < sizeof buf; i++)
			buf[i] = (char)below(256);
		memcpy(want, buf, sizeof buf);
		errno = 77;
		if (writing) {
			for (int i = 0, to = (int)at; i < n; to += (int)v[i++].iov_len)
				memcpy(image + to, v[i].iov_base, v[i].iov_len);
			if (total && end < at + (int)total)
				end = (int)at + (int)total;
			r = below(2) ? pwritev2(file, v, n, current ? -1 : at, 0) :
				pwritev64v2(file, v, n, current ? -1 : at, 0);
		} else {
			r = below(2) ? preadv2(file, v, n, current ? -1 : at, 0) :
				preadv64v2(file, v, n, current ? -1 : at, 0);
			left = at < end ? (size_t)(end - at) : 0;
			if (total > left)
				total = left;
			left = total;
			for (int i = 0, from = (int)at; i < n; from += (int)part, i++) {
				part = v[i].iov_len < left ? v[i].iov_len : left;
				memcpy(want + ((char *)v[i].iov_base - buf), image + from, part);
				left -= part;
			}
		}
		T_INT(r, total);
#ifndef T_NATIVE
		T_INT(errno, 77);
#endif
		T_INT(lseek(file, 0, SEEK_CUR), current ? own + (off_t)total : own);
		T_INT(memcmp(buf, want, sizeof buf), 0);
	}
	T_TRUE(pread(file, whole, sizeof whole, 0) >= SIZE);
	T_INT(memcmp(whole, image, sizeof whole), 0);
	t_status |= had;
}

static void errors(void)
{
	volatile int minus = -1;			/* the compiler would complain */
	char c[4] = "abc";
	struct iovec v = { c, 3 }, bad = { (void *)-4096L, 3 }, negative = { c, -1UL };
	static struct iovec many[IOV_MAX + 1];
	int readable = open("/proc/self/exe", O_RDONLY), writable = open("/dev/null", O_WRONLY);

	T_ERR(preadv2(-1, &v, 1, 0, 0), -1, EBADF);
	T_ERR(pwritev2(-1, &v, 1, 0, 0), -1, EBADF);
	T_ERR(preadv2(-1, &v, 1, -1, 0), -1, EBADF);
	T_ERR(pwritev2(-1, &v, 1, -1, 0), -1, EBADF);
	T_ERR(preadv2(writable, &v, 1, 0, 0), -1, EBADF);
	T_ERR(pwritev2(readable, &v, 1, 0, 0), -1, EBADF);
	T_ERR(preadv2(file, &v, 1, -2, 0), -1, EINVAL);
	T_ERR(pwritev2(file, &v, 1, -2, 0), -1, EINVAL);
	T_ERR(preadv2(file, &v, 1, LONG_MIN, 0), -1, EINVAL);
	T_ERR(preadv2(file, &v, minus, 0, 0), -1, EINVAL);
	T_ERR(pwritev2(file, &v, minus, 0, 0), -1, EINVAL);
	T_ERR(preadv2(file, many, IOV_MAX + 1, 0, 0), -1, EINVAL);
	T_ERR(preadv2(file, &negative, 1, 0, 0), -1, EINVAL);
	T_INT(preadv2(file, many, IOV_MAX, 0, 0), 0);
	T_INT(preadv2(file, &v, 0, 0, 0), 0);
	T_ERR(preadv2(file, &bad, 1, 0, 0), -1, EFAULT);
	T_ERR(preadv2(empty_pipe[0], &v, 1, 0, 0), -1, ESPIPE);
	T_ERR(pwritev2(empty_pipe[1], &v, 1, 0, 0), -1, ESPIPE);
	/* a pipe has no other position than its own */
	T_INT(pwritev2(empty_pipe[1], &v, 1, -1, 0), 3);
	memset(c, 0, 3);
	T_INT(preadv2(empty_pipe[0], &v, 1, -1, 0), 3);
	T_STR(c, "abc");
	/* beyond 4 GiB */
	T_INT(pwritev2(file, &v, 1, (1L << 32) + 5, 0), 3);
	T_INT(preadv2(file, &v, 1, 1L << 32, 0), 3);
	T_INT(memcmp(c, "\0\0\0", 3), 0);
	T_INT(preadv2(file, &v, 1, (1L << 32) + 5, 0), 3);
	T_STR(c, "abc");
	T_INT(ftruncate(file, SIZE), 0);
	close(readable);
	close(writable);
}

static void flags(int known)
{
	char c[4] = "xyz";
	struct iovec v = { c, 3 };

	T_ERR(preadv2(file, &v, 1, 0, 1 << 30), -1, ENOTSUP);
	T_ERR(pwritev2(file, &v, 1, 0, 1 << 30), -1, ENOTSUP);
	if (!known) {
		T_ERR(preadv2(file, &v, 1, 0, RWF_HIPRI), -1, ENOTSUP);
		T_ERR(pwritev2(file, &v, 1, 0, RWF_DSYNC), -1, ENOTSUP);
		T_ERR(pwritev2(-1, &v, 1, -1, RWF_DSYNC), -1, ENOTSUP);
		T_ERR(preadv64v2(file, &v, 1, -1, RWF_NOWAIT), -1, ENOTSUP);
		return;
	}
	lseek(file, 100, SEEK_SET);
	T_INT(pwritev2(file, &v, 1, 0, RWF_DSYNC), 3);
	T_INT(pwritev2(file, &v, 1, -1, RWF_SYNC), 3);
	T_INT(lseek(file, 0, SEEK_CUR), 103);
	T_INT(preadv2(file, &v, 1, 1, RWF_HIPRI), 3);
	T_INT(c[0], 'y');
	T_INT(pwritev2(file, &v, 1, 0, RWF_APPEND), 3);
	T_INT(lseek(file, 0, SEEK_END), SIZE + 3);
	T_INT(preadv2(empty_pipe[0], &v, 1, -1, RWF_NOWAIT), -1);
	T_TRUE(errno == EAGAIN || errno == ENOTSUP);		/* for pipes since Linux 6.4 */
}

static void quick_read(void)
{
	char c;
	struct iovec v = { &c, 1 };

	T_INT(preadv2(file, &v, 1, 0, 0), 1);
}

static void blocking_read(void)
{
	char c;
	struct iovec v = { &c, 1 };

	T_INT(preadv2(empty_pipe[0], &v, 1, -1, 0), 1);
}

static void quick_write(void)
{
	char c = 'q';
	struct iovec v = { &c, 1 };

	T_INT(pwritev2(file, &v, 1, 0, 0), 1);
}

static void blocking_write(void)
{
	static char c[4096];
	struct iovec v = { c, sizeof c };

	T_INT(pwritev2(full_pipe[1], &v, 1, -1, 0), sizeof c);
}

static void all(int known)
{
	generated();
	errors();
	flags(known);
	t_cancel_point(quick_read, blocking_read);
	t_cancel_point(quick_write, blocking_write);
}

int main(void)
{
	static char page[4096];

	for (int i = 0; i < SIZE; i++)
		text[i] = (char)below(256);
	file = temporary();
	T_INT(pipe(empty_pipe), 0);
	T_INT(pipe(full_pipe), 0);
	fcntl(full_pipe[1], F_SETFL, O_NONBLOCK);
	while (write(full_pipe[1], page, sizeof page) > 0)
		;
	fcntl(full_pipe[1], F_SETFL, 0);

	all(t_known(SYS_preadv2));
	if (t_deny(SYS_preadv2, ENOSYS) || t_deny(SYS_pwritev2, ENOSYS))
		return t_skip(T_NO_FILTER);
	all(0);
	return t_status;
}

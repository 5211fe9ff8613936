/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "seccomp.h"
#include "test.h"

static int in, out;

static void *cancelled(void *after)
{
	pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, NULL);
	pthread_cancel(pthread_self());
	pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, NULL);
	copy_file_range(-1, NULL, out, NULL, 4, 0);
	*(int *)after = 1;
	return NULL;
}

static void *not_cancelled(void *after)
{
	int type;

	copy_file_range(-1, NULL, out, NULL, 4, 0);
	pthread_setcanceltype(PTHREAD_CANCEL_DEFERRED, &type);
	T_INT(type, PTHREAD_CANCEL_DEFERRED);
	pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, NULL);
	pthread_cancel(pthread_self());
	copy_file_range(-1, NULL, out, NULL, 4, 0);
	*(int *)after = 1;
	return NULL;
}

static int file(const char *text)
{
	char name[] = "/tmp/cfrXXXXXX";
	int fd = mkstemp(name);

	T_TRUE(fd >= 0);
	unlink(name);
	T_INT(write(fd, text, strlen(text)), strlen(text));
	lseek(fd, 0, SEEK_SET);
	return fd;
}

int main(void)
{
	char buf[32] = "";
	off64_t from = 2, to = 5;
	pthread_t t;
	void *ret;
	int after = 0;

	in = file("0123456789");
	out = file("");
	errno = 77;
	T_INT(copy_file_range(in, NULL, out, NULL, 4, 0), 4);
	T_INT(errno, 77);
	T_INT(lseek(in, 0, SEEK_CUR), 4);
	T_INT(lseek(out, 0, SEEK_CUR), 4);
	T_INT(copy_file_range(in, &from, out, &to, 100, 0), 8);
	T_INT(from, 10);
	T_INT(to, 13);
	T_INT(lseek(in, 0, SEEK_CUR), 4);
	T_INT(pread(out, buf, sizeof buf, 0), 13);
	T_INT(memcmp(buf, "0123\0" "23456789", 13), 0);
	T_INT(copy_file_range(in, &from, out, NULL, 4, 0), 0);

	T_ERR(copy_file_range(-1, NULL, out, NULL, 4, 0), -1, EBADF);
	T_ERR(copy_file_range(in, NULL, out, NULL, 4, 1), -1, EINVAL);
	T_ERR(copy_file_range(in, NULL, open("/etc/passwd", O_RDONLY), NULL, 4, 0), -1, EBADF);
	from = 0, to = 2;
	T_ERR(copy_file_range(in, &from, in, &to, 8, 0), -1, EINVAL);	/* overlap */
	T_ERR(copy_file_range(in, (off64_t *)-1, out, NULL, 4, 0), -1, EFAULT);
	T_ERR(copy_file_range(open("/", O_RDONLY), NULL, out, NULL, 4, 0), -1, EISDIR);

	T_INT(pthread_create(&t, NULL, cancelled, &after), 0);
	pthread_join(t, &ret);
	T_TRUE(ret == PTHREAD_CANCELED);
	T_INT(after, 0);
	T_INT(pthread_create(&t, NULL, not_cancelled, &after), 0);
	pthread_join(t, &ret);
	T_TRUE(ret == NULL);
	T_INT(after, 1);

	if (t_deny(SYS_copy_file_range, ENOSYS))
		return t_skip(T_NO_FILTER);
	T_ERR(copy_file_range(in, NULL, out, NULL, 4, 0), -1, ENOSYS);
	return t_status;
}

/* SPDX-License-Identifier: MIT */
#include "../stdlib/random.h"
#include <fcntl.h>
#include <sys/random.h>
#include <sys/syscall.h>
#ifndef T_NATIVE
#include "seccomp.h"
#endif

static int (*volatile get)(void *, size_t) = getentropy;

static void get_all(void *b, size_t n)
{
	errno = 99;
	T_INT(get(b, n), 0);
	T_INT(errno, 99);
}

static void contract(void)
{
	char b[300];

	fill = get_all;
	judge("getentropy", 256);
	memset(b, '#', sizeof b);
	T_ERR(get(b, 257), -1, EIO);
	T_ERR(get(b, (size_t)-1), -1, EIO);
	for (size_t i = 0; i < sizeof b; i++)
		T_INT(b[i], '#');
	T_INT(get(NULL, 0), 0);
#ifndef T_NATIVE	/* with the vDSO of new kernels this is a SIGSEGV */
	T_ERR(get((void *)1, 10), -1, EFAULT);
#endif
}

int main(void)
{
	contract();
#ifndef T_NATIVE
	char b[10];

	if (t_deny(SYS_getrandom, ENOSYS))
		return t_skip(T_NO_FILTER);
	contract();
	t_deny(SYS_openat, ENOENT);
	T_ERR(get(b, 10), -1, ENOSYS);
#endif
	return t_status;
}

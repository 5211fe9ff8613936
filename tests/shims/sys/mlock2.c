/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>
#include <sys/syscall.h>
#include "seccomp.h"
#include "test.h"
#include "call.h"

#define SIZE 32768L	/* old kernels allow 64 KiB */

static long page;

static char *map(void)
{
	char *p = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	T_TRUE(p != MAP_FAILED);
	madvise(p, SIZE, MADV_NOHUGEPAGE);
	return p;
}

static int resident(char *p)
{
	unsigned char in[8] = { 0 };
	int n = 0;

	T_INT(mincore(p, SIZE, in), 0);
	for (long i = 0; i < SIZE / page; i++)
		n += in[i] & 1;
	return n;
}

static void plain(void)
{
	char *p = map();

	T_INT(resident(p), 0);
	errno = 77;
	T_INT(mlock2(p, SIZE / 2, 0), 0);
	T_INT(errno, 77);
	T_INT(resident(p), SIZE / 2 / page);
	T_INT(mlock2(NULL, 0, 0), 0);
	T_ERR(mlock2(NULL, 4096, 0), -1, ENOMEM);
	T_INT(munmap(p, SIZE), 0);
}

int main(void)
{
	char *p = map();

	page = sysconf(_SC_PAGESIZE);
	plain();
	if (t_known(SYS_mlock2)) {
		errno = 77;
		T_INT(mlock2(p, SIZE, MLOCK_ONFAULT), 0);
		T_INT(errno, 77);
		T_INT(resident(p), 0);
		p[3 * page] = 1;
		T_INT(resident(p), 1);
		T_INT(mlock2(p, SIZE, 0), 0);
		T_INT(resident(p), SIZE / page);
		T_ERR(mlock2(NULL, 4096, MLOCK_ONFAULT), -1, ENOMEM);
	}
	T_ERR(mlock2(p, SIZE, 2), -1, EINVAL);
	T_ERR(mlock2(p, SIZE, ~0U), -1, EINVAL);

	if (t_deny(SYS_mlock2, ENOSYS))
		return t_skip(T_NO_FILTER);
	plain();
	T_ERR(mlock2(p, SIZE, MLOCK_ONFAULT), -1, EINVAL);
	T_ERR(mlock2(p, SIZE, 2), -1, EINVAL);
	return t_status;
}

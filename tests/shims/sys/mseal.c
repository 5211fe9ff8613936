/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>
#include <sys/syscall.h>
#include "seccomp.h"
#include "test.h"
#include "call.h"

int main(void)
{
	char *p = mmap(NULL, 16384, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (!t_known(SYS_mseal)) {
		T_ERR(mseal(p, 4096, 0), -1, ENOSYS);
		return t_status;
	}
	errno = 77;
	T_INT(mseal(p + 4096, 4096, 0), 0);
	T_INT(errno, 77);
	T_ERR(munmap(p + 4096, 4096), -1, EPERM);
	T_ERR(mprotect(p + 4096, 4096, PROT_READ), -1, EPERM);
	p[4096] = 1;
	T_INT(munmap(p + 8192, 4096), 0);
	T_INT(mprotect(p, 4096, PROT_READ), 0);
	T_INT(mseal(p, 8192, 0), 0);
	T_ERR(munmap(p, 4096), -1, EPERM);
	T_ERR(mseal(p + 1, 4096, 0), -1, EINVAL);
	T_ERR(mseal(p, 4096, 1), -1, EINVAL);
	T_ERR(mseal(p, 4096, 1UL << 40), -1, EINVAL);
	T_ERR(mseal(p, 16384, 0), -1, ENOMEM);			/* a gap */
	T_ERR(mseal(p, -4096UL, 0), -1, EINVAL);
	T_INT(munmap(p + 12288, 4096), 0);

	if (t_deny(SYS_mseal, ENOSYS))
		return t_skip(T_NO_FILTER);
	T_ERR(mseal(p, 4096, 0), -1, ENOSYS);
	return t_status;
}

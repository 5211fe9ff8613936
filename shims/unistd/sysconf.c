/* SPDX-License-Identifier: MIT */
/*
 * With headers of glibc 2.34 and _GNU_SOURCE, SIGSTKSZ is a call of sysconf,
 * which an older libc answers with -1. The kernel tells the size that depends
 * on the processor's registers since 5.14 on x86_64, 4.18 on aarch64.
 */
#include <sys/auxv.h>
#include <unistd.h>
#include "abi.h"
#include "shim.h"

#ifndef AT_MINSIGSTKSZ
#define AT_MINSIGSTKSZ 51
#endif
#define MINSIGSTKSZ_NAME 249	/* _SC_MINSIGSTKSZ, in an enumeration: no macro to ask for */
#define SIGSTKSZ_NAME 250

extern __typeof__(getauxval) __getauxval;
declare_old(sysconf);

long sysconf(int name)
{
	int e = errno;
	long r = old(sysconf)(name);

	if (r != -1 || (name != MINSIGSTKSZ_NAME && name != SIGSTKSZ_NAME))
		return r;
	r = (long)__getauxval(AT_MINSIGSTKSZ);
	if (r < ABI_MINSIGSTKSZ)
		r = ABI_MINSIGSTKSZ;
	errno = e;
	return name == SIGSTKSZ_NAME ? 4 * r : r;
}

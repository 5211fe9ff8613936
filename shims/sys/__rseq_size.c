/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.35, <sys/rseq.h>: size of the registered rseq area in bytes. Where libc registers
 * the area it is libc's own value, copied before other constructors run;
 * elsewhere 0, "not registered", so that who wants it can register one.
 */
#include "shim.h"

unsigned int __rseq_size;	/* not const as in the header, for us */

__attribute__((constructor(101))) static void copy(void)
{
	const unsigned int *native = __compat_native("__rseq_size");

	if (native)
		__rseq_size = *native;
}

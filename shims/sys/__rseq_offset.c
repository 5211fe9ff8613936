/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.35, <sys/rseq.h>: where the rseq area is, from the thread pointer. Where libc registers
 * the area it is libc's own value, copied before other constructors run;
 * elsewhere 0, "not registered", so that who wants it can register one.
 */
#include "shim.h"

ptrdiff_t __rseq_offset;	/* not const as in the header, for us */

__attribute__((constructor(101))) static void copy(void)
{
	const ptrdiff_t *native = __compat_native("__rseq_offset");

	if (native)
		__rseq_offset = *native;
}

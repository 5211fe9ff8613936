/* SPDX-License-Identifier: MIT */
/*
 * Since glibc 2.24 it leaves thread_local variables alone, as C++ wants; the
 * old version runs their destructors, in newer glibcs too. On 2.18 to 2.23
 * there is none but the old one; before, libc knows nothing of them. Before
 * 2.41 it is for one thread alone: the others wait here for the end.
 */
#include <stdlib.h>
#include <sys/syscall.h>
#include "shim.h"

declare_old(quick_exit);

void quick_exit(int status)
{
	static __thread char self;	/* its address, which a child keeps */
	static char *leaver;
	__typeof__(&quick_exit) native = NATIVE(quick_exit);
	char *other = NULL;

	if (!__atomic_compare_exchange_n(&leaver, &other, &self, 0, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED) && other != &self)
		for (;;)
			SYSCALL_RAW(SYS_ppoll, NULL, 0, NULL, NULL, 0);
	(native ? native : old(quick_exit))(status);
	__builtin_unreachable();
}

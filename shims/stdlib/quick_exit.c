/* SPDX-License-Identifier: MIT */
/*
 * Since glibc 2.24 it leaves thread_local variables alone, as C++ wants; the
 * old version runs their destructors, in newer glibcs too. On 2.18 to 2.23
 * there is none but the old one; before, libc knows nothing of them.
 */
#include <stdlib.h>
#include "shim.h"

declare_old(quick_exit);

void quick_exit(int status)
{
	__typeof__(&quick_exit) native = NATIVE(quick_exit);

	(native ? native : old(quick_exit))(status);
	__builtin_unreachable();
}

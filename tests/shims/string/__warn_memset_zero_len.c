/* SPDX-License-Identifier: MIT */
#include "test.h"

#ifdef T_NATIVE	/* libc_nonshared.a has it no longer */
static void __warn_memset_zero_len(void) { }
#else
void __warn_memset_zero_len(void);
#endif

int main(void)
{
	errno = 7;
	__warn_memset_zero_len();
	T_INT(errno, 7);
	return t_status;
}

/* SPDX-License-Identifier: MIT */
/* Destructors run once, by the dynamic linker, also where crt1.o passes this one. */
#include "test.h"
#include <unistd.h>

static int ran;

static __attribute__((destructor(102))) void last(void)
{
	if (ran++)
		t_error("a destructor ran %d times", ran);
	if (t_status)
		_exit(t_status);
}

static __attribute__((destructor(101))) void check(void)
{
	if (ran != 1)
		_exit(1);
}

int main(void)
{
#ifndef T_NATIVE	/* not in glibc from 2.34 */
	extern void __libc_csu_fini(void);

	__libc_csu_fini();
	T_INT(ran, 0);
#endif
	return t_status;
}

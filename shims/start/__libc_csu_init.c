/* SPDX-License-Identifier: MIT */
/*
 * In libc_nonshared.a before glibc 2.34: crt1.o gives it to __libc_start_main,
 * to run the program's constructors. preinit_array is the dynamic linker's.
 */
#include "shim.h"

#pragma GCC visibility push(hidden)
typedef void init_fn(int, char **, char **);
extern void _init(void);	/* crti.o */
extern init_fn *__init_array_start[], *__init_array_end[];
init_fn __libc_csu_init;
#pragma GCC visibility pop

void __libc_csu_init(int argc, char **argv, char **envp)
{
	_init();
	for (init_fn **f = __init_array_start; f < __init_array_end; f++)
		(*f)(argc, argv, envp);
}

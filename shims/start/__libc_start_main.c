/* SPDX-License-Identifier: MIT */
/*
 * Until 2.33 crt1.o passed an init function, and libc ran the constructors of
 * the program through nothing else; crt1.o of 2.34 passes none. The old
 * version gets one here, which newer libcs honour too: so constructors run
 * once everywhere. preinit_array is left to the dynamic linker, which runs it
 * before the libraries' constructors (gABI, "Initialization and Termination
 * Functions"), and destructors come from its own atexit handler.
 */
#include "shim.h"

#pragma GCC visibility push(hidden)
typedef void init_fn(int, char **, char **);
extern void _init(void);	/* crti.o */
extern init_fn *__init_array_start[], *__init_array_end[];
extern int old(__libc_start_main)(int (*)(int, char **, char **), int, char **, init_fn *,
	void (*)(void), void (*)(void), void *);
#pragma GCC visibility pop

static void init(int argc, char **argv, char **envp)
{
	_init();
	for (init_fn **f = __init_array_start; f < __init_array_end; f++)
		(*f)(argc, argv, envp);
}

int __libc_start_main(int (*main)(int, char **, char **), int argc, char **argv, init_fn *given,
	void (*fini)(void), void (*rtld_fini)(void), void *stack_end)
{
	return old(__libc_start_main)(main, argc, argv, given ? given : init, fini, rtld_fini, stack_end);
}

/* SPDX-License-Identifier: MIT */
/*
 * __libc_start_main for a program that was linked without libcompat, in a library beside it (compat retarget): as in
 * shims/start/__libc_start_main.c, but the constructors are found by the program's dynamic section.
 */
#include <link.h>
#include "shim.h"

#pragma GCC visibility push(hidden)
typedef void init_fn(int, char **, char **);
extern int old(__libc_start_main)(int (*)(int, char **, char **), int, char **, init_fn *, void (*)(void), void (*)(void), void *);
int __compat_start(int (*)(int, char **, char **), int, char **, init_fn *, void (*)(void), void (*)(void), void *);
#pragma GCC visibility pop

/* The program comes first. */
static int first(struct dl_phdr_info *info, size_t size, void *to)
{
	(void)size;
	*(struct dl_phdr_info *)to = *info;
	return 1;
}

static void init(int argc, char **argv, char **envp)
{
	struct dl_phdr_info p = { .dlpi_phnum = 0 };
	const ElfW(Dyn) *d = NULL;
	ElfW(Addr) array = 0, function = 0;
	size_t size = 0;

	dl_iterate_phdr(first, &p);
	for (int i = 0; i < p.dlpi_phnum; i++)
		if (p.dlpi_phdr[i].p_type == PT_DYNAMIC)
			d = (const ElfW(Dyn) *)(p.dlpi_addr + p.dlpi_phdr[i].p_vaddr);
	for (; d && d->d_tag != DT_NULL; d++)
		switch (d->d_tag) {
		case DT_INIT: function = d->d_un.d_ptr; break;
		case DT_INIT_ARRAY: array = d->d_un.d_ptr; break;
		case DT_INIT_ARRAYSZ: size = d->d_un.d_val; break;
		}
	if (function)
		((void (*)(void))(p.dlpi_addr + function))();
	for (size_t i = 0; i < size / sizeof(init_fn *); i++)
		((init_fn **)(p.dlpi_addr + array))[i](argc, argv, envp);
}

int __compat_start(int (*main)(int, char **, char **), int argc, char **argv, init_fn *given, void (*fini)(void), void (*rtld_fini)(void),
	void *stack_end)
{
	return old(__libc_start_main)(main, argc, argv, given ? given : init, fini, rtld_fini, stack_end);
}

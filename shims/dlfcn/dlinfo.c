/* SPDX-License-Identifier: MIT */
/* RTLD_DI_PHDR is new in glibc 2.36; all that it tells is in dl_iterate_phdr. */
#include <dlfcn.h>
#include <link.h>
#include "shim.h"

#define DI_PHDR 11	/* RTLD_DI_PHDR, in an enumeration: no macro to ask for */

declare_old(dlinfo);

struct wanted {
	const ElfW(Dyn) *dynamic;
	const ElfW(Phdr) *phdr;
	int n;
};

static int look(struct dl_phdr_info *o, size_t size, void *arg)
{
	struct wanted *w = arg;

	(void)size;
	for (int i = 0; i < o->dlpi_phnum; i++)
		if (o->dlpi_phdr[i].p_type == PT_DYNAMIC
		    && o->dlpi_addr + o->dlpi_phdr[i].p_vaddr == (ElfW(Addr))w->dynamic) {
			w->phdr = o->dlpi_phdr;
			w->n = o->dlpi_phnum;
			return 1;
		}
	return 0;
}

int dlinfo(void *handle, int request, void *arg)
{
	int r = old(dlinfo)(handle, request, arg);
	struct wanted w = { 0 };
	struct link_map *map;

	if (r != -1 || request != DI_PHDR)
		return r;
	if (old(dlinfo)(handle, RTLD_DI_LINKMAP, &map))
		return -1;
	w.dynamic = map->l_ld;
	if (!__compat_iterate_phdr(look, &w))	/* another namespace */
		return old(dlinfo)(handle, request, arg);
	*(const ElfW(Phdr) **)arg = w.phdr;
	return w.n;
}

/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.35: which object covers an address, for the unwinder of a libgcc
 * that was built with 2.35 or later. Before, dl_iterate_phdr tells, as it told
 * the unwinder; the link map is in the debugger's list, which changes only
 * under the lock that dl_iterate_phdr holds. It lists the first namespace
 * alone: in one made by dlmopen, dlfo_link_map is NULL.
 */
#include <dlfcn.h>
#include <link.h>
#include <sys/auxv.h>
#include "shim.h"

#if !__GLIBC_PREREQ(2, 35)
struct dl_find_object {
	unsigned long long dlfo_flags;
	void *dlfo_map_start, *dlfo_map_end;
	struct link_map *dlfo_link_map;
	void *dlfo_eh_frame;
	unsigned long long reserved[7];
};
int _dl_find_object(void *pc, struct dl_find_object *result);
#endif
extern __typeof__(getauxval) __getauxval;
_Static_assert(sizeof(struct dl_find_object) == 96, "part of the ABI");
_Static_assert(offsetof(struct dl_find_object, dlfo_eh_frame) == 32, "part of the ABI");

struct query {
	ElfW(Addr) pc;
	struct dl_find_object *result;
	const struct r_debug *debug;
};

static int covers(struct dl_phdr_info *o, size_t size, void *arg)
{
	struct query *q = arg;
	ElfW(Addr) start = -1, end = 0;
	void *eh_frame = NULL, *dynamic = NULL;
	struct link_map *m;
	int found = 0;

	(void)size;
	for (int i = 0; i < o->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &o->dlpi_phdr[i];
		ElfW(Addr) a = o->dlpi_addr + p->p_vaddr;

		if (p->p_type == PT_LOAD) {
			found |= q->pc - a < p->p_memsz;
			start = a < start ? a : start;
			end = a + p->p_memsz > end ? a + p->p_memsz : end;
		} else if (p->p_type == PT_GNU_EH_FRAME) {
			eh_frame = (void *)a;
		} else if (p->p_type == PT_DYNAMIC) {
			dynamic = (void *)a;
		}
	}
	if (!found)
		return 0;
	for (m = q->debug ? q->debug->r_map : NULL; m && m->l_ld != dynamic; m = m->l_next)
		;
	*q->result = (struct dl_find_object) {
		.dlfo_map_start = (void *)(start & -__getauxval(AT_PAGESZ)),
		.dlfo_map_end = (void *)end,
		.dlfo_link_map = m,
		.dlfo_eh_frame = eh_frame,
	};
	return 1;
}

int _dl_find_object(void *pc, struct dl_find_object *result)
{
	__typeof__(&_dl_find_object) native = NATIVE(_dl_find_object);
	struct query q = { (ElfW(Addr))pc, result, NULL };

	if (native)
		return native(pc, result);
	q.debug = __compat_native("_r_debug");
	return __compat_iterate_phdr(covers, &q) == 1 ? 0 : -1;
}

/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.35: which object covers an address, for the unwinder of a libgcc
 * that was built with 2.35 or later. Before, dl_iterate_phdr tells, as it told
 * the unwinder; the link map is in the debugger's list, which changes only
 * under the lock that dl_iterate_phdr holds. It lists the first namespace
 * alone: in one made by dlmopen, dlfo_link_map is NULL.
 *
 * The program and what it is linked with are never unloaded: the first look-up
 * notes them, and the next ones take no lock, so that threads do not wait for
 * each other to throw.
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

#define KNOWN 16	/* more than any program has on its line and throws through */
static struct known {
	ElfW(Addr) start, end;		/* of its code */
	struct dl_find_object object;
} known[KNOWN];
static int nknown, state;		/* 0 not noted, 1 being noted, 2 noted */

static struct link_map *describe(const struct dl_phdr_info *o, const struct query *q, struct dl_find_object *to)
{
	ElfW(Addr) start = UINTPTR_MAX, end = 0;
	void *eh_frame = NULL, *dynamic = NULL;
	struct link_map *m;

	for (int i = 0; i < o->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &o->dlpi_phdr[i];
		ElfW(Addr) a = o->dlpi_addr + p->p_vaddr;

		if (p->p_type == PT_LOAD) {
			start = a < start ? a : start;
			end = a + p->p_memsz > end ? a + p->p_memsz : end;
		} else if (p->p_type == PT_GNU_EH_FRAME) {
			eh_frame = (void *)a;
		} else if (p->p_type == PT_DYNAMIC) {
			dynamic = (void *)a;
		}
	}
	for (m = q->debug ? q->debug->r_map : NULL; m && m->l_ld != dynamic; m = m->l_next)
		;
	*to = (struct dl_find_object) {
		.dlfo_map_start = (void *)(start & -__getauxval(AT_PAGESZ)),
		.dlfo_map_end = (void *)end,
		.dlfo_link_map = m,
		.dlfo_eh_frame = eh_frame,
	};
	return m;
}

static int covers(struct dl_phdr_info *o, size_t size, void *arg)
{
	struct query *q = arg;

	(void)size;
	for (int i = 0; i < o->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &o->dlpi_phdr[i];

		if (p->p_type == PT_LOAD && q->pc - (o->dlpi_addr + p->p_vaddr) < p->p_memsz) {
			describe(o, q, q->result);
			return 1;
		}
	}
	return 0;
}

/* The nth string of a kind in the dynamic section, or NULL. */
static const char *text(const struct link_map *m, ElfW(Sxword) tag, int n)
{
	ElfW(Addr) strings = 0;
	const ElfW(Dyn) *found = NULL;

	for (const ElfW(Dyn) *d = m->l_ld; d->d_tag != DT_NULL; d++) {
		if (d->d_tag == DT_STRTAB)
			strings = d->d_un.d_ptr;
		else if (d->d_tag == tag && !found && !n--)
			found = d;
	}
	if (!strings || !found)
		return NULL;
	return (const char *)(strings < m->l_addr ? strings + m->l_addr : strings) + found->d_un.d_val;
}

static int same(const char *s, const char *t)
{
	for (; *s && *s == *t; s++, t++)
		__asm__("" : "+r"(s));	/* no call of strcmp, which may be the program's */
	return *s == *t;
}

static int stays(const struct link_map *program, const struct link_map *m)
{
	const char *soname = text(m, DT_SONAME, 0), *needed;

	if (m == program)
		return 1;
	for (int n = 0; soname && (needed = text(program, DT_NEEDED, n)); n++)
		if (same(needed, soname))
			return 1;
	return 0;
}

static int note(struct dl_phdr_info *o, size_t size, void *arg)
{
	const struct query *q = arg;
	struct known *k = &known[nknown];
	struct link_map *m = describe(o, q, &k->object);

	(void)size;
	if (!m || !stays(q->debug->r_map, m))
		return 0;
	for (int i = 0; i < o->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &o->dlpi_phdr[i];

		if (p->p_type == PT_LOAD && p->p_flags & PF_X) {
			k->start = o->dlpi_addr + p->p_vaddr;
			k->end = k->start + p->p_memsz;
		}
	}
	return ++nknown == KNOWN;
}

int _dl_find_object(void *pc, struct dl_find_object *result)
{
	__typeof__(&_dl_find_object) native = NATIVE(_dl_find_object);
	struct query q = { (ElfW(Addr))pc, result, NULL };
	int none = 0;

	if (native)
		return native(pc, result);
	q.debug = NATIVE(_r_debug);
	if (!__atomic_load_n(&state, __ATOMIC_RELAXED) &&
	    __atomic_compare_exchange_n(&state, &none, 1, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {
		__compat_iterate_phdr(note, &q);
		__atomic_store_n(&state, 2, __ATOMIC_RELEASE);
	}
	if (__atomic_load_n(&state, __ATOMIC_ACQUIRE) == 2)
		for (int i = 0; i < nknown; i++)
			if (q.pc - known[i].start < known[i].end - known[i].start) {
				*result = known[i].object;
				return 0;
			}
	return __compat_iterate_phdr(covers, &q) == 1 ? 0 : -1;
}

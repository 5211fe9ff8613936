/* SPDX-License-Identifier: MIT */
/*
 * __compat_native(name): the running glibc's default version of a public
 * function, or NULL. dlsym would drag libdl.so.2 in below 2.34, and a weak
 * versioned reference is a hard need to every linker.
 *
 * A constructor notes where the symbol tables of libc, libpthread, libdl and
 * ld.so are; none of them is ever unloaded while we are. A look-up after that
 * only reads memory: it takes no lock, and is good in a signal handler and in
 * a forked child of a threaded program. Only one made before the constructor
 * has run goes through dl_iterate_phdr, which takes a lock of the loader.
 */
#include "shim.h"
#include <elf.h>
#include <link.h>
#include <stdint.h>
#include <string.h>
#include <sys/auxv.h>

struct lib {
	ElfW(Addr) base;
	const ElfW(Sym) *sym;
	const char *str;
	const uint32_t *gnu, *sysv;
	const uint16_t *versym;
	const char *verdef;
};

struct libs {
	unsigned n;
	struct lib lib[4];
};

static struct libs known;
static int state;	/* 0 nothing known, 1 being written, 2 known */

/* ld.so adds the load address to these pointers, but not where the dynamic section is read-only. */
static const void *in_image(const struct dl_phdr_info *o, ElfW(Addr) v)
{
	for (int again = 0; again < 2; again++, v += o->dlpi_addr)
		for (int i = 0; i < o->dlpi_phnum; i++) {
			const ElfW(Phdr) *p = &o->dlpi_phdr[i];

			if (p->p_type == PT_LOAD && v - (o->dlpi_addr + p->p_vaddr) < p->p_memsz)
				return (const void *)v;
		}
	return NULL;
}

static int ours(const char *soname)
{
	return !strcmp(soname, "libc.so.6") || !strcmp(soname, "libpthread.so.0")
		|| !strcmp(soname, "libdl.so.2") || !strncmp(soname, "ld-linux-", 9);
}

/* Where an object's symbols are; returns its DT_SONAME, "" for none, or NULL if it has no symbols. */
static const char *tables(const struct dl_phdr_info *o, struct lib *l)
{
	const ElfW(Dyn) *d = NULL;
	ElfW(Xword) soname = 0;

	*l = (struct lib){ .base = o->dlpi_addr };
	for (int i = 0; i < o->dlpi_phnum; i++)
		if (o->dlpi_phdr[i].p_type == PT_DYNAMIC)
			d = (const void *)(o->dlpi_addr + o->dlpi_phdr[i].p_vaddr);
	for (; d && d->d_tag != DT_NULL; d++) {
		const void *p = in_image(o, d->d_un.d_ptr);

		switch (d->d_tag) {
		case DT_SONAME: soname = d->d_un.d_val; break;
		case DT_SYMTAB: l->sym = p; break;
		case DT_STRTAB: l->str = p; break;
		case DT_GNU_HASH: l->gnu = p; break;
		case DT_HASH: l->sysv = p; break;
		case DT_VERSYM: l->versym = p; break;
		case DT_VERDEF: l->verdef = p; break;
		}
	}
	if (!l->sym || !l->str || !(l->gnu || l->sysv))
		return NULL;
	return soname ? l->str + soname : "";
}

static int note(struct dl_phdr_info *o, size_t size, void *arg)
{
	struct libs *l = arg;
	struct lib new;
	const char *soname = tables(o, &new);

	(void)size;
	if (!soname || !ours(soname))
		return 0;
	l->lib[l->n++] = new;
	return l->n == sizeof l->lib / sizeof *l->lib;
}

static void find_libs(struct libs *l)
{
	int none = 0;

	l->n = 0;
	dl_iterate_phdr(note, l);
	if (__atomic_compare_exchange_n(&state, &none, 1, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {
		known = *l;
		__atomic_store_n(&state, 2, __ATOMIC_RELEASE);
	}
}

__attribute__((constructor)) static void early(void)
{
	struct libs l;

	if (!__atomic_load_n(&state, __ATOMIC_RELAXED))
		find_libs(&l);
}

/* Name of version node ndx, "" if there is none. */
static const char *version(const struct lib *l, unsigned ndx)
{
	const char *p = l->verdef;

	while (p) {
		const ElfW(Verdef) *v = (const void *)p;

		if ((v->vd_ndx & 0x7fff) == ndx)
			return l->str + ((const ElfW(Verdaux) *)(const void *)(p + v->vd_aux))->vda_name;
		p = v->vd_next ? p + v->vd_next : NULL;
	}
	return "";
}

static int wanted(const struct lib *l, uint32_t i, const char *name)
{
	const ElfW(Sym) *s = &l->sym[i];
	int type = ELF64_ST_TYPE(s->st_info);

	if (s->st_shndx == SHN_UNDEF || (type != STT_FUNC && type != STT_OBJECT && type != STT_GNU_IFUNC)
	    || strcmp(l->str + s->st_name, name))
		return 0;
	/* bit 15: an old version, for programs that were linked with it */
	return !l->versym || (!(l->versym[i] & 0x8000)
		&& strcmp(version(l, l->versym[i]), "GLIBC_PRIVATE"));
}

static const ElfW(Sym) *by_gnu_hash(const struct lib *l, const char *name)
{
	uint32_t n = l->gnu[0], first = l->gnu[1], h = 5381, i;
	const uint32_t *bucket = (const uint32_t *)((const ElfW(Addr) *)(const void *)(l->gnu + 4)
		+ l->gnu[2]), *chain = bucket + n;

	for (const unsigned char *p = (const void *)name; *p; p++)
		h = h * 33 + *p;
	i = n ? bucket[h % n] : 0;
	if (i < first || !i)
		return NULL;
	for (;; i++) {
		if (((chain[i - first] ^ h) >> 1) == 0 && wanted(l, i, name))
			return &l->sym[i];
		if (chain[i - first] & 1)
			return NULL;
	}
}

static const ElfW(Sym) *by_sysv_hash(const struct lib *l, const char *name)
{
	uint32_t n = l->sysv[0], h = 0, g;
	const uint32_t *bucket = l->sysv + 2, *chain = bucket + n;

	for (const unsigned char *p = (const void *)name; *p; p++) {
		h = (h << 4) + *p;
		g = h & 0xf0000000;
		h = (h ^ g >> 24) & ~g;
	}
	for (uint32_t i = n ? bucket[h % n] : 0; i; i = chain[i])
		if (wanted(l, i, name))
			return &l->sym[i];
	return NULL;
}

/* aarch64 gives a resolver the hardware's abilities; the x86_64 ones take nothing and do not mind. */
static void *resolve(ElfW(Addr) resolver)
{
	uint64_t arg[3] = { sizeof arg, getauxval(AT_HWCAP), getauxval(AT_HWCAP2) };

	return ((void *(*)(uint64_t, const uint64_t *))resolver)(arg[1] | 1ULL << 62, arg);
}

static void *find(const struct lib *l, const char *name)
{
	const ElfW(Sym) *s = l->gnu ? by_gnu_hash(l, name) : by_sysv_hash(l, name);

	if (s && ELF64_ST_TYPE(s->st_info) == STT_GNU_IFUNC)
		return resolve(l->base + s->st_value);
	return s ? (void *)(l->base + s->st_value) : NULL;
}

void *__compat_native(const char *name)
{
	struct libs local;
	void *p = NULL;
	const struct libs *libs = &known;

	if (__atomic_load_n(&state, __ATOMIC_ACQUIRE) != 2) {
		find_libs(&local);
		libs = &local;
	}
	for (unsigned k = 0; !p && k < libs->n; k++)
		p = find(&libs->lib[k], name);
	return p;
}

struct search {
	const char *name;
	void *found;
};

static int search(struct dl_phdr_info *o, size_t size, void *arg)
{
	struct search *s = arg;
	struct lib l;

	(void)size;
	if (tables(o, &l))
		s->found = find(&l, s->name);
	return s->found != NULL;
}

void *__compat_global(const char *name)
{
	struct search s = { name, NULL };

	dl_iterate_phdr(search, &s);
	return s.found;
}

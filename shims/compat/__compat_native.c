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
 *
 * The program, or a library before ours, may define dl_iterate_phdr, strcmp,
 * getauxval... itself, by means of what we look up here: so nothing is called
 * by a name that can be defined anew. libc's own dl_iterate_phdr is found in
 * the debugger's list of what is loaded. libc.so.6 stands there among what
 * came with the program, which is never unloaded: as far as that the list can
 * be read without the lock. It is the list of the first namespace; but any
 * libc's dl_iterate_phdr goes through its caller's.
 */
#include "shim.h"
#include <elf.h>
#include <link.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/auxv.h>

extern __typeof__(getauxval) __getauxval;

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

/* As memcmp, strcmp and their like would, but a compiler may not make it one of them. */
static bool is(const char *s, const char *want)
{
	for (; *s == *want && *want; s++, want++)
		__asm__("" : "+r"(s));
	return *s == *want;
}

static bool begins(const char *s, const char *want)
{
	for (; *s == *want && *want; s++, want++)
		__asm__("" : "+r"(s));
	return !*want;
}

/*
 * ld.so adds the load address to these pointers, but not where the dynamic section is read-only, as in the
 * vDSO, which may have been linked at any address. What has no program headers here comes from a file.
 */
static const void *in_image(ElfW(Addr) base, const struct dl_phdr_info *o, ElfW(Addr) v)
{
	if (!o)
		return (const void *)(v < base ? v + base : v);
	for (int again = 0; again < 2; again++, v += base)
		for (int i = 0; i < o->dlpi_phnum; i++) {
			const ElfW(Phdr) *p = &o->dlpi_phdr[i];

			if (p->p_type == PT_LOAD && v - (base + p->p_vaddr) < p->p_memsz)
				return (const void *)v;
		}
	return NULL;
}

static bool ours(const char *soname)
{
	return is(soname, "libc.so.6") || is(soname, "libpthread.so.0")
		|| is(soname, "libdl.so.2") || begins(soname, "ld-linux-");
}

/*
 * Where the symbols of the object are, o if there are program headers of it; returns its DT_SONAME, "" for none,
 * or NULL if it has no symbols. No structure is copied nor zeroed, which may be a call of memcpy or memset.
 */
static const char *tables(ElfW(Addr) base, const ElfW(Dyn) *d, const struct dl_phdr_info *o, struct lib *l)
{
	ElfW(Xword) soname = 0;

	l->base = base;
	l->sym = NULL;
	l->str = l->verdef = NULL;
	l->gnu = l->sysv = NULL;
	l->versym = NULL;
	for (; d && d->d_tag != DT_NULL; d++) {
		const void *p = in_image(base, o, d->d_un.d_ptr);

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

static const char *tables_of(const struct dl_phdr_info *o, struct lib *l)
{
	const ElfW(Dyn) *d = NULL;

	for (int i = 0; i < o->dlpi_phnum; i++)
		if (o->dlpi_phdr[i].p_type == PT_DYNAMIC)
			d = (const void *)(o->dlpi_addr + o->dlpi_phdr[i].p_vaddr);
	return tables(o->dlpi_addr, d, o, l);
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
	    || !is(l->str + s->st_name, name))
		return 0;
	/* bit 15: an old version, for programs that were linked with it */
	return !l->versym || (!(l->versym[i] & 0x8000)
		&& !is(version(l, l->versym[i]), "GLIBC_PRIVATE"));
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
	uint64_t arg[3] = { sizeof arg, __getauxval(AT_HWCAP), __getauxval(AT_HWCAP2) };

	return ((void *(*)(uint64_t, const uint64_t *))resolver)(arg[1] | 1ULL << 62, arg);
}

static void *find(const struct lib *l, const char *name)
{
	const ElfW(Sym) *s = l->gnu ? by_gnu_hash(l, name) : by_sysv_hash(l, name);

	if (s && ELF64_ST_TYPE(s->st_info) == STT_GNU_IFUNC)
		return resolve(l->base + s->st_value);
	return s ? (void *)(l->base + s->st_value) : NULL;
}

/* The running libc's own dl_iterate_phdr, for the namespace of who calls it. */
static __typeof__(&dl_iterate_phdr) own_iterate(void)
{
	static __typeof__(&dl_iterate_phdr) own;
	__typeof__(own) found = __atomic_load_n(&own, __ATOMIC_RELAXED);
	struct lib l;

	for (const struct link_map *m = found ? NULL : _r_debug.r_map; m && !found; m = m->l_next) {
		const char *file = m->l_name, *soname;

		/* not the program, nor the vDSO */
		while (file && *file && *file != '/')
			file++;
		soname = file && *file ? tables(m->l_addr, m->l_ld, NULL, &l) : NULL;
		if (soname && is(soname, "libc.so.6"))
			found = (__typeof__(found))find(&l, "dl_iterate_phdr");
	}
	__atomic_store_n(&own, found, __ATOMIC_RELAXED);
	return found;
}

int __compat_iterate_phdr(int (*f)(struct dl_phdr_info *, size_t, void *), void *arg)
{
	__typeof__(&dl_iterate_phdr) iterate = own_iterate();
	int r = iterate ? iterate(f, arg) : 0;

	__asm__ volatile("" : "+r"(r));	/* it must return to here, not to our caller */
	return r;
}

static int note(struct dl_phdr_info *o, size_t size, void *arg)
{
	struct libs *l = arg;
	const char *soname = tables_of(o, &l->lib[l->n]);

	(void)size;
	if (!soname || !ours(soname))
		return 0;
	return ++l->n == sizeof l->lib / sizeof *l->lib;
}

/* What is known from now on, or *mine where another is about to find it. */
static const struct libs *find_libs(struct libs *mine)
{
	int none = 0;
	struct libs *l = __atomic_compare_exchange_n(&state, &none, 1, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED)
		? &known : mine;

	l->n = 0;
	__compat_iterate_phdr(note, l);
	if (l == &known)
		__atomic_store_n(&state, l->n ? 2 : 0, __ATOMIC_RELEASE);
	return l;
}

__attribute__((constructor)) static void early(void)
{
	struct libs mine;

	if (!__atomic_load_n(&state, __ATOMIC_RELAXED))
		find_libs(&mine);
}

void *__compat_native(const char *name)
{
	struct libs mine;
	void *p = NULL;
	const struct libs *libs = __atomic_load_n(&state, __ATOMIC_ACQUIRE) == 2 ? &known : find_libs(&mine);

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
	if (tables_of(o, &l))
		s->found = find(&l, s->name);
	return s->found != NULL;
}

void *__compat_global(const char *name)
{
	struct search s = { name, NULL };

	__compat_iterate_phdr(search, &s);
	return s.found;
}

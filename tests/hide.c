/* SPDX-License-Identifier: MIT */
/*
 * usage: hide RELEASE[,NODE...] LIB...
 *
 * Makes the shared libraries of a glibc run-time, in place, look like those of an older
 * RELEASE: what it did not have is refused by the loader and missed by every look-up. Likewise those of the compiler's run-time, as if
 * each NODE were the newest of its kind: 2.28,GLIBCXX_3.4.25,CXXABI_1.3.11,GOMP_4.5. Number 0 leaves none.
 *
 * A version node above RELEASE is renamed (GLIBC_2.30 to HIDDEN2.30) where it is defined and
 * where one of the libraries needs it. A symbol of such a node loses its place in the hash
 * tables. If another of the libraries imports it, it has to stay in reach: then its name
 * changes on both sides, to one with the same hash, or, if an older version has that name too,
 * only the node's name tells the two apart. The newest version that is left takes over as the default.
 * A library that has no version left did not exist yet, and is removed.
 *
 * All libraries that import from each other have to be given at once.
 */
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HIDDEN_VERSION 0x8000

enum { ABOVE = 1, NEEDED = 2, OWN = 4, MANGLED = 8 };

struct lib {
	const char *path;
	unsigned char *file;
	size_t size;
	mode_t mode;
	Elf64_Sym *sym;
	size_t nsym;
	char *str;
	size_t strsz;
	uint16_t *versym;
	uint64_t verdef, verneed;
	size_t nverdef, nverneed;
	const char **node;	/* by version index: its name, or null */
	uint32_t *sysv;		/* DT_HASH, or null */
	uint32_t *chain;	/* of DT_GNU_HASH, for symbols from first on */
	size_t first;
	unsigned char *flags;	/* by symbol */
	int gone;
};

static struct {
	const char *prefix;
	size_t len;
	unsigned long limit;
} family[32];
static size_t nfamily;
static struct lib *libs;
static size_t nlibs;

static _Noreturn void die(const struct lib *l, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "hide: %s: ", l->path);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

/* number("2.3.4"): comparable; 0 if it is not a release */
static unsigned long number(const char *s)
{
	unsigned long n[3] = { 0, 0, 0 };
	char *end = 0;

	for (int i = 0; i < 3; i++, s = end + 1) {
		if (*s < '0' || *s > '9')
			return 0;
		n[i] = strtoul(s, &end, 10);
		if (n[i] > 999)
			return 0;
		if (!*end)
			return n[0] * 1000000 + n[1] * 1000 + n[2];
		if (*end != '.')
			return 0;
	}
	return 0;
}

/* of_node(): the number in a public version node, 0 for others; *limit is what there is of its family */
static unsigned long of_node(const char *node, unsigned long *limit)
{
	for (size_t i = 0; node && i < nfamily; i++)
		if (!strncmp(node, family[i].prefix, family[i].len)) {
			unsigned long v = number(node + family[i].len);

			*limit = family[i].limit;
			if (v)
				return v;
		}
	return 0;
}

static int above(const char *node)
{
	unsigned long limit = 0, v = of_node(node, &limit);

	return v && v > limit;
}

static uint32_t sysv_hash(const char *s)
{
	uint32_t h = 0;

	for (; *s; s++) {
		h = (h << 4) + (unsigned char)*s;
		h = (h ^ (h >> 24 & 0xf0)) & 0x0fffffff;
	}
	return h;
}

/* at(): n bytes at an address of the library, aligned as asked */
static void *at(struct lib *l, uint64_t addr, uint64_t n, uint64_t align)
{
	const Elf64_Ehdr *e = (void *)l->file;
	const Elf64_Phdr *p = (void *)(l->file + e->e_phoff);

	for (int i = 0; i < e->e_phnum; i++) {
		uint64_t off = addr - p[i].p_vaddr;

		if (p[i].p_type != PT_LOAD || addr < p[i].p_vaddr || off > p[i].p_filesz)
			continue;
		if (n > p[i].p_filesz - off || (p[i].p_offset + off) % align)
			break;
		return l->file + p[i].p_offset + off;
	}
	die(l, "bad address %#llx", (unsigned long long)addr);
}

static char *string(struct lib *l, uint32_t off)
{
	if (off >= l->strsz)
		die(l, "bad string offset %u", off);
	return l->str + off;
}

static char *name(struct lib *l, size_t sym)
{
	return string(l, l->sym[sym].st_name);
}

static void gnu_hash(struct lib *l, uint64_t addr, size_t *nsym)
{
	uint32_t *h = at(l, addr, 16, 4), nbucket = h[0], *bucket;
	uint64_t buckets = addr + 16 + (uint64_t)h[2] * 8, chains = buckets + (uint64_t)nbucket * 4;
	size_t last = 0;

	bucket = at(l, buckets, (uint64_t)nbucket * 4, 4);
	l->first = h[1];
	for (uint32_t i = 0; i < nbucket; i++)
		if (bucket[i] > last)
			last = bucket[i];
	if (last < l->first) {
		*nsym = l->first;
		return;
	}
	while (!(*(uint32_t *)at(l, chains + (last - l->first) * 4, 4, 4) & 1))
		last++;
	*nsym = last + 1;
	l->chain = at(l, chains, (*nsym - l->first) * 4, 4);
}

/* versions(): calls f(lib, index, name offset, hash) for the version nodes defined and needed */
static void versions(struct lib *l, void (*f)(struct lib *, unsigned, uint32_t, uint32_t *))
{
	uint64_t a = l->verdef;

	for (size_t i = 0; i < l->nverdef; i++) {
		Elf64_Verdef *d = at(l, a, sizeof *d, 4);
		Elf64_Verdaux *x = at(l, a + d->vd_aux, sizeof *x, 4);

		f(l, d->vd_ndx, x->vda_name, &d->vd_hash);
		if (!d->vd_next)
			break;
		a += d->vd_next;
	}
	a = l->verneed;
	for (size_t i = 0; i < l->nverneed; i++) {
		Elf64_Verneed *n = at(l, a, sizeof *n, 4);
		uint64_t b = a + n->vn_aux;

		for (unsigned j = 0; j < n->vn_cnt; j++) {
			Elf64_Vernaux *x = at(l, b, sizeof *x, 4);

			f(l, x->vna_other, x->vna_name, &x->vna_hash);
			if (!x->vna_next)
				break;
			b += x->vna_next;
		}
		if (!n->vn_next)
			break;
		a += n->vn_next;
	}
}

static void note_node(struct lib *l, unsigned ndx, uint32_t off, uint32_t *hash)
{
	(void)hash;
	l->node[ndx & ~HIDDEN_VERSION] = string(l, off);
}

static void rename_node(struct lib *l, unsigned ndx, uint32_t off, uint32_t *hash)
{
	char *s = string(l, off);

	(void)ndx;
	if (above(s))
		memcpy(s, "HIDDEN", 6);
	if (!strncmp(s, "HIDDEN", 6))
		*hash = sysv_hash(s);
}

static void own_relocs(struct lib *l, uint64_t addr, uint64_t size)
{
	Elf64_Rela *r = size ? at(l, addr, size, 8) : 0;

	for (size_t i = 0; i < size / sizeof *r; i++) {
		if (ELF64_R_SYM(r[i].r_info) >= l->nsym)
			die(l, "bad symbol in relocation");
		l->flags[ELF64_R_SYM(r[i].r_info)] |= OWN;
	}
}

static void *xcalloc(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size);

	if (!p) {
		perror("hide");
		exit(1);
	}
	return p;
}

static void read_file(struct lib *l)
{
	struct stat st;
	int fd = open(l->path, O_RDONLY);

	if (fd < 0 || fstat(fd, &st))
		die(l, "%s", strerror(errno));
	l->size = (size_t)st.st_size;
	l->mode = st.st_mode & 0777;
	l->file = xcalloc(l->size, 1);
	for (size_t n = 0; n < l->size;) {
		ssize_t r = read(fd, l->file + n, l->size - n);

		if (r <= 0)
			die(l, "%s", r ? strerror(errno) : "shorter than it was");
		n += (size_t)r;
	}
	close(fd);
}

static void parse(struct lib *l)
{
	Elf64_Ehdr *e = (void *)l->file;
	Elf64_Phdr *p;
	Elf64_Dyn *d = 0;
	uint64_t tag[DT_NUM] = { 0 }, versym = 0, gnu = 0;
	size_t n = 0;

	if (l->size < sizeof *e || memcmp(e->e_ident, ELFMAG, SELFMAG) ||
	    e->e_ident[EI_CLASS] != ELFCLASS64 || e->e_ident[EI_DATA] != ELFDATA2LSB ||
	    e->e_type != ET_DYN || (e->e_machine != EM_X86_64 && e->e_machine != EM_AARCH64))
		die(l, "not an x86_64 or aarch64 shared library");
	if (e->e_phentsize != sizeof *p || e->e_phoff % 8 || e->e_phoff > l->size ||
	    e->e_phnum > (l->size - e->e_phoff) / sizeof *p)
		die(l, "bad program headers");
	p = (void *)(l->file + e->e_phoff);
	for (int i = 0; i < e->e_phnum; i++) {
		if (p[i].p_offset > l->size || p[i].p_filesz > l->size - p[i].p_offset)
			die(l, "truncated");
		if (p[i].p_type == PT_DYNAMIC) {
			n = p[i].p_filesz / sizeof *d;
			d = at(l, p[i].p_vaddr, p[i].p_filesz, 8);
		}
	}
	for (size_t i = 0; i < n && d[i].d_tag != DT_NULL; i++) {
		uint64_t v = d[i].d_un.d_val;

		switch (d[i].d_tag) {
		case DT_VERSYM: versym = v; break;
		case DT_GNU_HASH: gnu = v; break;
		case DT_VERDEF: l->verdef = v; break;
		case DT_VERDEFNUM: l->nverdef = v; break;
		case DT_VERNEED: l->verneed = v; break;
		case DT_VERNEEDNUM: l->nverneed = v; break;
		default:
			if (d[i].d_tag >= 0 && d[i].d_tag < DT_NUM)
				tag[d[i].d_tag] = v;
		}
	}
	if (!gnu || !tag[DT_SYMTAB] || !tag[DT_STRTAB] || !tag[DT_STRSZ])
		die(l, "no dynamic symbols with a GNU hash table");
	l->strsz = tag[DT_STRSZ];
	l->str = at(l, tag[DT_STRTAB], l->strsz, 1);
	if (l->str[l->strsz - 1])
		die(l, "bad string table");
	gnu_hash(l, gnu, &l->nsym);
	l->sym = at(l, tag[DT_SYMTAB], l->nsym * sizeof *l->sym, 8);
	l->flags = xcalloc(l->nsym, 1);
	if (versym)
		l->versym = at(l, versym, l->nsym * 2, 2);
	l->node = xcalloc(HIDDEN_VERSION, sizeof *l->node);
	versions(l, note_node);
	if (tag[DT_HASH]) {
		uint32_t *h = at(l, tag[DT_HASH], 8, 4);

		l->sysv = at(l, tag[DT_HASH], 8 + ((uint64_t)h[0] + h[1]) * 4, 4);
		if (!h[0] || h[1] < l->nsym)
			die(l, "bad DT_HASH");
	}
	own_relocs(l, tag[DT_RELA], tag[DT_RELASZ]);
	own_relocs(l, tag[DT_JMPREL], tag[DT_PLTRELSZ]);
}

static const char *node(const struct lib *l, size_t i)
{
	return l->versym ? l->node[l->versym[i] & ~HIDDEN_VERSION] : 0;
}

static int defined(const struct lib *l, size_t i)
{
	return l->sym[i].st_shndx != SHN_UNDEF;
}

/* newest_left(): the newest definition of the name that is not above, or 0 */
static size_t newest_left(struct lib *l, const char *s)
{
	unsigned long v, limit, best = 0;
	size_t found = 0;

	for (size_t i = 1; i < l->nsym; i++) {
		const char *n = node(l, i);

		if (!defined(l, i) || above(n) || strcmp(name(l, i), s))
			continue;
		v = of_node(n, &limit);
		if (v > best) {
			best = v;
			found = i;
		}
	}
	return found;
}

static int only_newer(struct lib *l)
{
	int n = 0, left = 0;

	for (size_t i = 1; i < l->nsym; i++) {
		const char *s = node(l, i);
		unsigned long limit;

		if (!defined(l, i) || !of_node(s, &limit) || l->sym[i].st_shndx == SHN_ABS)
			continue;
		n++;
		left += !above(s);
	}
	return n && !left;
}

/* mangle(): two characters change so that the GNU hash, h * 33 + c for each, stays */
static void mangle(struct lib *l, size_t sym)
{
	uint32_t off = l->sym[sym].st_name;
	char *s = name(l, sym);

	for (size_t i = 1; i < l->nsym; i++) {
		uint32_t o = l->sym[i].st_name;

		if (o == off)
			l->flags[i] |= MANGLED;
		else if (o <= off + 1 && o + strlen(name(l, i)) > off)
			die(l, "%s: shares its string with %s", s, name(l, i));
	}
	if (strlen(s) < 2 || s[1] < '"' + 33 || s[1] == '@' + 33)
		die(l, "%s: cannot be renamed", s);
	s[0] += 1;
	s[1] -= 33;
}

static void unlink_hashes(struct lib *l, size_t i)
{
	if (i >= l->first)
		l->chain[i - l->first] ^= ~(uint32_t)1;
	if (l->sysv) {
		uint32_t nbucket = l->sysv[0], *chain = l->sysv + 2 + nbucket;
		uint32_t *p = &l->sysv[2 + sysv_hash(name(l, i)) % nbucket];

		for (size_t n = 0; *p && *p < l->sysv[1] && n < l->nsym; p = &chain[*p], n++)
			if (*p == i) {
				*p = chain[i];
				break;
			}
	}
}

/* imports(): marks what the library imports from above as needed where it is defined */
static void imports(struct lib *l)
{
	for (size_t i = 1; i < l->nsym; i++) {
		size_t found = 0;

		if (defined(l, i) || !above(node(l, i)))
			continue;
		for (struct lib *m = libs; m < libs + nlibs; m++)
			for (size_t j = 1; !m->gone && j < m->nsym; j++)
				if ((m->flags[j] & ABOVE) && !strcmp(node(m, j), node(l, i)) &&
				    !strcmp(name(m, j), name(l, i))) {
					m->flags[j] |= NEEDED;
					l->flags[i] |= newest_left(m, name(m, j)) ? 0 : NEEDED;
					found = j;
				}
		if (!found)
			die(l, "needs %s@%s, which none of the libraries has", name(l, i), node(l, i));
	}
}

static void hide(struct lib *l)
{
	for (size_t i = 1; i < l->nsym; i++) {
		size_t old;

		if ((l->flags[i] & (NEEDED | MANGLED)) == NEEDED && !defined(l, i))
			mangle(l, i);
		if (!(l->flags[i] & ABOVE) || l->sym[i].st_shndx == SHN_ABS)
			continue;
		old = l->flags[i] & MANGLED ? 0 : newest_left(l, name(l, i));
		if (!(l->versym[i] & HIDDEN_VERSION)) {
			l->versym[i] |= HIDDEN_VERSION;
			if (old)
				l->versym[old] &= ~HIDDEN_VERSION;
		}
		if (!(l->flags[i] & NEEDED)) {
			unlink_hashes(l, i);
			if (l->flags[i] & OWN)	/* the loader looks for no hidden symbol */
				l->sym[i].st_other = (l->sym[i].st_other & ~3) | STV_HIDDEN;
		} else if (!old && !(l->flags[i] & MANGLED)) {
			mangle(l, i);
		}
	}
	versions(l, rename_node);
}

static void write_file(struct lib *l)
{
	char *tmp = xcalloc(strlen(l->path) + 5, 1);
	int fd;

	strcat(strcpy(tmp, l->path), ".tmp");
	fd = open(tmp, O_WRONLY | O_CREAT | O_TRUNC, l->mode);
	if (fd < 0)
		die(l, "%s", strerror(errno));
	for (size_t n = 0; n < l->size;) {
		ssize_t r = write(fd, l->file + n, l->size - n);

		if (r < 0)
			die(l, "%s", strerror(errno));
		n += (size_t)r;
	}
	if (close(fd) || rename(tmp, l->path))
		die(l, "%s", strerror(errno));
	free(tmp);
}

int main(int argc, char **argv)
{
	char *save, *s = argc < 3 ? 0 : strtok_r(argv[1], ",", &save);

	for (; s && nfamily < sizeof family / sizeof *family; s = strtok_r(0, ",", &save)) {
		const char *at = strrchr(s, '_'), *v = at ? at + 1 : s;
		size_t i = nfamily++;

		family[i].prefix = i ? s : "GLIBC_";
		family[i].len = i ? (size_t)(v - s) : 6;
		family[i].limit = number(v);
		if (!!at != !!i || (!family[i].limit && strcmp(v, "0")))
			break;
	}
	if (!nfamily || s) {
		fputs("usage: hide RELEASE[,NODE...] LIB...\n", stderr);
		return 2;
	}
	nlibs = (size_t)argc - 2;
	libs = xcalloc(nlibs, sizeof *libs);
	for (size_t n = 0; n < nlibs; n++) {
		struct lib *l = &libs[n];

		l->path = argv[n + 2];
		read_file(l);
		parse(l);
		for (size_t i = 1; i < l->nsym; i++)
			if (defined(l, i) && above(node(l, i)))
				l->flags[i] |= ABOVE;
		l->gone = only_newer(l);
	}
	for (struct lib *l = libs; l < libs + nlibs; l++)
		if (!l->gone)
			imports(l);
	for (struct lib *l = libs; l < libs + nlibs; l++)
		if (!l->gone)
			hide(l);
	for (struct lib *l = libs; l < libs + nlibs; l++) {
		if (!l->gone)
			write_file(l);
		else if (unlink(l->path))
			die(l, "%s", strerror(errno));
	}
	return 0;
}

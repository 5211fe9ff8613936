/* SPDX-License-Identifier: MIT */
/*
 * Reads the shared libraries of several glibc releases and writes the table
 * versions/ARCH.abi: a line per public symbol with its type, default, homes by
 * release and the older symbol at the same address. The libraries say exactly
 * what the releases read have; for the releases between, infer() has the
 * rules, and homes.tbl the few facts that follow from no rule.
 */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define VER(a, b) ((uint32_t)(a) << 20 | (uint32_t)(b) << 10)
#define OLDEST VER(2, 17)	/* no home is recorded before this release */
#define MERGED VER(2, 34)	/* libpthread, libdl, librt, libutil, libanl went into libc */
#define MAXALIGN 32
#define MAXREL 16
#define MAXLIB 32
#define OPEN UINT32_MAX		/* last release of a home that is still there */

static const struct arch {
	const char *name;
	int machine;
} arches[] = { { "x86_64", EM_X86_64 }, { "aarch64", EM_AARCH64 } };

/* One symbol in one library of one release. */
struct rec {
	char *name;
	uint32_t ver;
	int lib, rel;
	int type;		/* STT_FUNC, STT_GNU_IFUNC or STT_OBJECT */
	bool weak, def;
	uint64_t addr, size, align;
	struct sym *sym;
};

struct home {
	int lib;
	uint32_t first, last;	/* 0: no rule tells */
};

struct sym {
	const char *name;
	uint32_t ver;
	struct rec *rec;	/* its records, by library and release */
	size_t nrec;
	struct home home[MAXLIB];
	int nhome;
	bool def;		/* default in some release read */
	uint32_t deflast;	/* last release as default, OPEN: no end but a newer version */
	struct sym *same;
};

struct file {
	const char *path;
	const unsigned char *data;
	uint64_t size;
};

static const struct arch *arch;
static struct { uint32_t ver; const char *dir; } rels[MAXREL];
static int nrel;
static char *libs[MAXLIB];	/* home names: libc, ld, libm ... */
static bool has[MAXLIB][MAXREL];
static int nlib;
static struct rec *recs;
static size_t nrec, caprec;
static struct sym *syms;
static size_t nsym;
static struct row {
	char *name;
	uint32_t ver;		/* 0: the oldest of the architecture */
	char *homes;
	int line;
} *rows;			/* the lines of homes.tbl for this architecture */
static size_t nrow;
static const char *homesfile;
static int status;

static void error(const char *fmt, ...)
{
	va_list ap;

	fputs("scrape: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	status = 1;
}

static void *grow(void *p, size_t n, size_t size)
{
	if (n > SIZE_MAX / size || !(p = realloc(p, n * size))) {
		error("out of memory");
		exit(1);
	}
	return p;
}

/* "2.2.5" as one number that sorts; 0 if it is no version. */
static uint32_t version(const char *s, size_t len)
{
	uint32_t part[3] = { 0 };
	size_t i = 0;
	int n = 0;

	for (;; i++) {
		size_t start = i;

		for (; i < len && s[i] >= '0' && s[i] <= '9'; i++)
			if ((part[n] = part[n] * 10 + (uint32_t)(s[i] - '0')) > 1023)
				return 0;
		if (i == start)
			return 0;
		n++;
		if (i == len)
			return n > 1 ? part[0] << 20 | part[1] << 10 | part[2] : 0;
		if (s[i] != '.' || n == 3)
			return 0;
	}
}

static const char *show(uint32_t v)
{
	static char buf[8][24];
	static int turn;
	char *b = buf[turn++ % 8];

	snprintf(b, sizeof buf[0], v & 1023 ? "%u.%u.%u" : "%u.%u",
		(unsigned)(v >> 20), (unsigned)(v >> 10 & 1023), (unsigned)(v & 1023));
	return b;
}

static int library(const char *name, size_t len)
{
	int i;

	for (i = 0; i < nlib; i++)
		if (strlen(libs[i]) == len && !memcmp(libs[i], name, len))
			return i;
	if (nlib == MAXLIB) {
		error("more than %d libraries", MAXLIB);
		exit(1);
	}
	libs[nlib] = grow(NULL, len + 1, 1);
	memcpy(libs[nlib], name, len);
	libs[nlib][len] = '\0';
	return nlib++;
}

/* libc first, the others by name */
static int cmplib(int a, int b)
{
	bool ca = !strcmp(libs[a], "libc"), cb = !strcmp(libs[b], "libc");

	return ca != cb ? cb - ca : strcmp(libs[a], libs[b]);
}

/* --- ELF: every access goes through get() or str(), which check the bounds --- */

static bool get(const struct file *f, uint64_t off, void *to, size_t len)
{
	if (off > f->size || len > f->size - off)
		return false;
	memcpy(to, f->data + off, len);
	return true;
}

static const char *str(const struct file *f, const Elf64_Shdr *tab, uint64_t off)
{
	if (tab->sh_offset > f->size || tab->sh_size > f->size - tab->sh_offset ||
	    off >= tab->sh_size ||
	    !memchr(f->data + tab->sh_offset + off, 0, tab->sh_size - off))
		return NULL;
	return (const char *)f->data + tab->sh_offset + off;
}

/* a name that can stand in a column of the table */
static bool plain(const char *s)
{
	const char *p = s;

	while (*p > ' ' && *p <= '~' && !strchr("#,=@", *p))
		p++;
	return p > s && !*p;
}

static bool bad(const struct file *f, const char *what)
{
	error("%s: %s", f->path, what);
	return false;
}

/*
 * Index to version; 0 for those that are not public (the file's own name,
 * GLIBC_PRIVATE, the GLIBC_ABI_ tags, and whatever is no GLIBC_ version).
 */
static bool verdefs(const struct file *f, const Elf64_Shdr *sec, const Elf64_Shdr *tab,
	uint32_t *vers, size_t nvers)
{
	uint64_t off = sec->sh_offset;
	uint32_t n;

	for (n = 0; n < sec->sh_info; n++) {
		Elf64_Verdef d;
		Elf64_Verdaux a;
		const char *s;

		if (!get(f, off, &d, sizeof d) || off + d.vd_aux < off ||
		    !get(f, off + d.vd_aux, &a, sizeof a) || !(s = str(f, tab, a.vda_name)))
			return bad(f, "damaged version definitions");
		if (d.vd_ndx >= nvers)
			return bad(f, "version index out of range");
		if (!(d.vd_flags & VER_FLG_BASE) && !strncmp(s, "GLIBC_", 6))
			vers[d.vd_ndx] = version(s + 6, strlen(s + 6));
		if (!d.vd_next)
			break;
		off += d.vd_next;
	}
	return true;
}

static bool symbols(const struct file *f, const Elf64_Ehdr *eh, const Elf64_Shdr *sec, int lib, int rel)
{
	static uint32_t vers[32768];
	const Elf64_Shdr *dyn = NULL, *sym = NULL, *def = NULL;
	uint64_t i, n;

	for (i = 0; i < eh->e_shnum; i++) {
		if (sec[i].sh_type == SHT_DYNSYM)
			dyn = &sec[i];
		else if (sec[i].sh_type == SHT_GNU_versym)
			sym = &sec[i];
		else if (sec[i].sh_type == SHT_GNU_verdef)
			def = &sec[i];
	}
	if (!dyn)
		return bad(f, "no dynamic symbols");
	if (!sym || !def)
		return bad(f, "no version definitions");
	if (dyn->sh_link >= eh->e_shnum || def->sh_link >= eh->e_shnum)
		return bad(f, "damaged section headers");
	memset(vers, 0, sizeof vers);
	if (!verdefs(f, def, &sec[def->sh_link], vers, sizeof vers / sizeof *vers))
		return false;
	n = dyn->sh_size / sizeof(Elf64_Sym);
	if (sym->sh_size / sizeof(Elf64_Half) < n)
		return bad(f, "fewer versions than symbols");
	for (i = 1; i < n; i++) {
		Elf64_Sym s;
		Elf64_Half v;
		const char *name;
		struct rec *r;
		int type, bind;
		uint64_t align, most;

		if (!get(f, dyn->sh_offset + i * sizeof s, &s, sizeof s) ||
		    !get(f, sym->sh_offset + i * sizeof v, &v, sizeof v) ||
		    !(name = str(f, &sec[dyn->sh_link], s.st_name)))
			return bad(f, "damaged symbol table");
		type = ELF64_ST_TYPE(s.st_info);
		bind = ELF64_ST_BIND(s.st_info);
		/* the names of the version nodes are absolute symbols */
		if (s.st_shndx == SHN_UNDEF || s.st_shndx >= SHN_LORESERVE ||
		    bind == STB_LOCAL || !vers[v & 0x7fff])
			continue;
		if (s.st_shndx >= eh->e_shnum || !plain(name))
			return bad(f, "damaged symbol table");
		if (vers[v & 0x7fff] > rels[rel].ver) {
			error("%s: %s@%s is newer than release %s", f->path, name,
				show(vers[v & 0x7fff]), show(rels[rel].ver));
			return false;
		}
		if (type != STT_FUNC && type != STT_GNU_IFUNC && type != STT_OBJECT) {
			error("%s: %s: neither function nor data, type %d", f->path, name, type);
			return false;
		}
		if (nrec == caprec)
			recs = grow(recs, caprec = caprec ? 2 * caprec : 4096, sizeof *recs);
		/*
		 * As much as its address promises, but no more than a compiler gives to
		 * that size: above it is chance, and would change with every package.
		 */
		most = s.st_size >= MAXALIGN ? MAXALIGN : s.st_size >= 16 ? 16 : s.st_size & -s.st_size;
		for (align = 1; align < most && !(s.st_value & align) &&
		    2 * align <= sec[s.st_shndx].sh_addralign; align *= 2)
			;
		r = &recs[nrec++];
		*r = (struct rec) { .ver = vers[v & 0x7fff], .lib = lib, .rel = rel, .type = type,
			.weak = bind == STB_WEAK, .def = !(v & 0x8000), .addr = s.st_value,
			.size = s.st_size, .align = align };
		r->name = grow(NULL, strlen(name) + 1, 1);
		strcpy(r->name, name);
	}
	return true;
}

static bool elf(const struct file *f, int lib, int rel)
{
	Elf64_Ehdr eh;
	Elf64_Shdr *sec;
	bool ok;

	if (!get(f, 0, &eh, EI_NIDENT) || memcmp(eh.e_ident, ELFMAG, SELFMAG))
		return bad(f, "not an ELF file");
	if (eh.e_ident[EI_CLASS] != ELFCLASS64 || eh.e_ident[EI_DATA] != ELFDATA2LSB)
		return bad(f, "not a 64-bit little-endian ELF file");
	if (!get(f, 0, &eh, sizeof eh))
		return bad(f, "truncated");
	if (eh.e_machine != arch->machine) {
		error("%s: not for %s", f->path, arch->name);
		return false;
	}
	if (eh.e_type != ET_DYN)
		return bad(f, "not a shared library");
	if (!eh.e_shnum || eh.e_shentsize != sizeof *sec)
		return bad(f, "no section headers");
	sec = grow(NULL, eh.e_shnum, sizeof *sec);
	ok = get(f, eh.e_shoff, sec, eh.e_shnum * sizeof *sec) ?
		symbols(f, &eh, sec, lib, rel) : bad(f, "truncated");
	free(sec);
	return ok;
}

static void readlibrary(const char *path, const char *base, int rel)
{
	struct file f = { .path = path };
	struct stat st;
	void *map = MAP_FAILED;
	int lib, fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || fstat(fd, &st)) {
		error("%s: %s", path, strerror(errno));
	} else if (!S_ISREG(st.st_mode) || !st.st_size) {
		bad(&f, "not an ELF file");
	} else if ((map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0)) == MAP_FAILED) {
		error("%s: %s", path, strerror(errno));
	} else {
		f.data = map;
		f.size = (uint64_t)st.st_size;
		lib = strncmp(base, "ld-", 3) ? library(base, (size_t)(strstr(base, ".so.") - base)) : library("ld", 2);
		has[lib][rel] = elf(&f, lib, rel);
		munmap(map, (size_t)st.st_size);
	}
	if (fd >= 0)
		close(fd);
}

/* libc.so.6, ld-linux-x86-64.so.2 ...; preload helpers such as libmemusage.so are no homes */
static int islibrary(const struct dirent *d)
{
	const char *so = strstr(d->d_name, ".so.");

	return so && (!strncmp(d->d_name, "lib", 3) || !strncmp(d->d_name, "ld-", 3)) &&
		so[4] && !so[4 + strspn(so + 4, "0123456789")];
}

static void readrelease(int rel)
{
	static const char *const where[] = { "/lib/%s-linux-gnu", "/usr/lib/%s-linux-gnu", "" };
	char triplet[PATH_MAX], path[PATH_MAX];
	size_t i;
	int found = 0;

	for (i = 0; i < sizeof where / sizeof *where && !found; i++) {
		struct dirent **list;
		int j, n, len;

		snprintf(triplet, sizeof triplet, where[i], arch->name);
		if (snprintf(path, sizeof path, "%s%s", rels[rel].dir, triplet) >= (int)sizeof path)
			continue;
		if ((n = scandir(path, &list, islibrary, alphasort)) < 0) {
			if (errno != ENOENT && errno != ENOTDIR)
				error("%s: %s", path, strerror(errno));
			continue;
		}
		len = (int)strlen(path);
		for (j = 0; j < n; j++) {
			if (snprintf(path + len, sizeof path - (size_t)len, "/%s", list[j]->d_name) <
			    (int)sizeof path - len)
				readlibrary(path, list[j]->d_name, rel);
			free(list[j]);
		}
		free(list);
		found = n;
	}
	if (!found)
		error("%s: no shared libraries of %s", rels[rel].dir, arch->name);
}

/* --- symbols from records --- */

static int cmprec(const void *a, const void *b)
{
	const struct rec *x = a, *y = b;
	int c;

	if ((c = strcmp(x->name, y->name)))
		return c;
	if (x->ver != y->ver)
		return x->ver < y->ver ? -1 : 1;
	return x->lib != y->lib ? cmplib(x->lib, y->lib) : x->rel - y->rel;
}

static void group(void)
{
	size_t i;

	qsort(recs, nrec, sizeof *recs, cmprec);
	syms = grow(NULL, nrec + nrow + 1, sizeof *syms);
	for (i = 0; i < nrec; i++) {
		if (!i || recs[i].ver != recs[i - 1].ver || strcmp(recs[i].name, recs[i - 1].name))
			syms[nsym++] = (struct sym) { .name = recs[i].name, .ver = recs[i].ver,
				.rec = &recs[i], .deflast = OPEN };
		syms[nsym - 1].nrec++;
		recs[i].sym = &syms[nsym - 1];
	}
}

/*
 * The release in (lo, hi] at which a symbol changed its home: that of the only
 * new version of its name, else the great merge.
 */
static uint32_t change(const struct sym *s, uint32_t lo, uint32_t hi)
{
	const struct sym *t;
	uint32_t v = 0;
	int n = 0;

	for (t = s; t > syms && !strcmp(t[-1].name, s->name); t--)
		;
	for (; t < syms + nsym && !strcmp(t->name, s->name); t++)
		if (t->ver > lo && t->ver <= hi)
			v = t->ver, n++;
	if (n == 1)
		return v;
	return lo < MERGED && MERGED <= hi ? MERGED : 0;
}

/* the release before v */
static uint32_t before(uint32_t v)
{
	return v ? (v & ~1023U) - 1024 : 0;
}

static uint32_t max(uint32_t a, uint32_t b)
{
	return a > b ? a : b;
}

static void infer(struct sym *s)
{
	size_t i, j;

	for (i = 0; i < s->nrec; i = j) {
		const struct rec *r = &s->rec[i];
		struct home *h = &s->home[s->nhome++];
		uint32_t lo, hi;
		int a = r->rel, b;

		for (j = i + 1; j < s->nrec && s->rec[j].lib == r->lib; j++)
			;
		b = s->rec[j - 1].rel;
		if ((size_t)(b - a) != j - 1 - i)
			error("%s@%s: comes and goes in %s", s->name, show(s->ver), libs[r->lib]);
		h->lib = r->lib;
		lo = a ? rels[a - 1].ver : 0;
		hi = rels[a].ver;
		if (!a)
			h->first = max(s->ver, OLDEST);
		else if (!has[r->lib][a - 1] && lo < MERGED && MERGED <= hi)
			h->first = max(s->ver, MERGED);
		else
			h->first = s->ver > lo ? s->ver : change(s, lo, hi);
		h->last = b == nrel - 1 ? OPEN : before(change(s, rels[b].ver, rels[b + 1].ver));
	}
}

/* The library that has it as default at a release; -1 if none has, -2 if there is no such symbol. */
static int defaultat(const struct sym *s, int rel)
{
	size_t i;
	int lib = -2;

	for (i = 0; i < s->nrec; i++)
		if (s->rec[i].rel == rel && lib < 0)
			lib = s->rec[i].def ? s->rec[i].lib : -1;
	return lib;
}

static void defaults(struct sym *s)
{
	const struct sym *t;
	const struct home *h = s->home;
	int rel, last = -1;

	for (rel = 0; rel < nrel; rel++)
		if (defaultat(s, rel) >= 0)
			last = rel;
	if (!(s->def = last >= 0) || last == nrel - 1 || defaultat(s, last + 1) == -2)
		return;
	for (t = s + 1; t < syms + nsym && !strcmp(t->name, s->name); t++)
		if (defaultat(t, last + 1) >= 0)
			return;
	/* the move to another library ended it; else it is known up to what was read */
	while (h->lib != defaultat(s, last))
		h++;
	s->deflast = h->last == OPEN ? rels[last].ver : h->last;
}

/* --- same address --- */

static int cmpaddr(const void *a, const void *b)
{
	const struct rec *x = *(struct rec *const *)a, *y = *(struct rec *const *)b;

	if (x->rel != y->rel)
		return x->rel - y->rel;
	if (x->lib != y->lib)
		return x->lib - y->lib;
	if (x->addr != y->addr)
		return x->addr < y->addr ? -1 : 1;
	if (x->type != y->type)
		return x->type - y->type;
	if (x->sym->ver != y->sym->ver)
		return x->sym->ver < y->sym->ver ? -1 : 1;
	return strcmp(x->name, y->name);
}

static bool together(const struct rec *x, const struct rec *y)
{
	return x->rel == y->rel && x->lib == y->lib && x->addr == y->addr && x->type == y->type;
}

static bool older(const struct sym *a, const struct sym *b)
{
	return a->ver != b->ver ? a->ver < b->ver : strcmp(a->name, b->name) < 0;
}

/*
 * A function that was the default in no release read (__exp2_finite) may share
 * its code with others by chance of these releases; its own name apart, it is
 * no stand-in for them.
 */
static bool alike(const struct sym *a, const struct sym *b)
{
	return a->def == b->def || a->rec->type == STT_OBJECT || !strcmp(a->name, b->name);
}

/* at one address wherever one library of one release has both */
static bool always(const struct sym *a, const struct sym *b)
{
	size_t i, j;

	for (i = 0; i < a->nrec; i++)
		for (j = 0; j < b->nrec; j++)
			if (a->rec[i].rel == b->rec[j].rel && a->rec[i].lib == b->rec[j].lib &&
			    !together(&a->rec[i], &b->rec[j]))
				return false;
	return true;
}

static int cmpsym(const void *a, const void *b)
{
	const struct sym *x = *(struct sym *const *)a, *y = *(struct sym *const *)b;

	return older(x, y) ? -1 : older(y, x);
}

/* Oldest first, so that whoever others are compared with has no older one itself. */
static void aliases(void)
{
	struct rec **byaddr = grow(NULL, nrec + 1, sizeof *byaddr);
	struct sym **order = grow(NULL, nsym + 1, sizeof *order);
	size_t i, j, k;

	for (i = 0; i < nrec; i++)
		byaddr[i] = &recs[i];
	qsort(byaddr, nrec, sizeof *byaddr, cmpaddr);
	for (i = 0; i < nsym; i++)
		order[i] = &syms[i];
	qsort(order, nsym, sizeof *order, cmpsym);
	for (i = 0; i < nsym; i++) {
		struct sym *s = order[i];

		for (j = 0; j < s->nrec; j++) {
			struct rec *key = &s->rec[j], **p = bsearch(&key, byaddr, nrec, sizeof *byaddr, cmpaddr);

			/* of one address and type, sorted from old to new: s comes after */
			for (k = (size_t)(p - byaddr); k-- > 0 && together(byaddr[k], key);) {
				struct sym *c = byaddr[k]->sym;

				if (!c->same && (!s->same || older(c, s->same)) && alike(c, s) && always(c, s))
					s->same = c;
			}
		}
	}
	free(byaddr);
	free(order);
}

/* --- homes.tbl: rows are read first, and correct what was inferred last --- */

static void readrows(const char *path)
{
	FILE *f = fopen(path, "r");
	char *line = NULL, *p, *save;
	size_t cap = 0;
	int n, num = 0;

	homesfile = path;
	if (!f) {
		error("%s: %s", path, strerror(errno));
		return;
	}
	while (getline(&line, &cap, f) >= 0) {
		char *col[5];
		struct row *r;
		size_t i;

		num++;
		if ((p = strchr(line, '#')))
			*p = '\0';
		for (n = 0, p = line; n < 5 && (col[n] = strtok_r(p, " \t\n", &save)); p = NULL)
			n++;
		if (!n)
			continue;
		if (n != 4) {
			error("%s:%d: %s: want 4 columns: symbol version arch homes", path, num, col[0]);
			continue;
		}
		if (strcmp(col[1], "base") && !version(col[1], strlen(col[1]))) {
			error("%s:%d: %s: %s: want base or a version such as 2.17", path, num, col[0], col[1]);
			continue;
		}
		for (i = 0; i < sizeof arches / sizeof *arches && strcmp(col[2], arches[i].name); i++)
			;
		if (strcmp(col[2], "all") && i == sizeof arches / sizeof *arches) {
			error("%s:%d: %s: %s: want all, x86_64 or aarch64", path, num, col[0], col[2]);
			continue;
		}
		if (strcmp(col[2], "all") && strcmp(col[2], arch->name))
			continue;
		rows = grow(rows, nrow + 1, sizeof *rows);
		r = &rows[nrow++];
		r->ver = version(col[1], strlen(col[1]));
		r->line = num;
		r->name = strcpy(grow(NULL, strlen(col[0]) + 1, 1), col[0]);
		r->homes = strcpy(grow(NULL, strlen(col[3]) + 1, 1), col[3]);
	}
	if (ferror(f))
		error("%s: %s", path, strerror(errno));
	free(line);
	fclose(f);
}

static struct sym *find(const char *name, uint32_t ver)
{
	size_t i;

	for (i = 0; i < nsym; i++)
		if (syms[i].ver == ver && !strcmp(syms[i].name, name))
			return &syms[i];
	return NULL;
}

/* LIB:FIRST-LAST adds a home; with one end left out it corrects the other. NULL, or what is wrong. */
static const char *item(struct sym *s, const char *text)
{
	const char *first = strchr(text, ':'), *last = first ? strchr(first, '-') : NULL;
	uint32_t a, b;
	int i, lib;

	if (!last)
		return "want LIB:FIRST-LAST";
	a = version(first + 1, (size_t)(last - first - 1));
	b = version(last + 1, strlen(last + 1));
	if ((last > first + 1 && !a) || (last[1] && !b) || (!a && !b) || (a && b && a > b))
		return "want LIB:FIRST-LAST";
	if (!strncmp(text, "default:", 8)) {
		if (a)
			return "want default:-LAST";
		if (s->def && s->deflast == b)
			return "says nothing that the rules do not";
		s->def = true;
		s->deflast = b;
		return NULL;
	}
	lib = library(text, (size_t)(first - text));
	for (i = 0; i < s->nhome && s->home[i].lib != lib; i++)
		;
	if (i == s->nhome) {
		if (!a || !b)
			return "no such home in the libraries: want both releases";
		s->home[s->nhome++] = (struct home) { lib, a, b };
		return NULL;
	}
	if (a && b)
		return "is a home in the libraries: want the one end that is wrong";
	if (a == s->home[i].first || b == s->home[i].last)
		return "says nothing that the rules do not";
	if (a)
		s->home[i].first = a;
	if (b)
		s->home[i].last = b;
	return NULL;
}

static void correct(void)
{
	uint32_t base = OPEN;
	size_t i;

	for (i = 0; i < nsym; i++)
		if (syms[i].ver < base)
			base = syms[i].ver;
	for (i = 0; i < nrow; i++) {
		struct row *r = &rows[i];
		uint32_t ver = r->ver ? r->ver : base;
		struct sym *s = find(r->name, ver);
		const char *what;
		char *p, *save;

		if (!s) {
			s = &syms[nsym++];
			*s = (struct sym) { .name = r->name, .ver = ver, .deflast = OPEN };
		}
		for (p = strtok_r(r->homes, ",", &save); p; p = strtok_r(NULL, ",", &save))
			if ((what = item(s, p)))
				error("%s:%d: %s@%s: %s: %s", homesfile, r->line, r->name, show(ver), p, what);
	}
}

/* --- output --- */

static int cmphome(const void *a, const void *b)
{
	const struct home *x = a, *y = b;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return cmplib(x->lib, y->lib);
}

static void check(const struct sym *s)
{
	int i;

	for (i = 0; i < s->nhome; i++)
		if (!s->home[i].first || !s->home[i].last || s->home[i].first > s->home[i].last)
			error("%s@%s: no rule tells its releases in %s: homes.tbl must", s->name,
				show(s->ver), libs[s->home[i].lib]);
}

/* the record that speaks for type and binding: newest release, first library */
static const struct rec *speaker(const struct sym *s)
{
	const struct rec *r = NULL;
	size_t i;

	for (i = 0; i < s->nrec; i++)
		if (!r || s->rec[i].rel > r->rel)
			r = &s->rec[i];
	return r;
}

static void print(const struct sym *s)
{
	const struct rec *r = speaker(s);
	uint64_t align = MAXALIGN;
	char type[64];
	size_t i;
	int j;

	for (i = 0; i < s->nrec; i++)
		if (s->rec[i].align < align)
			align = s->rec[i].align;
	if (r && r->type == STT_OBJECT)
		snprintf(type, sizeof type, "D%llu:%u%s", (unsigned long long)r->size, (unsigned)align,
			r->weak ? "w" : "");
	else
		snprintf(type, sizeof type, "F%s", r && r->weak ? "w" : "");
	printf("%s %s %s ", s->name, show(s->ver), type);
	if (s->def && s->deflast != OPEN)
		printf("*-%s ", show(s->deflast));
	else
		printf("%s ", s->def ? "*" : "-");
	for (j = 0; j < s->nhome; j++)
		printf("%s%s:%s-%s", j ? "," : "", libs[s->home[j].lib], show(s->home[j].first),
			s->home[j].last == OPEN ? "" : show(s->home[j].last));
	if (s->same)
		printf(" =%s@%s\n", s->same->name, show(s->same->ver));
	else
		printf(" -\n");
}

static int cmpname(const void *a, const void *b)
{
	const struct sym *x = *(struct sym *const *)a, *y = *(struct sym *const *)b;
	int c = strcmp(x->name, y->name);

	return c ? c : cmpsym(a, b);
}

static const char head[] =
"# symbol version type default homes same\n"
"#\n"
"# symbol   public name; symbol and version together are unique\n"
"# version  of the symbol, without GLIBC_\n"
"# type     F function, D<size>:<alignment> data, in bytes; the alignment is what every copy of it\n"
"#          must keep; w at the end: weak, in the newest release read\n"
"# default  * is what a link takes, from its first release until a newer version of the name is\n"
"#          default; *-V only up to and including release V; - in none of the releases read\n"
"# homes    LIB:FIRST-LAST, with commas between: the library that holds it, by release; LAST left\n"
"#          out: the newest read; FIRST is 2.17 for all that is older\n"
"# same     =SYMBOL@VERSION: oldest one (then first by name) at the same address in each library\n"
"#          and release read that has both, or -; a function that is - by default only stands\n"
"#          together with its own name and with others like it\n"
"#\n"
"# Columns are separated by white space; sorted by symbol in the C locale, then by version.\n"
"# Between two releases read a symbol newer than the first came with its own version; one that\n"
"# changed its home did so with the only new version of its name, else at 2.34; a default that ends\n"
"# without either is known up to the release read. What differs is in homes.tbl.\n"
"#\n";

int main(int argc, char **argv)
{
	static const char usage[] = "usage: scrape -a ARCH [-H HOMES] [-n NOTE]... RELEASE=DIR...\n";
	const char *homes = NULL, *note[32];
	struct sym **order;
	int c, i, nnote = 0;
	size_t k;

	while ((c = getopt(argc, argv, "a:H:n:")) != -1) {
		if (c == 'a') {
			for (i = 0; i < (int)(sizeof arches / sizeof *arches); i++)
				if (!strcmp(arches[i].name, optarg))
					arch = &arches[i];
			if (!arch) {
				error("%s: unknown architecture, want x86_64 or aarch64", optarg);
				return 2;
			}
		} else if (c == 'H') {
			homes = optarg;
		} else if (c == 'n' && nnote < 32) {
			note[nnote++] = optarg;
		} else {
			fputs(usage, stderr);
			return 2;
		}
	}
	if (!arch || optind == argc || argc - optind > MAXREL) {
		fputs(usage, stderr);
		return 2;
	}
	for (i = optind; i < argc; i++) {
		char *eq = strchr(argv[i], '=');
		uint32_t v = eq ? version(argv[i], (size_t)(eq - argv[i])) : 0;

		if (!v || !eq[1] || (nrel && v <= rels[nrel - 1].ver)) {
			error("%s: want RELEASE=DIR, releases ascending", argv[i]);
			return 2;
		}
		rels[nrel].ver = v;
		rels[nrel++].dir = eq + 1;
	}
	if (homes)
		readrows(homes);
	for (i = 0; i < nrel; i++)
		readrelease(i);
	if (!status && !nrec)
		error("no public symbol in any library");
	if (status)
		return status;
	group();
	for (k = 0; k < nsym; k++) {
		infer(&syms[k]);
		defaults(&syms[k]);
	}
	correct();
	aliases();
	order = grow(NULL, nsym + 1, sizeof *order);
	for (k = 0; k < nsym; k++) {
		order[k] = &syms[k];
		check(&syms[k]);
		qsort(syms[k].home, (size_t)syms[k].nhome, sizeof *syms[k].home, cmphome);
	}
	if (status)
		return status;
	qsort(order, nsym, sizeof *order, cmpname);
	fputs(head, stdout);
	for (i = 0; i < nnote; i++)
		printf("# %s\n", note[i]);
	for (k = 0; k < nsym; k++)
		print(order[k]);
	if (fflush(stdout) || ferror(stdout)) {
		error("standard output: %s", strerror(errno));
		return 1;
	}
	return 0;
}

/* SPDX-License-Identifier: MIT */
/*
 * Reads the shared libraries of several glibc releases and writes the table
 * versions/ARCH.abi: a line per public symbol with its type, default, homes by
 * release and the older symbol at the same address. The libraries say exactly
 * what the releases read have; for the releases between, infer() has the
 * rules, and homes.tbl the few facts that follow from no rule.
 */
#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "file.h"
#include "library.h"
#include "table.h"
#include "util.h"

#define OLDEST 2017000		/* no home is recorded before this release */
#define MERGED 2034000		/* libpthread, libdl, librt, libutil, libanl went into libc */
#define MAXREL 16
#define MAXLIB 32

/* One symbol in one library of one release. */
struct rec {
	struct elfsym elf;
	int lib, rel;
	struct symbol *sym;
};

struct symbol {
	const char *name;
	int ver;
	struct rec *rec;	/* its records, by library and release */
	size_t nrec;
	struct home home[MAXLIB];	/* first or last 0: no rule tells */
	int nhome;
	bool def;		/* default in some release */
	int deflast;		/* last release as default, OPEN: no end but a newer version */
	struct symbol *same;
};

static const char *arch;
static struct { int ver; const char *dir; } rels[MAXREL];
static int nrel;
static const char *libs[MAXLIB];	/* home names: libc, ld, libm ... */
static bool has[MAXLIB][MAXREL];
static int nlib;
static struct rec *recs;
static size_t nrec;
static struct symbol *syms;
static size_t nsym;
static struct row {
	char *name;		/* or LIB:PATTERN */
	int ver;		/* 0: the oldest of the architecture; OPEN: any, with a pattern */
	char *homes;
	int line;
} *rows;			/* the lines of homes.tbl for this architecture */
static size_t nrow;
static const char *homesfile;
static int status;

#define error(...) (status = 1, warn(__VA_ARGS__))

static bool known(const char *a)
{
	return !strcmp(a, "x86_64") || !strcmp(a, "aarch64");
}

static int library(const char *name)
{
	int i;

	for (i = 0; i < nlib; i++)
		if (!strcmp(libs[i], name))
			return i;
	if (nlib == MAXLIB)
		fatal("more than %d libraries", MAXLIB);
	libs[nlib] = xstrdup(name);
	return nlib++;
}

/* libc first, the others by name */
static int cmplib(int a, int b)
{
	bool ca = !strcmp(libs[a], "libc"), cb = !strcmp(libs[b], "libc");

	return ca != cb ? cb - ca : strcmp(libs[a], libs[b]);
}

/* base is the file's name, such as libc.so.6 */
static void readlibrary(const char *path, const char *base, int rel)
{
	int len = strncmp(base, "ld-", 3) ? (int)(strstr(base, ".so.") - base) : 2, lib, i, n;
	char *name = xasprintf("%.*s", len, base);
	struct elfsym *sym;
	struct span file;

	lib = library(name);
	free(name);
	if (!file_map(path, &file)) {
		error("%s:", path);
		return;
	}
	if (!library_read(path, file.p, file.len, arch, &sym, &n)) {
		free(sym);
		status = 1;
		return;
	}
	has[lib][rel] = true;
	recs = xrealloc(recs, (nrec + (size_t)n + 1) * sizeof *recs);
	for (i = 0; i < n; i++) {
		if (sym[i].ver > rels[rel].ver) {
			error("%s: %s@%s is newer than release %s", path, sym[i].name, vstr(sym[i].ver), vstr(rels[rel].ver));
			break;
		}
		recs[nrec++] = (struct rec) { .elf = sym[i], .lib = lib, .rel = rel };
	}
	free(sym);
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

		snprintf(triplet, sizeof triplet, where[i], arch);
		if (snprintf(path, sizeof path, "%s%s", rels[rel].dir, triplet) >= (int)sizeof path)
			continue;
		if ((n = scandir(path, &list, islibrary, alphasort)) < 0) {
			if (errno != ENOENT && errno != ENOTDIR)
				error("%s:", path);
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
		error("%s: no shared libraries of %s", rels[rel].dir, arch);
}

/* --- symbols from records --- */

static int cmprec(const void *a, const void *b)
{
	const struct rec *x = a, *y = b;
	int c;

	if ((c = strcmp(x->elf.name, y->elf.name)))
		return c;
	if (x->elf.ver != y->elf.ver)
		return x->elf.ver < y->elf.ver ? -1 : 1;
	return x->lib != y->lib ? cmplib(x->lib, y->lib) : x->rel - y->rel;
}

static void group(void)
{
	size_t i;

	qsort(recs, nrec, sizeof *recs, cmprec);
	syms = xrealloc(NULL, (nrec + nrow + 1) * sizeof *syms);
	for (i = 0; i < nrec; i++) {
		if (!i || recs[i].elf.ver != recs[i - 1].elf.ver || strcmp(recs[i].elf.name, recs[i - 1].elf.name))
			syms[nsym++] = (struct symbol) { .name = recs[i].elf.name, .ver = recs[i].elf.ver,
				.rec = &recs[i], .deflast = OPEN };
		syms[nsym - 1].nrec++;
		recs[i].sym = &syms[nsym - 1];
	}
}

/*
 * The release in (lo, hi] at which a symbol changed its home: that of the only
 * new version of its name, else the great merge.
 */
static int change(const struct symbol *s, int lo, int hi)
{
	const struct symbol *t;
	int v = 0;
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
static int before(int v)
{
	return v ? v / 1000 * 1000 - 1000 : 0;
}

static int max(int a, int b)
{
	return a > b ? a : b;
}

static void infer(struct symbol *s)
{
	size_t i, j;

	for (i = 0; i < s->nrec; i = j) {
		const struct rec *r = &s->rec[i];
		struct home *h = &s->home[s->nhome++];
		int lo, hi;
		int a = r->rel, b;

		for (j = i + 1; j < s->nrec && s->rec[j].lib == r->lib; j++)
			;
		b = s->rec[j - 1].rel;
		if ((size_t)(b - a) != j - 1 - i)
			error("%s@%s: comes and goes in %s", s->name, vstr(s->ver), libs[r->lib]);
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
static int defaultat(const struct symbol *s, int rel)
{
	size_t i;
	int lib = -2;

	for (i = 0; i < s->nrec; i++)
		if (s->rec[i].rel == rel && lib < 0)
			lib = s->rec[i].elf.def ? s->rec[i].lib : -1;
	return lib;
}

static void defaults(struct symbol *s)
{
	const struct symbol *t;
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
	if (x->elf.addr != y->elf.addr)
		return x->elf.addr < y->elf.addr ? -1 : 1;
	if (x->elf.type != y->elf.type)
		return x->elf.type - y->elf.type;
	if (x->sym->ver != y->sym->ver)
		return x->sym->ver < y->sym->ver ? -1 : 1;
	return strcmp(x->elf.name, y->elf.name);
}

static bool together(const struct rec *x, const struct rec *y)
{
	return x->rel == y->rel && x->lib == y->lib && x->elf.addr == y->elf.addr && x->elf.type == y->elf.type;
}

static bool older(const struct symbol *a, const struct symbol *b)
{
	return a->ver != b->ver ? a->ver < b->ver : strcmp(a->name, b->name) < 0;
}

static bool recent(const struct symbol *s)
{
	return s->def && s->deflast >= rels[0].ver;
}

/*
 * A function that was the default in no release read (__exp2_finite) may share
 * its code with others by chance of these releases; its own name apart, it is
 * no stand-in for them.
 */
static bool alike(const struct symbol *a, const struct symbol *b)
{
	return recent(a) == recent(b) || a->rec->elf.type == STT_OBJECT || !strcmp(a->name, b->name);
}

/* at one address wherever one library of one release has both */
static bool always(const struct symbol *a, const struct symbol *b)
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
	const struct symbol *x = *(struct symbol *const *)a, *y = *(struct symbol *const *)b;

	return older(x, y) ? -1 : older(y, x);
}

/* Oldest first, so that whoever others are compared with has no older one itself. */
static void aliases(void)
{
	struct rec **byaddr = xrealloc(NULL, (nrec + 1) * sizeof *byaddr);
	struct symbol **order = xrealloc(NULL, (nsym + 1) * sizeof *order);
	size_t i, j, k;

	for (i = 0; i < nrec; i++)
		byaddr[i] = &recs[i];
	qsort(byaddr, nrec, sizeof *byaddr, cmpaddr);
	for (i = 0; i < nsym; i++)
		order[i] = &syms[i];
	qsort(order, nsym, sizeof *order, cmpsym);
	for (i = 0; i < nsym; i++) {
		struct symbol *s = order[i];

		for (j = 0; j < s->nrec; j++) {
			struct rec *key = &s->rec[j], **p = bsearch(&key, byaddr, nrec, sizeof *byaddr, cmpaddr);

			/* of one address and type, sorted from old to new: s comes after */
			for (k = (size_t)(p - byaddr); k-- > 0 && together(byaddr[k], key);) {
				struct symbol *c = byaddr[k]->sym;

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
		error("%s:", path);
		return;
	}
	while (getline(&line, &cap, f) >= 0) {
		char *col[5];
		struct row *r;

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
		if (strchr(col[0], ':') ? strcmp(col[1], "any") != 0 : strcmp(col[1], "base") && !version(col[1])) {
			error("%s:%d: %s: %s: want %s", path, num, col[0], col[1],
				strchr(col[0], ':') ? "any for a pattern" : "base or a version such as 2.17");
			continue;
		}
		if (strcmp(col[2], "all") && !known(col[2])) {
			error("%s:%d: %s: %s: want all, x86_64 or aarch64", path, num, col[0], col[2]);
			continue;
		}
		if (strcmp(col[2], "all") && strcmp(col[2], arch))
			continue;
		rows = xrealloc(rows, (nrow + 1) * sizeof *rows);
		r = &rows[nrow++];
		*r = (struct row) { .name = xstrdup(col[0]), .ver = strcmp(col[1], "any") ? version(col[1]) : OPEN,
			.homes = xstrdup(col[3]),
			.line = num };
	}
	if (ferror(f))
		error("%s:", path);
	free(line);
	fclose(f);
}

static struct symbol *find(const char *name, int ver)
{
	size_t i;

	for (i = 0; i < nsym; i++)
		if (syms[i].ver == ver && !strcmp(syms[i].name, name))
			return &syms[i];
	return NULL;
}

/* LIB:FIRST-LAST adds a home; with one end left out it corrects the other. NULL, or what is wrong. */
static const char *item(struct symbol *s, const char *text)
{
	char *name = xstrdup(text), *first = strchr(name, ':'), *last = first ? strchr(first, '-') : NULL;
	int a, b, i, lib;

	if (!last)
		return "want LIB:FIRST-LAST";
	*first++ = *last++ = '\0';
	a = version(first);
	b = version(last);
	if ((*first && !a) || (*last && !b) || (!a && !b) || (a && b && a > b))
		return "want LIB:FIRST-LAST";
	if (!strcmp(name, "default")) {
		if (a)
			return "want default:-LAST";
		if (s->def && s->deflast == b)
			return "says nothing that the rules do not";
		s->def = true;
		s->deflast = b;
		return NULL;
	}
	lib = library(name);
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

static void apply(struct symbol *s, const struct row *r)
{
	char *homes = xstrdup(r->homes), *p, *save;
	const char *what;

	for (p = strtok_r(homes, ",", &save); p; p = strtok_r(NULL, ",", &save))
		if ((what = item(s, p)))
			error("%s:%d: %s@%s: %s: %s", homesfile, r->line, s->name, vstr(s->ver), p, what);
	free(homes);
}

/* all symbols that LIB has or had, of a name that PATTERN matches */
static void apply_all(const struct row *r)
{
	const char *pattern = strchr(r->name, ':') + 1;
	size_t len = (size_t)(pattern - r->name) - 1, i;
	bool any = false;
	int h;

	for (i = 0; i < nsym; i++)
		for (h = 0; h < syms[i].nhome; h++) {
			const char *lib = libs[syms[i].home[h].lib];

			if (strlen(lib) != len || memcmp(lib, r->name, len) || fnmatch(pattern, syms[i].name, 0))
				continue;
			apply(&syms[i], r);
			any = true;
			break;
		}
	if (!any)
		error("%s:%d: %s: no such symbol", homesfile, r->line, r->name);
}

static void correct(void)
{
	int base = OPEN;
	size_t i;

	for (i = 0; i < nsym; i++)
		if (syms[i].ver < base)
			base = syms[i].ver;
	for (i = 0; i < nrow; i++) {
		struct row *r = &rows[i];
		int ver = r->ver ? r->ver : base;
		struct symbol *s;

		if (ver == OPEN) {
			apply_all(r);
			continue;
		}
		s = find(r->name, ver);
		if (!s) {
			s = &syms[nsym++];
			*s = (struct symbol) { .name = r->name, .ver = ver, .deflast = OPEN };
		}
		apply(s, r);
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

static void check(const struct symbol *s)
{
	int i;

	for (i = 0; i < s->nhome; i++)
		if (!s->home[i].first || !s->home[i].last || s->home[i].first > s->home[i].last)
			error("%s@%s: no rule tells its releases in %s: homes.tbl must", s->name,
				vstr(s->ver), libs[s->home[i].lib]);
}

/* the record that speaks for type and binding: newest release, first library */
static const struct rec *speaker(const struct symbol *s)
{
	const struct rec *r = NULL;
	size_t i;

	for (i = 0; i < s->nrec; i++)
		if (!r || s->rec[i].rel > r->rel)
			r = &s->rec[i];
	return r;
}

static void print(const struct symbol *s)
{
	const struct rec *r = speaker(s);
	uint64_t align = UINT64_MAX;
	char type[64];
	size_t i;
	int j;

	for (i = 0; i < s->nrec; i++)
		if (s->rec[i].elf.align < align)
			align = s->rec[i].elf.align;
	if (r && r->elf.type == STT_OBJECT)
		snprintf(type, sizeof type, "D%llu:%u%s", (unsigned long long)r->elf.size, (unsigned)align,
			r->elf.weak ? "w" : "");
	else
		snprintf(type, sizeof type, "F%s", r && r->elf.weak ? "w" : "");
	printf("%s %s %s ", s->name, vstr(s->ver), type);
	if (s->def && s->deflast != OPEN)
		printf("*-%s ", vstr(s->deflast));
	else
		printf("%s ", s->def ? "*" : "-");
	for (j = 0; j < s->nhome; j++)
		printf("%s%s:%s-%s", j ? "," : "", libs[s->home[j].lib], vstr(s->home[j].first),
			s->home[j].last == OPEN ? "" : vstr(s->home[j].last));
	if (s->same)
		printf(" =%s@%s\n", s->same->name, vstr(s->same->ver));
	else
		printf(" -\n");
}

static int cmpname(const void *a, const void *b)
{
	const struct symbol *x = *(struct symbol *const *)a, *y = *(struct symbol *const *)b;
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
"#          default; *-V only up to and including release V; - in none\n"
"# homes    LIB:FIRST-LAST, with commas between: the library that holds it, by release; LAST left\n"
"#          out: the newest read; FIRST is 2.17 for all that is older\n"
"# same     =SYMBOL@VERSION: oldest one (then first by name) at the same address in each library\n"
"#          and release read that has both, or -; a function whose default ended before those\n"
"#          only stands together with its own name and with others like it\n"
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
	struct symbol **order;
	int c, i, nnote = 0;
	size_t k;

	progname = "scrape";
	while ((c = getopt(argc, argv, "a:H:n:")) != -1) {
		if (c == 'a') {
			arch = optarg;
			if (!known(arch)) {
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
		int v;

		if (eq)
			*eq = '\0';
		v = eq ? version(argv[i]) : 0;
		if (!v || !eq[1] || (nrel && v <= rels[nrel - 1].ver)) {
			error("%s%s%s: want RELEASE=DIR, releases ascending", argv[i], eq ? "=" : "", eq ? eq + 1 : "");
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
	order = xrealloc(NULL, (nsym + 1) * sizeof *order);
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
		error("standard output:");
		return 1;
	}
	return 0;
}

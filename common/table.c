/* SPDX-License-Identifier: MIT */
#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include "table.h"
#include "util.h"

static int nerr;

#define error(path, line, ...) (nerr++, errorat(path, line, xasprintf(__VA_ARGS__)))

static void errorat(const char *path, int line, char *text)
{
	warn("%s:%d: %s", path, line, text);
	free(text);
}

int version(const char *s)
{
	int v[3] = { 0, 0, 0 }, i = 0;

	for (;;) {
		if (*s < '0' || *s > '9')
			return 0;
		while (*s >= '0' && *s <= '9' && v[i] < 1000)
			v[i] = v[i] * 10 + *s++ - '0';
		if (v[i] > 999)
			return 0;
		i++;
		if (!*s)
			break;
		if (*s++ != '.' || i == 3)
			return 0;
	}
	return i < 2 ? 0 : v[0] * 1000000 + v[1] * 1000 + v[2];
}

const char *vstr(int v)
{
	static char buf[4][16];
	static unsigned n;
	char *s = buf[n++ % 4];

	if (v % 1000)
		snprintf(s, sizeof buf[0], "%d.%d.%d", v / 1000000, v / 1000 % 1000, v % 1000);
	else
		snprintf(s, sizeof buf[0], "%d.%d", v / 1000000, v / 1000 % 1000);
	return s;
}

/*
 * Next line that is not empty or a comment, split at white space into at most max fields, the last
 * of which takes the rest of the line. Returns the number of fields, 0 at the end.
 */
static int getfields(FILE *f, const char *path, int *line, char **field, int max)
{
	static char *buf;
	static size_t cap;
	ssize_t len;

	while ((len = getline(&buf, &cap, f)) >= 0) {
		char *p = buf;
		int n = 0;

		++*line;
		if (memchr(buf, 0, (size_t)len)) {
			error(path, *line, "NUL byte in a text file");
			continue;
		}
		buf[strcspn(buf, "\r\n")] = 0;
		p += strspn(p, " \t");
		if (!*p || *p == '#')
			continue;
		while (*p) {
			field[n++] = p;
			if (n == max) {
				for (p += strlen(p); p[-1] == ' ' || p[-1] == '\t'; )
					*--p = 0;
				break;
			}
			p += strcspn(p, " \t");
			if (*p)
				*p++ = 0;
			p += strspn(p, " \t");
		}
		return n;
	}
	if (ferror(f))
		fatal("%s:", path);
	return 0;
}

/* A table that is read, and its line. */
struct rows {
	const char *path, *columns;	/* columns: their names */
	int want, max;			/* as many; with max == want the last one takes the rest of the line */
	FILE *f;
	char *field[9];
	int line;
};

static struct rows open_rows(const char *path, int want, int max, const char *columns)
{
	struct rows r = { .path = path, .columns = columns, .want = want, .max = max, .f = fopen(path, "r") };

	if (!r.f)
		fatal("%s:", path);
	return r;
}

/* The next line that has all columns in r->field; one that has not is an error. False at the end. */
static bool next_row(struct rows *r)
{
	int n;

	while ((n = getfields(r->f, r->path, &r->line, r->field, r->max)) && n != r->want)
		error(r->path, r->line, "%s: %d columns, want %d: %s", r->field[0], n, r->want, r->columns);
	return n;
}

/* Exits if anything was wrong. */
static void end_rows(struct rows *r)
{
	fclose(r->f);
	if (nerr)
		exit(1);
}

static void read_libs(struct tables *t)
{
	struct rows r = open_rows(t->libfile, 6, 7, "home arch soname script use also");
	char **field = r.field;

	while (next_row(&r)) {
		struct lib *l = &t->lib[t->nlib];

		if (strcmp(field[1], "all") && strcmp(field[1], t->arch))
			continue;
		for (int i = 0; i < t->nlib; i++)
			if (!strcmp(t->lib[i].home, field[0]))
				error(r.path, r.line, "%s: second line for this library", field[0]);
		if (t->nlib == sizeof t->lib / sizeof *t->lib)
			fatal("%s:%d: more than %d libraries", r.path, r.line, t->nlib);
		l->home = xstrdup(field[0]);
		l->soname = strcmp(field[2], "-") ? xstrdup(field[2]) : NULL;
		l->script = strcmp(field[3], "-") ? xstrdup(field[3]) : NULL;
		l->still = !strncmp(field[4], "apart:", 6) && field[4][6] ? xstrdup(field[4] + 6) : NULL;
		l->apart = l->still || !strcmp(field[4], "apart");
		l->keep = !strncmp(field[4], "keep:", 5) && field[4][5] ? xstrdup(field[4] + 5) : NULL;
		if (!l->apart && !l->keep && strcmp(field[4], "always"))
			error(r.path, r.line, "%s: use %s, want always, apart, apart:SYMBOL or keep:SYMBOL", field[0], field[4]);
		l->also = strcmp(field[5], "-") ? xstrdup(field[5]) : NULL;
		l->line = r.line;
		t->nlib++;
	}
	fclose(r.f);
}

bool lib_still(const struct tables *t, int lib, const char *name)
{
	const char *all = t->lib[lib].still;
	size_t n;

	for (const char *p = all; p && *p; p += n + (p[n] == ',')) {
		char one[64];

		n = strcspn(p, ",");
		snprintf(one, sizeof one, "%.*s", (int)n, p);
		if (!fnmatch(one, name, 0))
			return true;
	}
	return false;
}

/* Each pattern of such a list is of a name that the library has. */
static void check_still(const struct tables *t)
{
	for (const struct lib *l = t->lib; l < t->lib + t->nlib; l++) {
		char *list = xstrdup(l->still ? l->still : ""), *save;

		for (char *p = strtok_r(list, ",", &save); p; p = strtok_r(NULL, ",", &save)) {
			bool any = false;

			for (const struct sym *s = t->sym; s < t->sym + t->nsym && !any; s++)
				for (int i = 0; i < s->nhome && !any; i++)
					any = s->home[i].lib == l - t->lib && !fnmatch(p, s->name, 0);
			if (!any)
				error(t->libfile, l->line, "%s: apart:%s: no such name of it in %s", l->home, p, t->abi);
		}
		free(list);
	}
}

static void read_foreign(struct tables *t, const char *dir)
{
	struct rows r = open_rows(xasprintf("%s/foreign.tbl", dir), 3, 4, "home symbol version");
	char **field = r.field;

	while (next_row(&r)) {
		int i = 0;

		while (i < t->nlib && (strcmp(t->lib[i].home, field[0]) || !t->lib[i].soname))
			i++;
		if (i == t->nlib)
			error(r.path, r.line, "%s: library %s has no stub in %s", field[1], field[0], t->libfile);
		if (!strncmp(field[2], "GLIBC_", 6))
			error(r.path, r.line, "%s: version %s is of glibc, its place is the .abi table", field[1], field[2]);
		*PUSH(t->foreign, t->nforeign) = (struct foreign){ i, xstrdup(field[1]), xstrdup(field[2]) };
	}
	fclose(r.f);
}

static void read_warnings(struct tables *t, const char *dir)
{
	struct rows r = open_rows(xasprintf("%s/warnings.tbl", dir), 4, 4, "symbol first last text");
	char **field = r.field;

	while (next_row(&r)) {
		int first = version(field[1]), last = strcmp(field[2], "-") ? version(field[2]) : OPEN;

		if (!first || last < first)
			error(r.path, r.line, "%s: releases %s to %s", field[0], field[1], field[2]);
		if (strpbrk(field[3], "\"\\"))
			error(r.path, r.line, "%s: a text without quotes and backslashes is wanted", field[0]);
		*PUSH(t->warning, t->nwarning) = (struct warning){ xstrdup(field[0]), first, last, xstrdup(field[3]) };
	}
	fclose(r.f);
}

/* "libc:2.17-" or "libc:2.17-2.33,libm:2.34-" */
static bool parse_homes(struct tables *t, struct sym *s, char *text)
{
	char *item, *save;

	for (item = strtok_r(text, ",", &save); item; item = strtok_r(NULL, ",", &save)) {
		char *colon = strchr(item, ':'), *dash = colon ? strchr(colon, '-') : NULL;
		struct home *h = &s->home[s->nhome];
		int i;

		if (!dash || s->nhome == sizeof s->home / sizeof *s->home)
			return false;
		*colon = *dash = 0;
		for (i = 0; i < t->nlib && strcmp(t->lib[i].home, item); i++)
			;
		if (i == t->nlib) {
			error(t->abi, s->line, "%s: library %s is not in %s", s->name, item, t->libfile);
			continue;
		}
		h->lib = i;
		h->first = version(colon + 1);
		h->last = dash[1] ? version(dash + 1) : OPEN;
		if (!h->first || h->last < h->first)
			return false;
		s->nhome++;
	}
	return true;
}

/* "F", "Fw", "D8:8", "D8:8w" */
static bool parse_type(struct sym *s, const char *text)
{
	char *end = (char *)text + 1;

	s->type = *text;
	if (*text == 'D') {
		s->size = strtoul(text + 1, &end, 10);
		if (*end != ':')
			return false;
		s->align = strtoul(end + 1, &end, 10);
		if (!s->align || (s->align & (s->align - 1)) || s->align > 4096)
			return false;
	} else if (*text != 'F') {
		return false;
	}
	s->weak = *end == 'w';
	return !end[s->weak];
}

/* "*", "*-2.31", "-" */
static bool parse_default(struct sym *s, const char *text)
{
	if (!strcmp(text, "-"))
		return true;
	if (*text != '*')
		return false;
	s->dflt = text[1] == '-' ? version(text + 2) : text[1] ? 0 : OPEN;
	return s->dflt;
}

static int compare(const char *name, int ver, const struct sym *s)
{
	int c = strcmp(name, s->name);

	return c ? c : (ver > s->ver) - (ver < s->ver);
}

static struct sym *find(const struct tables *t, const char *name, int ver)
{
	int lo = 0, hi = t->nsym;

	while (lo < hi) {
		int mid = (lo + hi) / 2, c = compare(name, ver, &t->sym[mid]);

		if (!c)
			return &t->sym[mid];
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return lo < t->nsym && !ver && !strcmp(t->sym[lo].name, name) ? &t->sym[lo] : NULL;
}

struct sym *sym_first(const struct tables *t, const char *name)
{
	return find(t, name, 0);
}

static void read_abi(struct tables *t)
{
	struct rows r = open_rows(t->abi, 6, 7, "symbol version type default homes same");
	char **field = r.field;
	char **same = NULL;
	int cap = 0;

	t->nsym = 0;
	while (next_row(&r)) {
		struct sym s = { .line = r.line };

		s.name = field[0];
		s.ver = version(field[1]);
		if (!s.ver)
			error(r.path, r.line, "%s: version %s, want one such as 2.17", s.name, field[1]);
		if (!parse_type(&s, field[2]))
			error(r.path, r.line, "%s: type %s, want F or D<size>:<align>, then w if weak", s.name, field[2]);
		if (!parse_default(&s, field[3]))
			error(r.path, r.line, "%s: default %s, want *, *-<release> or -", s.name, field[3]);
		if (!parse_homes(t, &s, field[4]))
			error(r.path, r.line, "%s: homes want <library>:<first>-[<last>], commas between", s.name);
		if (*field[5] != '-' && *field[5] != '=')
			error(r.path, r.line, "%s: same %s, want =<symbol>@<version> or -", s.name, field[5]);
		if (t->nsym && compare(s.name, s.ver, &t->sym[t->nsym - 1]) <= 0)
			error(r.path, r.line, "%s: not sorted by symbol, then version, or there twice", s.name);
		if (!same || t->nsym == cap) {
			cap = cap ? 2 * cap : 8192;
			t->sym = xrealloc(t->sym, (size_t)cap * sizeof *t->sym);
			same = xrealloc(same, (size_t)cap * sizeof *same);
		}
		s.name = xstrdup(s.name);
		same[t->nsym] = *field[5] == '=' ? xstrdup(field[5] + 1) : NULL;
		t->sym[t->nsym++] = s;
		if (s.ver > t->newest)
			t->newest = s.ver;
	}
	fclose(r.f);
	if (!t->nsym)
		error(r.path, r.line + 1, "no symbols");
	for (int i = 0; i < t->nsym; i++)
		t->sym[i].same = &t->sym[i];
	for (int i = 0; i < t->nsym; i++) {
		struct sym *s = &t->sym[i];
		char *at = same[i] ? strchr(same[i], '@') : NULL;

		if (!same[i])
			continue;
		if (at)
			*at = 0;
		s->same = at ? find(t, same[i], version(at + 1)) : NULL;
		if (!s->same || s->same->type != s->type || same[s->same - t->sym]) {
			error(t->abi, s->line, "%s: same =%s%s%s is not the first symbol of a group", s->name,
				same[i], at ? "@" : "", at ? at + 1 : "");
			s->same = s;
		}
	}
	free(same);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct shim *)a)->name, ((const struct shim *)b)->name);
}

struct shim *shim_find(const struct tables *t, const char *name)
{
	struct shim key = { .name = name };

	return t->nshim ? bsearch(&key, t->shim, (size_t)t->nshim, sizeof key, by_name) : NULL;
}

/* _ZGV*_sin: a line for each name of the architecture that matches; false if there is none */
static bool push_shims(struct tables *t, const struct shim *s)
{
	bool pattern = strchr(s->name, '*'), any = !pattern;

	if (!pattern)
		*PUSH(t->shim, t->nshim) = *s;
	for (int i = 0; pattern && i < t->nsym; i++)
		if (!fnmatch(s->name, t->sym[i].name, 0) && (!i || strcmp(t->sym[i - 1].name, t->sym[i].name))) {
			struct shim *one = PUSH(t->shim, t->nshim);

			*one = *s;
			one->name = t->sym[i].name;
			any = true;
		}
	return any;
}

/* 2.29,2.34 */
static bool releases(struct shim *s, const char *list)
{
	char *copy = xstrdup(list), *save;
	bool good = true;

	for (char *v = strtok_r(copy, ",", &save); v && good; v = strtok_r(NULL, ",", &save))
		good = s->nver < (int)(sizeof s->ver / sizeof *s->ver) && (s->ver[s->nver++] = version(v));
	free(copy);
	return good && s->nver;
}

static void read_shims(struct tables *t, const char *dir)
{
	struct rows r = open_rows(t->shimfile, 5, 5, "symbol arch kind with note");
	char **field = r.field;
	char *last = xstrdup("");
	bool abi_bad = nerr;

	while (next_row(&r)) {
		struct shim s = { .line = r.line };
		char *path = xasprintf("%s/%s.abi", dir, field[1]);
		FILE *abi = NULL;

		if (strcmp(field[1], "all") && !(abi = fopen(path, "r"))) {
			error(r.path, r.line, "%s: arch %s: no %s", field[0], field[1], path);
			goto next;
		}
		if (abi)
			fclose(abi);
		if (strcmp(last, field[0]) >= 0)
			error(r.path, r.line, "%s: not sorted, or there twice", field[0]);
		free(last);
		last = xstrdup(field[0]);
		if (strcmp(field[1], "all") && strcmp(field[1], t->arch))
			goto next;
		s.kind = !strcmp(field[2], "new") ? 'n' : !strcmp(field[2], "nonshared") ? 's' : !strcmp(field[2], "refused") ? 'r' :
			!strcmp(field[2], "along") ? 'a' :
			!strncmp(field[2], "wrap@", 5) && releases(&s, field[2] + 5) ? 'w' : 0;
		if (!s.kind)
			error(r.path, r.line, "%s: kind %s, want new, wrap@<release>, along, nonshared or refused", field[0], field[2]);
		else if (s.kind != 's' && !abi_bad && !strchr(field[0], '*') && !sym_first(t, field[0]))
			error(r.path, r.line, "%s: not in %s", field[0], t->abi);
		if (s.kind == 'r' && !strcmp(field[4], "-"))
			error(r.path, r.line, "%s: refused without a reason in the note", field[0]);
		s.name = xstrdup(field[0]);
		s.with = xstrdup(strcmp(field[3], "-") ? field[3] : "");
		s.note = xstrdup(field[4]);
		if (!push_shims(t, &s) && !abi_bad)
			error(r.path, r.line, "%s: nothing like it in %s", field[0], t->abi);
next:
		free(path);
	}
	fclose(r.f);
	free(last);
	/* the names of a pattern stand where it does */
	if (t->nshim)
		qsort(t->shim, (size_t)t->nshim, sizeof *t->shim, by_name);
	for (int i = 0; i < t->nshim; i++) {
		char *list = xstrdup(t->shim[i].with), *save;

		for (char *w = strtok_r(list, ",", &save); w; w = strtok_r(NULL, ",", &save))
			if (!shim_find(t, w))
				error(t->shimfile, t->shim[i].line, "%s: with %s, which has no line", t->shim[i].name, w);
		free(list);
	}
}

/* The architectures that have a table, for a message. */
static char *architectures(const char *dir)
{
	char *list = xstrdup("");
	struct dirent **e;
	int n = scandir(dir, &e, NULL, alphasort);

	for (int i = 0; i < n; i++) {
		size_t len = strlen(e[i]->d_name);

		if (len > 4 && !strcmp(e[i]->d_name + len - 4, ".abi"))
			list = xasprintf("%s %.*s", list, (int)len - 4, e[i]->d_name);
	}
	return list;
}

void table_read(struct tables *t, const char *dir, const char *arch)
{
	FILE *f;

	memset(t, 0, sizeof *t);
	t->arch = arch;
	t->abi = xasprintf("%s/%s.abi", dir, arch);
	t->libfile = xasprintf("%s/libs.tbl", dir);
	t->shimfile = xasprintf("%s/shims.tbl", dir);
	if (strchr(arch, '/') || !(f = fopen(t->abi, "r")))
		fatal("%s: no such architecture, accepted:%s", t->abi, architectures(dir));
	fclose(f);
	read_libs(t);
	if (nerr)
		exit(1);
	read_foreign(t, dir);
	read_warnings(t, dir);
	read_abi(t);
	if (!nerr)
		check_still(t);
	read_shims(t, dir);
	if (nerr)
		exit(1);
}

int distros_read(struct distro **out, const char *dir)
{
	struct rows r = open_rows(xasprintf("%s/distros.tbl", dir), 8, 8, "name glibc glibcxx cxxabi gcc gcc-aarch64 also title");
	char **field = r.field;
	struct distro *d = NULL;
	int nd = 0;

	while (next_row(&r)) {
		for (int i = 1; i < 6; i++)
			if (!version(field[i]))
				error(r.path, r.line, "%s: version %s, want one such as 2.17", field[0], field[i]);
		if (nd && (d[nd - 1].glibc > version(field[1]) ||
		    (d[nd - 1].glibc == version(field[1]) && strcmp(d[nd - 1].name, field[0]) >= 0)))
			error(r.path, r.line, "%s: not sorted by glibc, then name, or there twice", field[0]);
		d = xrealloc(d, (size_t)(nd + 1) * sizeof *d);
		d[nd++] = (struct distro) { .name = xstrdup(field[0]), .glibc = version(field[1]),
			.glibcxx = xstrdup(field[2]), .cxxabi = xstrdup(field[3]), .gcc = xstrdup(field[4]),
			.gcc_aarch64 = xstrdup(field[5]), .also = xstrdup(strcmp(field[6], "-") ? field[6] : ""),
			.title = xstrdup(field[7]) };
	}
	end_rows(&r);
	*out = d;
	return nd;
}

/* "16" and "4.8": a release of gcc */
static int gcc_release(const char *s)
{
	char two[24];

	snprintf(two, sizeof two, "%.20s%s", s, strchr(s, '.') ? "" : ".0");
	return version(two);
}

int gcc_version(const char *s)
{
	return strncmp(s, "gcc", 3) ? 0 : gcc_release(s + 3);
}

const char *gcc_name(int v)
{
	static char buf[4][24];
	static unsigned n;
	char *name = buf[n++ % 4];

	snprintf(name, sizeof buf[0], "gcc%s", vstr(v));
	if (v % 1000000 == 0)
		name[strlen(name) - 2] = 0;
	return name;
}

int gcc_read(struct gcc **out, const char *dir)
{
	struct rows r = open_rows(xasprintf("%s/runtimes/gcc.tbl", dir), 5, 6, "gcc glibcxx cxxabi libgcc libgcc-aarch64");
	char **field = r.field;
	struct gcc *g = NULL;
	int ng = 0;

	while (next_row(&r)) {
		struct gcc *new = PUSH(g, ng);

		*new = (struct gcc) { gcc_release(field[0]), version(field[1]), version(field[2]), xstrdup(field[3]), xstrdup(field[4]) };
		if (!new->gcc || !new->glibcxx || !new->cxxabi || !version(field[3]) || !version(field[4]))
			error(r.path, r.line, "%s: wants releases such as 16, 3.4.36, 1.3.17 and 14.0.0", field[0]);
		if (ng > 1 && (new->gcc <= new[-1].gcc || new->glibcxx < new[-1].glibcxx))
			error(r.path, r.line, "%s: not sorted", field[0]);
	}
	end_rows(&r);
	*out = g;
	return ng;
}

int nodes_read(struct node **out, const char *dir)
{
	struct rows r = open_rows(xasprintf("%s/runtimes/nodes.tbl", dir), 2, 3, "node gcc");
	char **field = r.field;
	struct node *nodes = NULL;
	int nnodes = 0;

	while (next_row(&r)) {
		int gcc = gcc_release(field[1]);

		if (!gcc)
			error(r.path, r.line, "%s: gcc %s, want a release such as 16", field[0], field[1]);
		if (nnodes && strcmp(nodes[nnodes - 1].name, field[0]) >= 0)
			error(r.path, r.line, "%s: not sorted, or there twice", field[0]);
		*PUSH(nodes, nnodes) = (struct node) { xstrdup(field[0]), gcc };
	}
	end_rows(&r);
	*out = nodes;
	return nnodes;
}

int runtime_read(struct runtime_symbol **out, const char *dir, const char *lib, const char *arch)
{
	struct rows r = open_rows(xasprintf("%s/runtimes/%s.abi", dir, lib), 6, 7, "symbol version type default arch gcc");
	char **field = r.field;
	struct runtime_symbol *all = NULL;
	int nall = 0, rows = 0;

	while (next_row(&r)) {
		struct runtime_symbol s = { .last = OPEN };
		char *end, *dash;

		rows++;
		if (arch && strcmp(field[4], "all") && strcmp(field[4], arch))
			continue;
		s.arch = xstrdup(field[4]);
		s.kind = *field[2];
		s.size = strtoul(field[2] + 1, &end, 10);
		s.weak = *end == 'w';
		s.unique = *end == 'u';
		if (!strchr("FDT", s.kind) || (s.kind == 'F') != (end == field[2] + 1) || end[s.weak || s.unique])
			error(r.path, r.line, "%s: type %s, want F, D<size> or T<size>, then w or u", field[0], field[2]);
		s.till = !strcmp(field[3], "*") ? OPEN : !strncmp(field[3], "*-", 2) ? gcc_release(field[3] + 2) : 0;
		if (!s.till && strcmp(field[3], "-"))
			error(r.path, r.line, "%s: default %s, want *, *-<release> or -", field[0], field[3]);
		dash = strchr(field[5], '-');
		if (dash) {
			*dash = 0;
			s.first = strcmp(field[5], "0") ? gcc_release(field[5]) : 0;
			s.last = dash[1] ? gcc_release(dash + 1) : OPEN;
		}
		if (!dash || (!s.first && strcmp(field[5], "0")) || !s.last)
			error(r.path, r.line, "%s: gcc wants <first>-[<last>]", field[0]);
		s.name = xstrdup(field[0]);
		s.node = xstrdup(field[1]);
		*PUSH(all, nall) = s;
	}
	if (!rows)
		error(r.path, r.line + 1, "no symbols");
	end_rows(&r);
	*out = all;
	return nall;
}

int state_read(char ***out, const char *dir)
{
	struct rows r = open_rows(xasprintf("%s/runtimes/state.tbl", dir), 2, 2, "symbol why");
	char **field = r.field;
	char **names = NULL;
	int nnames = 0;

	while (next_row(&r)) {
		if (nnames && strcmp(names[nnames - 1], field[0]) >= 0)
			error(r.path, r.line, "%s: not sorted, or there twice", field[0]);
		*PUSH(names, nnames) = xstrdup(field[0]);
	}
	end_rows(&r);
	*out = names;
	return nnames;
}

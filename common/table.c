/* SPDX-License-Identifier: MIT */
#include <dirent.h>
#include <errno.h>
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

static FILE *open_table(const char *path)
{
	FILE *f = fopen(path, "r");

	if (!f)
		fatal("%s:", path);
	return f;
}

static void read_libs(struct tables *t)
{
	FILE *f = open_table(t->libfile);
	char *field[7];
	int n, line = 0;

	while ((n = getfields(f, t->libfile, &line, field, 7))) {
		struct lib *l = &t->lib[t->nlib];

		if (n != 6) {
			error(t->libfile, line, "%s: %d columns, want 6: home arch soname script use also", field[0], n);
			continue;
		}
		if (strcmp(field[1], "all") && strcmp(field[1], t->arch))
			continue;
		for (int i = 0; i < t->nlib; i++)
			if (!strcmp(t->lib[i].home, field[0]))
				error(t->libfile, line, "%s: second line for this library", field[0]);
		if (t->nlib == sizeof t->lib / sizeof *t->lib)
			fatal("%s:%d: more than %d libraries", t->libfile, line, t->nlib);
		l->home = xstrdup(field[0]);
		l->soname = strcmp(field[2], "-") ? xstrdup(field[2]) : NULL;
		l->script = strcmp(field[3], "-") ? xstrdup(field[3]) : NULL;
		l->apart = !strcmp(field[4], "apart");
		l->keep = !strncmp(field[4], "keep:", 5) && field[4][5] ? xstrdup(field[4] + 5) : NULL;
		if (!l->apart && !l->keep && strcmp(field[4], "always"))
			error(t->libfile, line, "%s: use %s, want always, apart or keep:SYMBOL", field[0], field[4]);
		l->also = strcmp(field[5], "-") ? xstrdup(field[5]) : NULL;
		t->nlib++;
	}
	fclose(f);
}

static void read_foreign(struct tables *t, const char *dir)
{
	const char *path = xasprintf("%s/foreign.tbl", dir);
	FILE *f = open_table(path);
	char *field[4];
	int n, line = 0;

	while ((n = getfields(f, path, &line, field, 4))) {
		int i = 0;

		if (n != 3) {
			error(path, line, "%s: %d columns, want 3: home symbol version", field[0], n);
			continue;
		}
		while (i < t->nlib && (strcmp(t->lib[i].home, field[0]) || !t->lib[i].soname))
			i++;
		if (i == t->nlib)
			error(path, line, "%s: library %s has no stub in %s", field[1], field[0], t->libfile);
		if (!strncmp(field[2], "GLIBC_", 6))
			error(path, line, "%s: version %s is of glibc, its place is the .abi table", field[1], field[2]);
		*PUSH(t->foreign, t->nforeign) = (struct foreign){ i, xstrdup(field[1]), xstrdup(field[2]) };
	}
	fclose(f);
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
	FILE *f = open_table(t->abi);
	char *field[7], **same = NULL;
	int n, line = 0, cap = 0;

	while ((n = getfields(f, t->abi, &line, field, 7))) {
		struct sym s = { .line = line };

		if (n != 6) {
			error(t->abi, line, "%s: %d columns, want 6: symbol version type default homes same", field[0], n);
			continue;
		}
		s.name = field[0];
		s.ver = version(field[1]);
		if (!s.ver)
			error(t->abi, line, "%s: version %s, want one such as 2.17", s.name, field[1]);
		if (!parse_type(&s, field[2]))
			error(t->abi, line, "%s: type %s, want F or D<size>:<align>, then w if weak", s.name, field[2]);
		if (!parse_default(&s, field[3]))
			error(t->abi, line, "%s: default %s, want *, *-<release> or -", s.name, field[3]);
		if (!parse_homes(t, &s, field[4]))
			error(t->abi, line, "%s: homes want <library>:<first>-[<last>], commas between", s.name);
		if (*field[5] != '-' && *field[5] != '=')
			error(t->abi, line, "%s: same %s, want =<symbol>@<version> or -", s.name, field[5]);
		if (t->nsym && compare(s.name, s.ver, &t->sym[t->nsym - 1]) <= 0)
			error(t->abi, line, "%s: not sorted by symbol, then version, or there twice", s.name);
		if (t->nsym == cap) {
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
	fclose(f);
	if (!t->nsym)
		error(t->abi, line + 1, "no symbols");
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

struct shim *shim_find(const struct tables *t, const char *name)
{
	for (int i = 0; i < t->nshim; i++)
		if (!strcmp(t->shim[i].name, name))
			return &t->shim[i];
	return NULL;
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
	FILE *f = open_table(t->shimfile);
	char *field[5], *last = xstrdup("");
	bool abi_bad = nerr;
	int n, line = 0;

	while ((n = getfields(f, t->shimfile, &line, field, 5))) {
		struct shim s = { .line = line };
		char *path = xasprintf("%s/%s.abi", dir, field[1 % n]);
		FILE *abi = NULL;

		if (n != 5) {
			error(t->shimfile, line, "%s: %d columns, want 5: symbol arch kind with note", field[0], n);
			goto next;
		}
		if (strcmp(field[1], "all") && !(abi = fopen(path, "r"))) {
			error(t->shimfile, line, "%s: arch %s: no %s", field[0], field[1], path);
			goto next;
		}
		if (abi)
			fclose(abi);
		if (strcmp(last, field[0]) >= 0)
			error(t->shimfile, line, "%s: not sorted, or there twice", field[0]);
		free(last);
		last = xstrdup(field[0]);
		if (strcmp(field[1], "all") && strcmp(field[1], t->arch))
			goto next;
		s.kind = !strcmp(field[2], "new") ? 'n' : !strcmp(field[2], "nonshared") ? 's' : !strcmp(field[2], "refused") ? 'r' :
			!strcmp(field[2], "along") ? 'a' :
			!strncmp(field[2], "wrap@", 5) && releases(&s, field[2] + 5) ? 'w' : 0;
		if (!s.kind)
			error(t->shimfile, line, "%s: kind %s, want new, wrap@<release>, along, nonshared or refused", field[0], field[2]);
		else if (s.kind != 's' && !abi_bad && !sym_first(t, field[0]))
			error(t->shimfile, line, "%s: not in %s", field[0], t->abi);
		if (s.kind == 'r' && !strcmp(field[4], "-"))
			error(t->shimfile, line, "%s: refused without a reason in the note", field[0]);
		s.name = xstrdup(field[0]);
		s.with = xstrdup(strcmp(field[3], "-") ? field[3] : "");
		s.note = xstrdup(field[4]);
		t->shim = xrealloc(t->shim, (size_t)(t->nshim + 1) * sizeof s);
		t->shim[t->nshim++] = s;
next:
		free(path);
	}
	fclose(f);
	free(last);
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
	read_abi(t);
	read_shims(t, dir);
	if (nerr)
		exit(1);
}

int distros_read(struct distro **out, const char *dir)
{
	const char *path = xasprintf("%s/distros.tbl", dir);
	FILE *f = open_table(path);
	struct distro *d = NULL;
	char *field[8];
	int n, line = 0, nd = 0;

	while ((n = getfields(f, path, &line, field, 8))) {
		if (n != 8) {
			error(path, line, "%s: %d columns, want 8: name glibc glibcxx cxxabi gcc gcc-aarch64 also title",
				field[0], n);
			continue;
		}
		for (int i = 1; i < 6; i++)
			if (!version(field[i]))
				error(path, line, "%s: version %s, want one such as 2.17", field[0], field[i]);
		if (nd && (d[nd - 1].glibc > version(field[1]) ||
		    (d[nd - 1].glibc == version(field[1]) && strcmp(d[nd - 1].name, field[0]) >= 0)))
			error(path, line, "%s: not sorted by glibc, then name, or there twice", field[0]);
		d = xrealloc(d, (size_t)(nd + 1) * sizeof *d);
		d[nd++] = (struct distro) { .name = xstrdup(field[0]), .glibc = version(field[1]),
			.glibcxx = xstrdup(field[2]), .cxxabi = xstrdup(field[3]), .gcc = xstrdup(field[4]),
			.gcc_aarch64 = xstrdup(field[5]), .also = xstrdup(strcmp(field[6], "-") ? field[6] : ""),
			.title = xstrdup(field[7]) };
	}
	fclose(f);
	if (nerr)
		exit(1);
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
	static char name[24];

	snprintf(name, sizeof name, "gcc%s", vstr(v));
	if (v % 1000000 == 0)
		name[strlen(name) - 2] = 0;
	return name;
}

int gcc_read(struct gcc **out, const char *dir)
{
	const char *path = xasprintf("%s/runtimes/gcc.tbl", dir);
	FILE *f = open_table(path);
	struct gcc *g = NULL;
	char *field[6];
	int n, line = 0, ng = 0;

	while ((n = getfields(f, path, &line, field, 6))) {
		struct gcc *new;

		if (n != 5) {
			error(path, line, "%s: %d columns, want 5: gcc glibcxx cxxabi libgcc libgcc-aarch64", field[0], n);
			continue;
		}
		new = PUSH(g, ng);
		*new = (struct gcc) { gcc_release(field[0]), version(field[1]), version(field[2]), xstrdup(field[3]), xstrdup(field[4]) };
		if (!new->gcc || !new->glibcxx || !new->cxxabi || !version(field[3]) || !version(field[4]))
			error(path, line, "%s: wants releases such as 16, 3.4.36, 1.3.17 and 14.0.0", field[0]);
		if (ng > 1 && (new->gcc <= new[-1].gcc || new->glibcxx < new[-1].glibcxx))
			error(path, line, "%s: not sorted", field[0]);
	}
	fclose(f);
	if (nerr)
		exit(1);
	*out = g;
	return ng;
}

int nodes_read(struct node **out, const char *dir)
{
	const char *path = xasprintf("%s/runtimes/nodes.tbl", dir);
	FILE *f = open_table(path);
	struct node *nodes = NULL;
	char *field[3];
	int n, line = 0, nnodes = 0;

	while ((n = getfields(f, path, &line, field, 3))) {
		int gcc = n == 2 ? gcc_release(field[1]) : 0;

		if (!gcc)
			error(path, line, "%s: want 2 columns: a node and a release of gcc such as 16", field[0]);
		if (nnodes && strcmp(nodes[nnodes - 1].name, field[0]) >= 0)
			error(path, line, "%s: not sorted, or there twice", field[0]);
		*PUSH(nodes, nnodes) = (struct node) { xstrdup(field[0]), gcc };
	}
	fclose(f);
	if (nerr)
		exit(1);
	*out = nodes;
	return nnodes;
}

int runtime_read(struct runtime_symbol **out, const char *dir, const char *lib, const char *arch)
{
	const char *path = xasprintf("%s/runtimes/%s.abi", dir, lib);
	FILE *f = open_table(path);
	struct runtime_symbol *all = NULL;
	char *field[7];
	int n, line = 0, nall = 0;

	while ((n = getfields(f, path, &line, field, 7))) {
		struct runtime_symbol s = { .last = OPEN };
		char *end, *dash;

		if (n != 6) {
			error(path, line, "%s: %d columns, want 6: symbol version type default arch gcc", field[0], n);
			continue;
		}
		if (strcmp(field[4], "all") && strcmp(field[4], arch))
			continue;
		s.common = !strcmp(field[4], "all");
		s.kind = *field[2];
		s.size = strtoul(field[2] + 1, &end, 10);
		s.weak = *end == 'w';
		s.unique = *end == 'u';
		if (!strchr("FDT", s.kind) || (s.kind == 'F') != (end == field[2] + 1) || end[s.weak || s.unique])
			error(path, line, "%s: type %s, want F, D<size> or T<size>, then w or u", field[0], field[2]);
		s.till = !strcmp(field[3], "*") ? OPEN : !strncmp(field[3], "*-", 2) ? gcc_release(field[3] + 2) : 0;
		if (!s.till && strcmp(field[3], "-"))
			error(path, line, "%s: default %s, want *, *-<release> or -", field[0], field[3]);
		dash = strchr(field[5], '-');
		if (dash) {
			*dash = 0;
			s.first = strcmp(field[5], "0") ? gcc_release(field[5]) : 0;
			s.last = dash[1] ? gcc_release(dash + 1) : OPEN;
		}
		if (!dash || (!s.first && strcmp(field[5], "0")) || !s.last)
			error(path, line, "%s: gcc wants <first>-[<last>]", field[0]);
		s.name = xstrdup(field[0]);
		s.node = xstrdup(field[1]);
		*PUSH(all, nall) = s;
	}
	fclose(f);
	if (!nall)
		error(path, line + 1, "no symbols");
	if (nerr)
		exit(1);
	*out = all;
	return nall;
}

int state_read(char ***out, const char *dir)
{
	const char *path = xasprintf("%s/runtimes/state.tbl", dir);
	FILE *f = open_table(path);
	char *field[2], **names = NULL;
	int n, line = 0, nnames = 0;

	while ((n = getfields(f, path, &line, field, 2))) {
		if (n != 2)
			error(path, line, "%s: %d columns, want 2: symbol why", field[0], n);
		if (nnames && strcmp(names[nnames - 1], field[0]) >= 0)
			error(path, line, "%s: not sorted, or there twice", field[0]);
		*PUSH(names, nnames) = xstrdup(field[0]);
	}
	fclose(f);
	if (nerr)
		exit(1);
	*out = names;
	return nnames;
}

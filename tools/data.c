/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "data.h"
#include "util.h"

#define SLOTS 16384		/* a power of 2, some times the names */

struct tables *data_tables(const char *arch)
{
	static const struct {
		const char *name;
		struct tables *t;
	} also[] = {
		{ "x86_64", &table_x86_64 }, { "x86-64", &table_x86_64 }, { "amd64", &table_x86_64 }, { "x64", &table_x86_64 },
		{ "aarch64", &table_aarch64 }, { "arm64", &table_aarch64 },
	};

	for (size_t i = 0; i < sizeof also / sizeof *also; i++)
		if (!strcasecmp(arch, also[i].name))
			return also[i].t;
	return NULL;
}

#define LONGEST 127		/* longer than any name */

static unsigned hash(const char *s)
{
	unsigned h = 2166136261;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 16777619;
	return (h ^ h >> 15) % SLOTS;
}

struct sym *data_find(const struct tables *t, const char *name)
{
	static int *index[2];	/* place of a name's first symbol, counted from 1 */
	int **slot = &index[t == &table_aarch64];

	if (!*slot) {
		*slot = xcalloc(SLOTS, sizeof **slot);
		for (int i = 0; i < t->nsym; i++) {
			unsigned h = hash(t->sym[i].name);

			if (i && !strcmp(t->sym[i].name, t->sym[i - 1].name))
				continue;
			while ((*slot)[h])
				h = (h + 1) % SLOTS;
			(*slot)[h] = i + 1;
		}
	}
	if (strnlen(name, LONGEST + 1) > LONGEST)
		return NULL;
	for (unsigned h = hash(name); (*slot)[h]; h = (h + 1) % SLOTS)
		if (!strcmp(t->sym[(*slot)[h] - 1].name, name))
			return &t->sym[(*slot)[h] - 1];
	return NULL;
}

struct sym *data_version(const struct tables *t, struct sym *first, int ver)
{
	for (struct sym *s = first; s && s < t->sym + t->nsym && !strcmp(s->name, first->name); s++)
		if (s->ver == ver)
			return s;
	return NULL;
}

bool data_plan(const struct tables *t, int floor, const char *name, struct entry *e)
{
	static struct {
		int floor;
		struct entry *entry;
		bool *made;
	} plans[2];
	struct sym *s = data_find(t, name);
	int k = t == &table_aarch64;
	size_t i = s ? (size_t)(s - t->sym) : 0;

	if (!s)
		return plan_one(t, t->newest, floor, name, e);
	if (plans[k].floor != floor) {
		plans[k].floor = floor;
		free(plans[k].made);
		free(plans[k].entry);
		plans[k].made = xcalloc((size_t)t->nsym, sizeof *plans[k].made);
		plans[k].entry = xcalloc((size_t)t->nsym, sizeof *plans[k].entry);
	}
	if (!plans[k].made[i])
		plans[k].made[i] = plan_one(t, t->newest, floor, s->name, &plans[k].entry[i]);
	*e = plans[k].entry[i];
	return true;
}

int data_library(const struct tables *t, const char *soname)
{
	for (int i = 0; i < t->nlib; i++)
		if (t->lib[i].soname && !strcmp(t->lib[i].soname, soname))
			return i;
	return -1;
}

struct runtime data_runtime(const struct floor *f, const char *arch)
{
	return gcc_at(&gcc_tables, arch, f->glibc, f->distro, f->gcc);
}

int data_runtime_rows(struct runtime_row **row, const char *arch)
{
	char *text = xstrdup(runtime_symbols);
	int n = 0;

	*row = NULL;
	for (char *line; (line = strsep(&text, "\n")) && *line; ) {
		char *field[8];

		for (int i = 0; i < 8; i++)
			field[i] = strsep(&line, " ");
		if (!strcmp(field[3], "all") || !strcmp(field[3], arch))
			*PUSH(*row, n) = (struct runtime_row) { field[2], { .name = field[0], .node = field[1], .arch = field[3], .first = (int)strtol(field[4], NULL, 10),
				.till = (int)strtol(field[5], NULL, 10), .kind = *field[6], .weak = field[6][1] == 'w', .size = strtoul(field[7], NULL, 10) } };
	}
	return n;
}

static int by_symbol(const void *a, const void *b)
{
	const struct run_time_symbol *s = a, *t = b;
	int c = strcmp(s->name, t->name);

	return c ? c : s->node < t->node ? -1 : s->node > t->node;
}

static int by_symbol_name(const void *key, const void *s)
{
	return strcmp(key, ((const struct run_time_symbol *)s)->name);
}

/* All of them for arch, by name. */
static const struct run_time_symbol *run_time_symbols(const char *arch, int *n)
{
	static struct {
		struct run_time_symbol *s;
		int n;
	} all[2];
	int k = !strcmp(arch, "aarch64");

	if (!all[k].s) {
		struct runtime_row *row;
		int rows = data_runtime_rows(&row, arch);

		for (int i = 0; i < rows; i++) {
			struct run_time_symbol *s = PUSH(all[k].s, all[k].n);
			const struct runtime_symbol *r = &row[i].s;

			*s = (struct run_time_symbol) { r->name, r->node, { gcc_run_time(row[i].soname), GCC_S, 0 }, r->first, r->till };
			if (strncmp(s->node, "GLIBC_", 6))	/* libgcc_s has that too */
				gcc_need(&gcc_tables, &s->need, s->node);
		}
		free(row);
		if (all[k].s)
			qsort(all[k].s, (size_t)all[k].n, sizeof *all[k].s, by_symbol);
	}
	*n = all[k].n;
	return all[k].s;
}

const struct run_time_symbol *data_run_time(const char *name, const char *arch, int *n)
{
	int nall;
	const struct run_time_symbol *all = run_time_symbols(arch, &nall), *s, *end;

	if (!name) {
		*n = nall;
		return all;
	}
	*n = 0;
	s = bsearch(name, all, (size_t)nall, sizeof *all, by_symbol_name);
	if (!s)
		return NULL;
	while (s > all && !strcmp(s[-1].name, name))
		s--;
	for (end = s; end < all + nall && !strcmp(end->name, name); end++)
		++*n;
	return s;
}

int data_since_gcc(const struct need *n, const char *arch)
{
	if (n->by == GCC)
		return n->ver;
	for (int i = 0; i < gcc_tables.ngcc; i++) {
		struct runtime r = gcc_runtime(&gcc_tables.gcc[i], arch);

		if (gcc_has(&r, n))
			return r.gcc;
	}
	return OPEN;
}

bool data_node(const struct need *n, const char *node, const char *arch)
{
	int nall;
	const struct run_time_symbol *all = run_time_symbols(arch, &nall);
	const char *number = strchr(node, '_') + 1;

	for (int i = 0; i < nall; i++)
		if (!strcmp(all[i].node, node))
			return true;
	/* some have no symbol: GLIBCXX_3.4.24 */
	return (n->by == GLIBCXX || n->by == CXXABI) && n->ver >= version(n->by == GLIBCXX ? "3.4" : "1.3") &&
		!strcmp(vstr(n->ver), number) && data_since_gcc(n, arch) != OPEN;
}

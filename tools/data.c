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
	bool arm = strcmp(arch, "x86_64");
	struct runtime r = { 0 };

	for (int i = 0; i < ndistro && !f->gcc; i++) {
		const struct distro *d = &distro[i];
		int cxx = version(d->glibcxx);

		if (f->distro ? d != f->distro : d->glibc < f->glibc || (r.glibcxx && cxx >= r.glibcxx))
			continue;
		r.glibcxx = cxx;
		r.cxxabi = version(d->cxxabi);
		r.gcc_s_name = arm ? d->gcc_aarch64 : d->gcc;
	}
	for (int i = 0; i < ngcc; i++)
		if (f->gcc ? gccs[i].gcc == f->gcc : gccs[i].glibcxx <= r.glibcxx)
			r.gcc = gccs[i].gcc;
	for (int i = 0; i < ngcc && f->gcc; i++)
		if (gccs[i].gcc == f->gcc) {
			r.glibcxx = gccs[i].glibcxx;
			r.cxxabi = gccs[i].cxxabi;
			r.gcc_s_name = arm ? gccs[i].gcc_s_aarch64 : gccs[i].gcc_s;
		}
	r.gcc_s = r.gcc_s_name ? version(r.gcc_s_name) : 0;
	return r;
}

static const struct {
	const char *soname, *name, *nodes;	/* of version nodes: how they begin, with blanks between */
} run_times[] = {
	{ "libgomp.so.1", "libgomp", "GOMP_ OMP_ OACC_ GOACC_" },
	{ "libatomic.so.1", "libatomic", "LIBATOMIC_" },
	{ "libquadmath.so.0", "libquadmath", "QUADMATH_" },
	{ "libgfortran.so.5", "libgfortran", "GFORTRAN_" },
};

const char *data_runtime_library(const char *soname)
{
	for (size_t i = 0; i < sizeof run_times / sizeof *run_times; i++)
		if (!strcmp(soname, run_times[i].soname))
			return run_times[i].name;
	return NULL;
}

/* length of what a node has before its number */
static size_t kind_of(const char *node)
{
	const char *end = strrchr(node, '_');

	return end ? (size_t)(end + 1 - node) : 0;
}

static int by_node(const void *key, const void *b)
{
	return strcmp(key, ((const struct node *)b)->name);
}

const char *data_node_library(const char *name)
{
	const char *number = name + kind_of(name);

	if (!*number || strspn(number, "0123456789.") != strlen(number))
		return NULL;
	for (size_t i = 0; i < sizeof run_times / sizeof *run_times; i++)
		for (const char *p = run_times[i].nodes; *p; p += strspn(p, " ")) {
			size_t len = strcspn(p, " ");

			if (!strncmp(name, p, len))
				return run_times[i].soname;
			p += len;
		}
	return NULL;
}

int data_node(const char *soname, const char *name)
{
	const char *of = data_node_library(name);
	const struct node *n;

	if (!of || strcmp(of, soname))
		return 0;
	n = bsearch(name, nodes, (size_t)nnode, sizeof *nodes, by_node);
	return n ? n->gcc : OPEN;
}

const char *data_node_at(const char *name, int gcc)
{
	const struct node *best = NULL;
	size_t len = kind_of(name);

	for (int i = 0; i < nnode; i++)
		if (kind_of(nodes[i].name) == len && !strncmp(nodes[i].name, name, len) && nodes[i].gcc <= gcc &&
		    (!best || strverscmp(nodes[i].name, best->name) > 0))
			best = &nodes[i];
	return best ? best->name : NULL;
}

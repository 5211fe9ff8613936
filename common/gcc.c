/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "gcc.h"

const struct run_time run_times[RUN_TIMES] = {
	[LIBSTDCXX] = { "libstdc++", "libstdc++.so.6", "GLIBCXX_ CXXABI_" },
	[LIBGCC_S] = { "libgcc_s", "libgcc_s.so.1", "GCC_" },
	[LIBGOMP] = { "libgomp", "libgomp.so.1", "GOMP_ OMP_ OACC_ GOACC_" },
	[LIBATOMIC] = { "libatomic", "libatomic.so.1", "LIBATOMIC_" },
	[LIBQUADMATH] = { "libquadmath", "libquadmath.so.0", "QUADMATH_" },
	[LIBGFORTRAN] = { "libgfortran", "libgfortran.so.5", "GFORTRAN_" },
};

void gcc_read_tables(struct gcc_tables *t, const char *dir)
{
	struct distro *d;
	struct gcc *g;
	struct node *n;

	t->ndistro = distros_read(&d, dir);
	t->ngcc = gcc_read(&g, dir);
	t->nnode = nodes_read(&n, dir);
	t->distro = d;
	t->gcc = g;
	t->node = n;
}

const struct run_time *gcc_run_time(const char *soname)
{
	for (int i = 0; i < RUN_TIMES; i++)
		if (!strcmp(soname, run_times[i].soname))
			return &run_times[i];
	return NULL;
}

struct runtime gcc_runtime(const struct gcc *g, const char *arch)
{
	const char *s = strcmp(arch, "aarch64") ? g->gcc_s : g->gcc_s_aarch64;

	return (struct runtime) { g->glibcxx, g->cxxabi, version(s), s, g->gcc };
}

struct runtime gcc_at(const struct gcc_tables *t, const char *arch, int glibc, const struct distro *distro, int gcc)
{
	struct runtime r = { 0 };

	for (int i = 0; gcc && i < t->ngcc; i++)
		if (t->gcc[i].gcc == gcc)
			return gcc_runtime(&t->gcc[i], arch);
	for (int i = 0; !gcc && i < t->ndistro; i++) {
		const struct distro *d = &t->distro[i];
		int cxx = version(d->glibcxx);

		if (distro ? d != distro : d->glibc < glibc || (r.glibcxx && cxx >= r.glibcxx))
			continue;
		r = (struct runtime) { .glibcxx = cxx, .cxxabi = version(d->cxxabi),
			.gcc_s_name = strcmp(arch, "aarch64") ? d->gcc : d->gcc_aarch64 };
		r.gcc_s = version(r.gcc_s_name);
	}
	for (int i = 0; i < t->ngcc && t->gcc[i].glibcxx <= r.glibcxx; i++)
		r.gcc = t->gcc[i].gcc;
	return r;
}

bool gcc_shared(const struct runtime *have, const struct run_time *r)
{
	switch (r - run_times) {
	case LIBSTDCXX:		/* before, it has not the strings and facets of today */
		return have->glibcxx >= 3004021;
	case LIBGOMP:		/* GOMP_parallel */
		return have->gcc >= 4009000;
	default:
		return true;
	}
}

bool gcc_in_rest(const char *name, int glibc)
{
	return glibc < 2034000 && !strncmp(name, "_ZNSt6thread15_M_start_thread", 29);
}

/* length of what a node has before its number */
static size_t kind(const char *node)
{
	const char *end = strrchr(node, '_');

	return end ? (size_t)(end + 1 - node) : 0;
}

static int by_node(const void *key, const void *b)
{
	return strcmp(key, ((const struct node *)b)->name);
}

/* The one that has nodes which begin so; the length of that in *len. */
static const struct run_time *owner(const char *node, size_t *len)
{
	for (int i = 0; i < RUN_TIMES; i++)
		for (const char *p = run_times[i].nodes; *p; p += *len + strspn(p + *len, " ")) {
			*len = strcspn(p, " ");
			if (!strncmp(node, p, *len))
				return &run_times[i];
		}
	return NULL;
}

bool gcc_need(const struct gcc_tables *t, struct need *n, const char *node)
{
	const struct node *found;
	size_t len;

	/* no node is that long */
	if (strnlen(node, 64) == 64 || !(n->of = owner(node, &len)))
		return false;
	n->by = n->of == &run_times[LIBGCC_S] ? GCC_S : n->of != &run_times[LIBSTDCXX] ? GCC : *node == 'G' ? GLIBCXX : CXXABI;
	if (n->by != GCC && (n->ver = version(node + len)))
		return true;
	found = bsearch(node, t->node, (size_t)t->nnode, sizeof *t->node, by_node);
	/* one of libstdc++ without a number: CXXABI_FLOAT128 */
	if (n->by != GCC && !found)
		return false;
	n->by = GCC;
	len = kind(node);
	if (!found && (!node[len] || node[len + strspn(node + len, "0123456789.")] ||
	    node[strspn(node, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.")]))
		return false;
	n->ver = found ? found->gcc : OPEN;
	return true;
}

bool gcc_has(const struct runtime *have, const struct need *n)
{
	return n->ver <= (n->by == GLIBCXX ? have->glibcxx : n->by == CXXABI ? have->cxxabi : n->by == GCC_S ? have->gcc_s : have->gcc);
}

const char *gcc_node_at(const struct gcc_tables *t, const char *node, int gcc)
{
	const struct node *best = NULL;
	size_t len = kind(node);

	for (int i = 0; i < t->nnode; i++) {
		const struct node *n = &t->node[i];

		if (kind(n->name) == len && !strncmp(n->name, node, len) && n->gcc <= gcc && (!best || strverscmp(n->name, best->name) > 0))
			best = n;
	}
	return best ? best->name : NULL;
}

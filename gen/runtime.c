/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "edit.h"
#include "file.h"
#include "runtime.h"
#include "table.h"
#include "util.h"

#define THREADS 2034000		/* libpthread is part of libc.so.6 from this release on */
#define HYBRID 3004021		/* the first GLIBCXX that has the strings and facets of today */

struct symbol {
	struct runtime_symbol row;
	bool dflt;		/* at the floor */
};

struct library {
	const char *soname;
	struct symbol *s;
	int n;
};

/* what the floor has: newest GLIBCXX, CXXABI and GCC nodes, and the release of gcc that they are of */
static struct {
	int glibcxx, cxxabi, gcc_s, gcc;
} at;

/* The oldest that a distribution with this glibc or a newer one has. */
static void find_floor(const char *tables, const char *arch, int floor)
{
	struct distro *d;
	struct gcc *g;
	int n = distros_read(&d, tables), ng = gcc_read(&g, tables);

	at.glibcxx = at.cxxabi = at.gcc_s = OPEN;
	for (int i = 0; i < n; i++) {
		int x = version(d[i].glibcxx), c = version(d[i].cxxabi),
			s = version(strcmp(arch, "aarch64") ? d[i].gcc : d[i].gcc_aarch64);

		if (d[i].glibc < floor)
			continue;
		at.glibcxx = x < at.glibcxx ? x : at.glibcxx;
		at.cxxabi = c < at.cxxabi ? c : at.cxxabi;
		at.gcc_s = s < at.gcc_s ? s : at.gcc_s;
	}
	for (int i = 0; i < ng; i++)
		if (g[i].glibcxx <= at.glibcxx)
			at.gcc = g[i].gcc;
}

static int node_version(const char *node)
{
	return version(node + strcspn(node, "0123456789"));
}

static bool has_node(const char *node)
{
	if (!strncmp(node, "GLIBCXX_", 8))
		return node_version(node) <= at.glibcxx;
	if (!strcmp(node, "CXXABI_FLOAT128"))
		return at.gcc >= 5000000;
	if (!strcmp(node, "CXXABI_TM_1"))
		return true;
	if (!strncmp(node, "CXXABI_", 7))
		return node_version(node) <= at.cxxabi;
	return node_version(node) <= at.gcc_s;
}

static int by_name(const void *a, const void *b)
{
	const struct symbol *x = a, *y = b;
	int c = strcmp(x->row.name, y->row.name);

	return c ? c : node_version(x->row.node) - node_version(y->row.node);
}

/*
 * std::thread of a libstdc++ from before gcc 12 calls pthread_create through a weak reference, and counts on the program to
 * load libpthread: out of the rest it is the program's own call, and loads it.
 */
static bool starts_threads(const char *name)
{
	return !strncmp(name, "_ZNSt6thread15_M_start_thread", 29);
}

static void read_library(struct library *l, const char *tables, const char *file, const char *arch, const char *soname, int floor)
{
	struct runtime_symbol *row;
	int n = runtime_read(&row, tables, file, arch);

	l->soname = soname;
	l->s = xcalloc((size_t)n, sizeof *l->s);
	l->n = n;
	for (int i = 0; i < n; i++) {
		const struct runtime_symbol *r = &row[i];

		l->s[i] = (struct symbol) { *r, has_node(r->node) && r->first <= at.gcc && r->till >= at.gcc &&
			!(floor < THREADS && starts_threads(r->name)) };
	}
	free(row);
	qsort(l->s, (size_t)n, sizeof *l->s, by_name);
	for (int i = 0; i + 1 < n; i++)	/* the newest of a name */
		for (int k = i + 1; k < n && !strcmp(l->s[i].row.name, l->s[k].row.name); k++)
			l->s[i].dflt &= !l->s[k].dflt;
}

static char **state;	/* functions over what all modules of a process share */
static int nstate;

static FILE *create(const char *dir, const char *sub, const char *name, const char *suffix)
{
	char *path = xasprintf("%s/%s/%s%s", dir, sub, name, suffix);
	FILE *f = fopen(path, "w");

	if (!f)
		fatal("%s:", path);
	free(path);
	return f;
}

static void done(FILE *f, const char *name)
{
	if (fflush(f) || ferror(f) || fclose(f))
		fatal("%s:", name);
}

static bool floor_has(const struct library *l, const char *name)
{
	int lo = 0, hi = l->n;

	while (lo < hi) {
		int mid = (lo + hi) / 2;

		if (strcmp(l->s[mid].row.name, name) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < l->n && !strcmp(l->s[lo].row.name, name); lo++)
		if (l->s[lo].dflt)
			return true;
	return false;
}

/* Data has an address of its own each, aligned as much as its size lets a compiler align it. */
static void emit_stub(const struct library *l, bool exported, const char *dir)
{
	FILE *f = create(dir, "stub", l->soname, ".map");
	const char *local = "local: __compat_stub_*; ";

	for (int i = 0; i < l->n; i++) {
		bool seen = false;

		for (int k = 0; k < i && !seen; k++)
			seen = !strcmp(l->s[k].row.node, l->s[i].row.node);
		if (seen)
			continue;
		fprintf(f, "%s { %s};\n", l->s[i].row.node, local);
		local = "";
	}
	done(f, l->soname);
	f = create(dir, "stub", l->soname, ".S");
	for (int i = 0; i < l->n; i++) {
		const struct runtime_symbol *s = &l->s[i].row;
		unsigned long align = 1;

		while (align < 32 && 2 * align <= s->size)
			align *= 2;
		if (s->kind == 'F')
			fprintf(f, "\t.text\n1:\t.skip 4\n");
		else
			fprintf(f, "\t.section %s\n\t.skip 1\n\t.balign %lu\n1:\t.skip %lu\n", s->kind == 'T' ? ".tbss, \"awT\", %nobits" : ".bss",
				align, s->size);
		fprintf(f, "\t.%s __compat_stub_%d\n\t.type __compat_stub_%d, %%%s\n\t.set __compat_stub_%d, 1b\n\t.size __compat_stub_%d, %lu\n"
			"\t.symver __compat_stub_%d, %s%s%s\n", s->weak ? "weak" : "globl", i, i,
			s->kind == 'F' ? "function" : s->kind == 'T' ? "tls_object" : "object", i, i, s->kind == 'F' ? 4 : s->size,
			i, s->name, l->s[i].dflt ? "@@" : "@", s->node);
	}
	/* a program exports what a library on its line asks for */
	if (exported)
		fprintf(f, "\t.data\n\t.balign 8\n");
	for (int i = 0; exported && i < nstate; i++)
		if (!floor_has(l, state[i]))
			fprintf(f, "\t.weak %s\n\t.quad %s\n", state[i], state[i]);
	fprintf(f, "\t.section .note.GNU-stack, \"\", %%progbits\n");
	done(f, l->soname);
}

static int by_string(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool has_state(const char *name)
{
	return bsearch(&name, state, (size_t)nstate, sizeof *state, by_string);
}

/* What the library has becomes a reference to it, everything else is the program's own. */
static enum fate fate(void *l, const char *name)
{
	return floor_has(l, name) ? REFER : has_state(name) ? KEEP : HIDE;
}

static void emit_rest(struct library *l, const char *archive, const char *arch, const char *dir)
{
	struct span a;
	const char *why;
	FILE *f;

	if (!file_map(archive, &a))
		fatal("%s:", archive);
	if ((why = edit_archive((unsigned char *)a.p, a.len, arch, fate, l)))
		fatal("%s: %s", archive, why);
	f = create(dir, "lib", "libstdcxx_rest.a", "");
	fwrite(a.p, 1, a.len, f);
	done(f, "libstdcxx_rest.a");
}

static void emit_script(const char *dir, const char *name, const char *text)
{
	FILE *f = create(dir, "lib", name, "");

	fprintf(f, "/* Generated by compatgen. Do not edit. */\n%s\n", text);
	done(f, name);
}

void runtime_emit(const char *tables, const char *arch, int floor, const char *archive, const char *dir)
{
	struct library cxx, gcc_s;

	find_floor(tables, arch, floor);
	if (archive)
		nstate = state_read(&state, tables);
	read_library(&gcc_s, tables, "libgcc_s", arch, "libgcc_s.so.1", floor);
	emit_stub(&gcc_s, at.glibcxx < HYBRID, dir);	/* the one of gcc's that such a program needs */
	emit_script(dir, "libgcc_s.so", "GROUP ( libgcc_s.so.1 -lgcc )");
	if (!archive)
		return;
	read_library(&cxx, tables, "libstdc++", arch, "libstdc++.so.6", floor);
	/* below, the tables of the old library's locale know nothing of the facets that today's headers ask for: all of it is static */
	if (at.glibcxx < HYBRID)
		for (int i = 0; i < cxx.n; i++)
			cxx.s[i].dflt = false;
	emit_stub(&cxx, at.glibcxx >= HYBRID, dir);	/* there too: shared libraries may need it */
	emit_rest(&cxx, archive, arch, dir);
	emit_script(dir, "libstdc++.so", at.glibcxx < HYBRID ? "GROUP ( libstdcxx_rest.a )" : "GROUP ( libstdc++.so.6 libstdcxx_rest.a )");
}

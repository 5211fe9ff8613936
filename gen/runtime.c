/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "edit.h"
#include "file.h"
#include "gcc.h"
#include "runtime.h"
#include "util.h"

struct symbol {
	struct runtime_symbol row;
	bool dflt;		/* at the floor */
};

struct library {
	const char *soname;
	struct symbol *s;
	int n;
};

/* What of one a program may have in two places, but for libstdc++ and libgcc_s. */
static const struct {
	bool whole;		/* its functions share what no name tells of: all of them from the static library, or none */
	int uses;		/* as a shared library it brings this one along, as an archive it is asked for; 0: none */
} others[RUN_TIMES] = {
	[LIBATOMIC] = { false, 0 },			/* its locks are in LIBATOMIC_1.0: always there */
	[LIBGFORTRAN] = { true, LIBQUADMATH },		/* units, options */
	[LIBGOMP] = { true, 0 },			/* threads, settings */
};

static const char *tables;
static struct gcc_tables known;
static struct runtime at;	/* the floor's */

/* Those of a distribution with that glibc, or of a release of gcc; beyond all distributions there is all. */
static void find_floor(const char *arch, int floor, int gcc)
{
	const struct gcc *last;

	gcc_read_tables(&known, tables);
	last = &known.gcc[known.ngcc - 1];
	at = gcc_at(&known, arch, floor, NULL, gcc);
	if (!at.gcc && gcc)
		fatal("%s/runtimes/gcc.tbl: no %s, accepted: gcc4.8 to %s", tables, gcc_name(gcc), gcc_name(last->gcc));
	if (!at.gcc)
		at = (struct runtime) { OPEN, OPEN, OPEN, NULL, last->gcc };
}

static int node_version(const char *node)
{
	return version(node + strcspn(node, "0123456789"));
}

static bool has_node(const char *node)
{
	struct need n;

	if (!strncmp(node, "GLIBC_", 6))	/* libgcc_s has that too */
		return true;
	if (!gcc_need(&known, &n, node) || n.ver == OPEN)
		fatal("%s/runtimes/nodes.tbl: no line for %s", tables, node);
	return gcc_has(&at, &n);
}

static int by_name(const void *a, const void *b)
{
	const struct symbol *x = a, *y = b;
	int c = strcmp(x->row.name, y->row.name);

	return c ? c : node_version(x->row.node) - node_version(y->row.node);
}

static void read_library(struct library *l, int which, const char *arch, int floor)
{
	struct runtime_symbol *row;
	int n = runtime_read(&row, tables, run_times[which].name, arch);

	l->soname = run_times[which].soname;
	l->s = xcalloc((size_t)n, sizeof *l->s);
	l->n = n;
	for (int i = 0; i < n; i++) {
		const struct runtime_symbol *r = &row[i];

		l->s[i] = (struct symbol) { *r, has_node(r->node) && r->first <= at.gcc && r->till >= at.gcc &&
			!gcc_in_rest(r->name, floor) };
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

static void emit_rest(struct library *l, const char *archive, const char *arch, const char *dir, const char *sub, const char *name)
{
	struct span a;
	const char *why;
	FILE *f;

	if (!file_map(archive, &a))
		fatal("%s:", archive);
	if ((why = edit_archive((unsigned char *)a.p, a.len, arch, fate, l)))
		fatal("%s: %s", archive, why);
	f = create(dir, sub, name, "");
	fwrite(a.p, 1, a.len, f);
	done(f, name);
}

static void emit_script(const char *dir, const char *name, const char *text)
{
	FILE *f = create(dir, "lib", name, "");

	fprintf(f, "/* Generated by compatgen. Do not edit. */\n%s\n", text);
	done(f, name);
}

static void without_defaults(struct library *l)
{
	for (int i = 0; i < l->n; i++)
		l->s[i].dflt = false;
}

static void emit_cxx(const char *archive, const char *arch, int floor, const char *dir)
{
	bool shared = gcc_shared(&at, &run_times[LIBSTDCXX]);
	struct library l;

	read_library(&l, LIBSTDCXX, arch, floor);
	if (!shared)
		without_defaults(&l);
	emit_stub(&l, shared, dir);	/* there too: shared libraries may need it */
	emit_rest(&l, archive, arch, dir, "lib", "libstdcxx_rest.a");
	emit_script(dir, "libstdc++.so", shared ? "GROUP ( libstdc++.so.6 libstdcxx_rest.a )" : "GROUP ( libstdcxx_rest.a )");
}

static bool any(const struct library *l)
{
	for (int i = 0; i < l->n; i++)
		if (l->s[i].dflt)
			return true;
	return false;
}

/*
 * Where all come from one place, the rest becomes one object of all of them: a name that the floor lacks brings it, and then
 * its definitions of the other names go before those of the shared library, as any object's do.
 */
static void emit_other(int which, const char *const *archive, const char *arch, int floor, const char *dir)
{
	const struct run_time *r = &run_times[which];
	int uses = others[which].uses;
	char *rest = xasprintf("%s_rest.a", r->name), *script = xasprintf("%s.so", r->name), *text;
	struct library l;
	bool shared;

	read_library(&l, which, arch, floor);
	if (!gcc_shared(&at, r))
		without_defaults(&l);
	shared = any(&l);
	emit_stub(&l, false, dir);
	if (others[which].whole)
		without_defaults(&l);
	emit_rest(&l, archive[which], arch, dir, others[which].whole && shared ? "whole" : "lib", rest);
	/* mold 2.37 knows AS_NEEDED only behind something; what libc.so begins with does no harm here */
	text = xasprintf("GROUP (%s%s%s %s%s%s )", shared ? " libcompat_nopins.a AS_NEEDED ( " : "", shared ? r->soname : "", shared ? " )" : "", rest,
		uses && archive[uses] ? " -l" : "", uses && archive[uses] ? run_times[uses].name + 3 : "");
	emit_script(dir, script, text);
	free(text);
	free(script);
	free(rest);
}

/* Index in run_times of what is called "libgomp.a" and has a rest. */
static int of_archive(const char *path)
{
	const char *base = strrchr(path, '/');

	base = base ? base + 1 : path;
	for (int i = 0; i < RUN_TIMES; i++) {
		size_t len = strlen(run_times[i].name);

		if (i != LIBGCC_S && !strncmp(base, run_times[i].name, len) && !strcmp(base + len, ".a"))
			return i;
	}
	fatal("%s: want libstdc++.a, libgomp.a, libatomic.a, libquadmath.a or libgfortran.a", path);
}

void runtime_emit(const char *dir_of_tables, const char *arch, int floor, int gcc, char **archive, int narchive, const char *dir)
{
	const char *of[RUN_TIMES] = { NULL };
	struct library gcc_s;

	for (int i = 0; i < narchive; i++)
		of[of_archive(archive[i])] = archive[i];
	tables = dir_of_tables;
	find_floor(arch, floor, gcc);
	if (of[LIBSTDCXX])
		nstate = state_read(&state, tables);
	read_library(&gcc_s, LIBGCC_S, arch, floor);
	emit_stub(&gcc_s, !gcc_shared(&at, &run_times[LIBSTDCXX]), dir);	/* the one of gcc's that such a program needs */
	emit_script(dir, "libgcc_s.so", "GROUP ( libgcc_s.so.1 -lgcc )");
	if (of[LIBSTDCXX])
		emit_cxx(of[LIBSTDCXX], arch, floor, dir);
	for (int i = LIBGOMP; i < RUN_TIMES; i++)
		if (of[i])
			emit_other(i, of, arch, floor, dir);
}

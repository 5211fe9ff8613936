/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "archive.h"
#include "edit.h"
#include "file.h"
#include "runtime.h"
#include "stub.h"
#include "util.h"

extern char **environ;

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

static const struct runtime_tables *known;
static struct runtime at;	/* the floor's */
static struct output *to;
static char **linker;		/* NULL: the sources are wanted */

/* Those of a distribution with that glibc, or of a release of gcc; beyond all distributions there is all. */
static void find_floor(const char *arch, int floor, int gcc)
{
	const struct gcc_tables *t = &known->gcc;
	const struct gcc *last = &t->gcc[t->ngcc - 1];

	at = gcc_at(t, arch, floor, NULL, gcc);
	if (!at.gcc && gcc)
		fatal("%s/runtimes/gcc.tbl: no %s, accepted: gcc4.8 to %s", known->dir, gcc_name(gcc), gcc_name(last->gcc));
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
	if (!gcc_need(&known->gcc, &n, node) || n.ver == OPEN)
		fatal("%s/runtimes/nodes.tbl: no line for %s", known->dir, node);
	return gcc_has(&at, &n);
}

static int by_name(const void *a, const void *b)
{
	const struct symbol *x = a, *y = b;
	int c = strcmp(x->row.name, y->row.name);

	return c ? c : node_version(x->row.node) - node_version(y->row.node);
}

static struct library library(int which, int floor)
{
	struct library lib = { run_times[which].soname, NULL, known->n[which] }, *l = &lib;
	const struct runtime_symbol *row = known->s[which];
	int n = l->n;

	l->s = xcalloc((size_t)n, sizeof *l->s);
	for (int i = 0; i < n; i++) {
		const struct runtime_symbol *r = &row[i];

		l->s[i] = (struct symbol) { *r, has_node(r->node) && r->first <= at.gcc && r->till >= at.gcc &&
			!gcc_in_rest(r->name, floor) };
	}
	qsort(l->s, (size_t)n, sizeof *l->s, by_name);
	for (int i = 0; i + 1 < n; i++)	/* the newest of a name */
		for (int k = i + 1; k < n && !strcmp(l->s[i].row.name, l->s[k].row.name); k++)
			l->s[i].dflt &= !l->s[k].dflt;
	return lib;
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

static void emit_stub_source(const struct stub *stub, void (*emit)(const struct stub *, FILE *), const char *suffix)
{
	emit(stub, output_open(to, xasprintf("stub/%s.%s", stub->soname, suffix)));
	output_close(to);
}

/* Data has an address of its own each, aligned as much as its size lets a compiler align it. */
static void emit_stub(const struct library *l, const char *arch, bool exported)
{
	struct stub stub = { .arch = arch, .soname = l->soname };

	for (int i = 0; i < l->n; i++) {
		const struct runtime_symbol *s = &l->s[i].row;
		unsigned long align = 1;
		bool seen = false;

		while (align < 32 && 2 * align <= s->size)
			align *= 2;
		*PUSH(stub.s, stub.n) = (struct stub_symbol) { s->name, s->node, l->s[i].dflt, s->weak, s->kind,
			s->kind == 'F' ? STUB_CODE : s->size, true, s->size, align };
		for (int k = 0; k < stub.nnode && !seen; k++)
			seen = !strcmp(stub.node[k], s->node);
		if (!seen)
			*PUSH(stub.node, stub.nnode) = s->node;
	}
	/* a program exports what a library on its line asks for */
	for (int i = 0; exported && i < known->nstate; i++)
		if (!floor_has(l, known->state[i]))
			*PUSH(stub.want, stub.nwant) = known->state[i];
	if (linker) {
		output_stub(to, &stub);
	} else {
		emit_stub_source(&stub, stub_map, "map");
		emit_stub_source(&stub, stub_assembly, "S");
	}
}

static int by_string(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool has_state(const char *name)
{
	return bsearch(&name, known->state, (size_t)known->nstate, sizeof *known->state, by_string);
}

/* What the library has becomes a reference to it, everything else is the program's own. */
static enum fate fate(void *l, const char *name)
{
	return floor_has(l, name) ? REFER : has_state(name) ? KEEP : HIDE;
}

/* "LINKER -r -o object --whole-archive from"; false after a message */
static bool link_whole(const char *from, const char *object)
{
	const char *last[] = { "-r", "-o", object, "--whole-archive", from, NULL };
	char **argv;
	int n = 0, e, status = -1;
	pid_t pid;

	while (linker[n])
		n++;
	argv = xcalloc((size_t)n + sizeof last / sizeof *last, sizeof *argv);
	memcpy(argv, linker, (size_t)n * sizeof *argv);
	memcpy(argv + n, last, sizeof last);
	e = posix_spawnp(&pid, argv[0], NULL, NULL, argv, environ);
	while (!e && waitpid(pid, &status, 0) < 0)
		e = errno == EINTR ? 0 : errno;
	free(argv);
	if (e || status)
		warn("%s: %s; it makes one object of the compiler's libgomp.a and libgfortran.a: install binutils, or name GNU ld", linker[0],
			e ? strerror(e) : "it has failed");
	return !e && !status;
}

const char *runtime_keep;

/* Where the object of this archive is kept, by what it is made of and with. */
static char *kept_name(struct span archive)
{
	uint64_t h = 14695981039346656037u;

	for (uint64_t i = 0; i < archive.len; i++)
		h = (h ^ archive.p[i]) * 1099511628211u;
	for (int i = 0; linker[i]; i++)
		for (const char *c = linker[i]; *c; c++)
			h = (h ^ (unsigned char)*c) * 1099511628211u;
	return xasprintf("%s/rest-%016llx", runtime_keep, (unsigned long long)h);
}

/* All of the archive's objects as one. */
static struct span one_object(struct span archive)
{
	const char *tmp = runtime_keep ? runtime_keep : getenv("TMPDIR");
	char *keep = runtime_keep ? kept_name(archive) : NULL;
	char *dir = xasprintf("%s/compat-XXXXXX", tmp && *tmp ? tmp : "/tmp"), *from, *object;
	bool written, good;
	struct span all;
	FILE *f;

	if (keep && !access(keep, R_OK) && file_map(keep, &all))
		return all;
	if (!mkdtemp(dir))
		fatal("%s:", dir);
	from = xasprintf("%s/whole.a", dir);
	object = xasprintf("%s/rest.o", dir);
	f = fopen(from, "w");
	written = f && fwrite(archive.p, 1, archive.len, f) == archive.len;
	if (f && fclose(f))
		written = false;
	if (!written)
		warn("%s:", from);
	good = written && link_whole(from, object);
	if (good && !file_map(object, &all)) {
		warn("%s:", object);
		good = false;
	}
	unlink(from);
	if (!good || !keep || rename(object, keep))
		unlink(object);
	rmdir(dir);
	if (!good)
		exit(fatal_status);
	free(keep);
	free(object);
	free(from);
	free(dir);
	return all;
}

/* With a table of symbols. */
static struct span again(struct span archive)
{
	struct new_archive new = { NULL, 0 };
	const char *why;
	size_t pos = 0, size;
	struct member m;

	while (archive_next(archive.p, archive.len, &pos, &m, &why) > 0)
		archive_add(&new, xstrdup(m.name), (struct span) { m.data, m.size });
	return (struct span) { archive_bytes(&new, &size), size };
}

static void emit_rest(struct library *l, const char *archive, const char *arch, bool whole, const char *name)
{
	struct span a;
	const char *why;

	if (!file_map(archive, &a))
		fatal("%s:", archive);
	if ((why = edit_archive((unsigned char *)a.p, a.len, arch, fate, l)))
		fatal("%s: %s", archive, why);
	if (linker) {
		a = again(a);
		if (whole) {
			struct new_archive one = { NULL, 0 };
			size_t size;

			archive_add(&one, "rest.o", one_object(a));
			a.p = archive_bytes(&one, &size);
			a.len = size;
		}
	}
	output_add(to, xasprintf("%s%s", linker ? "" : whole ? "whole/" : "lib/", name), a.p, a.len);
}

static void emit_script(const char *name, const char *text)
{
	fprintf(output_open(to, xasprintf("%s%s", linker ? "" : "lib/", name)), "/* Generated by compatgen. Do not edit. */\n%s\n", text);
	output_close(to);
}

static void without_defaults(struct library *l)
{
	for (int i = 0; i < l->n; i++)
		l->s[i].dflt = false;
}

static void emit_cxx(const char *archive, const char *arch, int floor)
{
	bool shared = gcc_shared(&at, &run_times[LIBSTDCXX]);
	struct library l = library(LIBSTDCXX, floor);

	if (!shared)
		without_defaults(&l);
	emit_stub(&l, arch, shared);	/* there too: shared libraries may need it */
	emit_rest(&l, archive, arch, false, "libstdcxx_rest.a");
	emit_script("libstdc++.so", shared ? "GROUP ( libstdc++.so.6 libstdcxx_rest.a )" : "GROUP ( libstdcxx_rest.a )");
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
static void emit_other(int which, const char *const *archive, const char *arch, int floor)
{
	const struct run_time *r = &run_times[which];
	int uses = others[which].uses;
	char *rest = xasprintf("%s_rest.a", r->name), *script = xasprintf("%s.so", r->name), *text;
	struct library l = library(which, floor);
	bool shared;

	if (!gcc_shared(&at, r))
		without_defaults(&l);
	shared = any(&l);
	emit_stub(&l, arch, false);
	if (others[which].whole)
		without_defaults(&l);
	emit_rest(&l, archive[which], arch, others[which].whole && shared, rest);
	/* mold 2.37 knows AS_NEEDED only behind something; what libc.so begins with does no harm here */
	text = xasprintf("GROUP (%s%s%s %s%s%s )", shared ? " libcompat_nopins.a AS_NEEDED ( " : "", shared ? r->soname : "", shared ? " )" : "", rest,
		uses && archive[uses] ? " -l" : "", uses && archive[uses] ? run_times[uses].name + 3 : "");
	emit_script(script, text);
	free(text);
	free(script);
	free(rest);
}

/* Index in run_times of what is called "libgomp.a" and has a rest. */
static int of_archive(const char *path)
{
	const char *base = base_name(path);

	for (int i = 0; i < RUN_TIMES; i++) {
		size_t len = strlen(run_times[i].name);

		if (i != LIBGCC_S && !strncmp(base, run_times[i].name, len) && !strcmp(base + len, ".a"))
			return i;
	}
	fatal("%s: want libstdc++.a, libgomp.a, libatomic.a, libquadmath.a or libgfortran.a", path);
}

void runtime_tables_read(struct runtime_tables *t, const char *dir, const char *arch)
{
	*t = (struct runtime_tables) { .dir = dir };
	gcc_read_tables(&t->gcc, dir);
	for (int i = 0; i < RUN_TIMES; i++)
		t->n[i] = runtime_read(&t->s[i], dir, run_times[i].name, arch);
	t->nstate = state_read(&t->state, dir);
}

void runtime_emit(const struct runtime_tables *t, const char *arch, int floor, int gcc, char **archive, int narchive, char **ld, struct output *o)
{
	const char *of[RUN_TIMES] = { NULL };
	struct library gcc_s;

	for (int i = 0; i < narchive; i++)
		of[of_archive(archive[i])] = archive[i];
	known = t;
	to = o;
	linker = ld;
	find_floor(arch, floor, gcc);
	gcc_s = library(LIBGCC_S, floor);
	/* the one of gcc's that a program with a libstdc++ of its own needs */
	emit_stub(&gcc_s, arch, of[LIBSTDCXX] && !gcc_shared(&at, &run_times[LIBSTDCXX]));
	emit_script("libgcc_s.so", "GROUP ( libgcc_s.so.1 -lgcc )");
	if (of[LIBSTDCXX])
		emit_cxx(of[LIBSTDCXX], arch, floor);
	for (int i = LIBGOMP; i < RUN_TIMES; i++)
		if (of[i])
			emit_other(i, of, arch, floor);
}

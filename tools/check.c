/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "archive.h"
#include "check.h"
#include "notes.h"
#include "util.h"

/* what a version of a dependency asks for */
struct class {
	enum { OTHER, STRANGE, NUMBER, LOADER, INTERNAL, RUN_TIME } kind;
	int ver;
	struct need need;	/* RUN_TIME */
};

static const struct tag {
	const char *name;
	int since;
} tags[] = {
	{ "GLIBC_ABI_DT_RELR", 2036000 },
	/* both are in the newest release, and in updates of older ones that distributions made */
	{ "GLIBC_ABI_DT_X86_64_PLT", 2042000 },
	{ "GLIBC_ABI_GNU2_TLS", 2042000 },
	{ "GLIBC_ABI_GNU_TLS", 2042000 },
};

static int starts(const char *s, const char *with)
{
	size_t n = strlen(with);

	return strncmp(s, with, n) ? 0 : (int)n;
}

/* the number behind prefix, 0 if there is none; no version is that long */
static int numbered(const char *ver, const char *prefix)
{
	int n = starts(ver, prefix);

	return n && strnlen(ver, 64) < 64 ? version(ver + n) : 0;
}

int check_loader(const char *ver)
{
	for (unsigned i = 0; i < sizeof tags / sizeof *tags; i++)
		if (!strcmp(ver, tags[i].name))
			return tags[i].since;
	return 0;
}

static struct class classify(const struct tables *t, const struct want *w)
{
	struct class c = { .kind = OTHER };

	if (data_library(t, w->file) >= 0) {
		if (starts(w->ver, "GLIBC_ABI_")) {
			c.kind = STRANGE;
			if ((c.ver = check_loader(w->ver)))
				c.kind = LOADER;
		} else if (!strcmp(w->ver, "GLIBC_PRIVATE")) {
			c.kind = INTERNAL;
		} else {
			c.ver = numbered(w->ver, "GLIBC_");
			c.kind = c.ver ? NUMBER : STRANGE;
		}
	} else if (gcc_need(&gcc_tables, &c.need, w->ver) && !strcmp(c.need.of->soname, w->file)) {
		c.kind = RUN_TIME;
	}
	return c;
}

/* What a symbol or a version is found to need, with strings in the file. What is alike becomes one finding. */
struct found {
	const struct tables *t;
	const char *symbol, *version, *library;
	enum why why;
	int since;
	int member;		/* its place in report.name, counted from 1 */
	int order;
	bool weak, weak_symbol;
};

static void add(struct report *r, struct found f)
{
	f.order = r->nfound;
	*PUSH(r->found, r->nfound) = f;
}

static int compare(const char *a, const char *b)
{
	return a && b && a != b ? strcmp(a, b) : !!a - !!b;
}

/* A RUNTIME version is one finding, whatever its symbols are. */
static int likeness(const struct found *f, const struct found *g)
{
	int c = f->why != g->why ? (f->why < g->why ? -1 : 1) : compare(f->version, g->version);

	c = c ? c : compare(f->library, g->library);
	return c || f->why == RUNTIME ? c : compare(f->symbol, g->symbol);
}

static int by_likeness(const void *a, const void *b)
{
	const struct found *f = a, *g = b;
	int c = likeness(f, g);

	return c ? c : f->order < g->order ? -1 : 1;
}

/* RUNTIME: what the floor has instead */
static void has(struct finding *f, const struct runtime *have)
{
	struct need n;
	const char *node;

	gcc_need(&gcc_tables, &n, f->version);
	if (n.by == GCC)
		node = gcc_node_at(&gcc_tables, f->version, have->gcc);
	else
		node = n.by == GLIBCXX ? vstr(have->glibcxx) : n.by == CXXABI ? vstr(have->cxxabi) : have->gcc_s_name;
	if (node)
		snprintf(f->have, sizeof f->have, "%.*s%s", n.by == GCC ? 0 : (int)strcspn(f->version, "_") + 1, f->version, node);
	else
		snprintf(f->have, sizeof f->have, "gcc %s", gcc_name(have->gcc) + 3);
}

/* Makes findings of what was found. No hash table: a file could choose its names to meet in one slot. */
static void collect(struct report *r, const struct floor *floor)
{
	const struct found *f = r->found, *end;
	struct runtime have;
	size_t n = 1;

	if (!r->nfound)
		return;
	end = f + r->nfound;
	have = data_runtime(floor, f->t->arch);
	qsort(r->found, (size_t)r->nfound, sizeof *r->found, by_likeness);
	for (int i = 1; i < r->nfound; i++)
		n += likeness(&f[i - 1], &f[i]) != 0;
	r->finding = xcalloc(n, sizeof *r->finding);
	while (f < end) {
		struct finding *to = &r->finding[r->nfinding++];
		const struct found *first = f;

		*to = (struct finding) { .why = f->why, .since = f->since, .weak = true, .weak_symbol = true,
			.symbol = f->symbol ? xstrdup(f->symbol) : NULL, .version = f->version ? xstrdup(f->version) : NULL,
			.library = f->library ? xstrdup(f->library) : NULL };
		for (; f < end && !likeness(first, f); f++) {
			to->weak &= f->weak;
			to->weak_symbol &= f->weak_symbol;
			if (f->member && (!to->nfrom || to->from[to->nfrom - 1] != r->name[f->member - 1]))
				*PUSH(to->from, to->nfrom) = r->name[f->member - 1];
		}
		to->more = (int)(f - first) - 1;
		if (to->why == ABOVE || to->why == UNVERSIONED || to->why == HOMELESS)
			to->planned = data_plan(first->t, floor->glibc, to->symbol, &to->plan);
		if (to->why == RUNTIME)
			has(to, &have);
	}
	free(r->found);
	r->found = NULL;
	r->nfound = 0;
}

/* first release that has the name, in any version */
static int since(const struct sym *s, const struct tables *t)
{
	int v = s->ver;

	for (const struct sym *p = s; p < t->sym + t->nsym && !strcmp(p->name, s->name); p++)
		if (p->ver < v)
			v = p->ver;
	return v;
}

int check_since(const struct tables *t, const struct sym *s)
{
	return s && home(t, s, t->newest) >= 0 ? since(s, t) : 0;
}

/* A name that glibc has, referred to without a version: the floor must have it, in some version. */
static void unversioned(struct report *r, const struct tables *t, const struct floor *floor, const struct ref *ref)
{
	int v = check_since(t, ref->sym);

	if (v <= floor->glibc) {
		if (!ref->weak && v > r->needs)
			r->needs = v;
		return;
	}
	add(r, (struct found) { .t = t, .why = UNVERSIONED, .symbol = ref->name, .weak = ref->weak, .weak_symbol = ref->weak,
		.since = v });
}

/* A symbol of a version that the floor has: is the library that holds it there among those needed? */
static void homed(struct report *r, const struct image *im, const struct tables *t, const struct floor *floor,
	const struct ref *ref, int ver, const bool *needed)
{
	struct sym *s = data_version(t, ref->sym, ver);
	int lib;

	if (!s)
		return;
	lib = home(t, s, floor->glibc);
	if (lib < 0 || !strcmp(t->lib[lib].home, "libc") || !strcmp(t->lib[lib].home, "ld") || ref->weak || needed[lib])
		return;
	add(r, (struct found) { .t = t, .why = HOMELESS, .symbol = ref->name, .version = im->want[ref->want].ver,
		.library = t->lib[lib].soname });
}

bool check_starts_threads(const struct image *im, const struct ref *ref)
{
	return im->want && ref->want >= 0 && !strcmp(im->want[ref->want].file, "libstdc++.so.6") && starts(ref->name, "_ZNSt6thread15_M_start_thread");
}

static void counts_on_threads(struct report *r, const struct image *im, const struct tables *t, const struct floor *floor,
	const struct ref *ref, const bool *needed)
{
	struct sym *s = im->type == PROGRAM && check_starts_threads(im, ref) ? data_find(t, "pthread_create") : NULL;
	int lib = s ? home(t, s, floor->glibc) : -1;

	if (lib >= 0 && strcmp(t->lib[lib].home, "libc") && !needed[lib])
		add(r, (struct found) { .t = t, .why = HOMELESS, .symbol = s->name, .library = t->lib[lib].soname });
}

/* remembers the newest version of a run-time of gcc's that is needed */
static void count(struct report *r, const struct need *n, const char *node, const char *arch)
{
	struct part *p = &r->part[n->of - run_times];
	int gcc = data_since_gcc(n, arch);

	if (gcc > p->gcc || (gcc == p->gcc && strverscmp(node, p->node) > 0)) {
		p->gcc = gcc;
		snprintf(p->node, sizeof p->node, "%s", node);
	}
}

/*
 * A name without a version in an object: one of glibc's or of gcc's run-times. Those of libgcc_s are in libgcc.a too, which
 * is linked before it.
 */
static void undefined(struct report *r, const struct tables *t, const struct floor *floor, const struct ref *ref)
{
	const struct run_time_symbol *s, *first;
	struct runtime have;
	int n = 0;

	if (ref->sym || !(first = s = data_run_time(ref->name, t->arch, &n)) || s->need.of == &run_times[LIBGCC_S]) {
		unversioned(r, t, floor, ref);
		return;
	}
	have = data_runtime(floor, t->arch);
	for (int i = 1; i < n; i++)
		if (s[i].need.by == first->need.by && s[i].need.ver < first->need.ver)
			first = &s[i];
	if (!ref->weak)
		count(r, &first->need, first->node, t->arch);
	if (have.gcc && !gcc_has(&have, &first->need))
		add(r, (struct found) { .t = t, .why = RUNTIME, .symbol = ref->name, .version = first->node,
			.library = first->need.of->soname, .weak = ref->weak, .weak_symbol = ref->weak });
}

static bool has_any(const struct tables *t, int lib, int release)
{
	for (const struct sym *s = t->sym; s < t->sym + t->nsym; s++)
		if (lives(t, s, lib, release))
			return true;
	return false;
}

/* A library that came after the floor, needed without one of its versions: what needs one is said with that. */
static void present(struct report *r, const struct image *im, const struct tables *t, const struct floor *floor, int lib)
{
	int since = floor->glibc;

	for (int i = 0; i < im->nwant; i++)
		if (!strcmp(im->want[i].file, t->lib[lib].soname))
			return;
	while (since <= t->newest && !has_any(t, lib, since))
		since += 1000;
	if (since == floor->glibc || since > t->newest)
		return;
	if (r->needs < since)
		r->needs = since;
	add(r, (struct found) { .t = t, .why = ABSENT, .library = t->lib[lib].soname, .since = since });
}

static bool too_new(const struct class *c, const struct runtime *have)
{
	return c->kind == RUN_TIME && have->gcc && !gcc_has(have, &c->need);
}

static void check_dynamic(struct report *r, const struct image *im, const struct tables *t, const struct floor *floor)
{
	struct class *class = xcalloc((size_t)im->nwant, sizeof *class);
	struct runtime have = data_runtime(floor, im->arch);
	bool tagged = false, glibc = false, needed[sizeof t->lib / sizeof *t->lib] = { false };

	for (int i = 0; i < im->nwant; i++) {
		const struct want *w = &im->want[i];
		struct found f = { .t = t, .version = w->ver, .library = w->file, .weak = w->weak };

		class[i] = classify(t, w);
		f.since = class[i].ver;
		if (class[i].kind == LOADER) {
			tagged |= !strcmp(w->ver, "GLIBC_ABI_DT_RELR");
			f.why = TAG;
			if (f.since > floor->glibc)
				add(r, f);
		}
		if ((class[i].kind == LOADER || class[i].kind == NUMBER) && !w->weak && f.since > r->needs)
			r->needs = f.since;
		f.why = BARE;
		if (class[i].kind == STRANGE || (class[i].kind == NUMBER && !w->used && f.since > floor->glibc))
			add(r, f);
		if (class[i].kind == RUN_TIME && !w->weak)
			count(r, &class[i].need, w->ver, im->arch);
		f.why = RUNTIME;
		f.since = 0;
		if (!w->used && too_new(&class[i], &have))
			add(r, f);
	}
	for (int i = 0; i < im->nneeded; i++) {
		int lib = data_library(t, im->needed[i]);

		if (lib < 0)
			continue;
		glibc = needed[lib] = true;
		present(r, im, t, floor, lib);
	}
	for (int i = 0; i < im->nref; i++) {
		const struct ref *ref = &im->ref[i];
		const struct want *w = ref->want < 0 ? NULL : &im->want[ref->want];
		const struct class *c = w ? &class[ref->want] : NULL;
		struct found f = { .t = t, .symbol = ref->name, .version = w ? w->ver : NULL, .library = w ? w->file : NULL,
			.weak_symbol = ref->weak };

		counts_on_threads(r, im, t, floor, ref, needed);
		if (!w) {
			if (glibc || im->type == LIBRARY)
				unversioned(r, t, floor, ref);
		} else if (c->kind == NUMBER && c->ver > floor->glibc) {
			f.why = ABOVE;
			f.weak = w->weak;	/* the loader asks for the version, whatever the symbol is */
			f.since = c->ver;
			add(r, f);
		} else if (c->kind == NUMBER) {
			homed(r, im, t, floor, ref, c->ver, needed);
		} else if (c->kind == INTERNAL) {
			f.why = PRIVATE;
			add(r, f);
		} else if (too_new(c, &have)) {
			f.why = RUNTIME;
			add(r, f);
		}
	}
	if (im->relr && !tagged && glibc && floor->glibc < tags[0].since) {
		add(r, (struct found) { .t = t, .why = RELR, .since = tags[0].since });
		if (r->needs < tags[0].since)
			r->needs = tags[0].since;
	}
	free(class);
}

/* Looks up those names that can be glibc's, once for all. */
static void look_up(struct image *im, const struct tables *t)
{
	for (int i = 0; i < im->nref; i++) {
		struct ref *ref = &im->ref[i];

		if (ref->want < 0 || starts(im->want[ref->want].ver, "GLIBC_"))
			ref->sym = data_find(t, ref->name);
	}
}

static void set_type(struct report *r, const struct image *im)
{
	static const char *const names[] = { "program", "library", "object" };

	if (!r->arch)
		r->arch = im->arch;
	if (!r->type)
		r->type = names[im->type];
}

bool check_is_xcrypt(const char *version)
{
	return starts(version, "XCRYPT_");
}

bool check_is_glibc(const struct image *im, const struct tables *t)
{
	if (!im->soname || data_library(t, im->soname) < 0)
		return false;
	for (int i = 0; i < im->nnode; i++)
		if (check_is_xcrypt(im->node[i]))
			return false;
	return true;
}

static const char *const musl = "built for musl, which needs no glibc";

static const char *remark(const struct image *im, const struct tables *t)
{
	if (check_is_glibc(im, t))
		return "part of glibc";
	if (im->interp && strstr(im->interp, "ld-musl-"))
		return musl;
	for (int i = 0; i < im->nneeded; i++)
		if (starts(im->needed[i], "libc.musl-") || !strcmp(im->needed[i], "libc.so"))
			return musl;
	if (im->type == PROGRAM && (!im->dynamic || !im->nneeded))
		return "static";
	return NULL;
}

/* Once for each kind of damage: an archive for another machine is wrong in every member. */
static void add_error(struct report *r, const char *member, const char *why)
{
	size_t len = strlen(why);

	for (int i = 0; i < r->nerror; i++) {
		size_t n = strlen(r->error[i]);

		if (n >= len && !strcmp(r->error[i] + n - len, why))
			return;
	}
	r->error = xrealloc(r->error, (size_t)(r->nerror + 1) * sizeof *r->error);
	r->error[r->nerror++] = member ? xasprintf("%s: %s", member, why) : xstrdup(why);
}

const char check_packed[] = "packed by UPX, its needs cannot be seen: unpack it by upx -d, and pack it again at the end";
const char check_intermediate[] = "intermediate code of the compiler (-flto), whose needs cannot be seen: check what is linked of it";

static void unseen(struct report *r, bool hollow, const char *why)
{
	r->unseen = true;
	r->hollow = hollow;
	add_error(r, NULL, why);
}

static bool is_intermediate(const struct image *im)
{
	return im->type == OBJECT && im->lto && !im->nref && !im->ndef;
}

/* A name's place among those of glibc and of gcc's run-times, -1 for others; their number for NULL. */
static int place(const struct tables *t, const char *name)
{
	int n;
	struct sym *s = name ? data_find(t, name) : NULL;
	const struct run_time_symbol *all = data_run_time(NULL, t->arch, &n), *r;

	if (!name || s)
		return s ? (int)(s - t->sym) : t->nsym + n;
	r = data_run_time(name, t->arch, &n);
	return r ? t->nsym + (int)(r - all) : -1;
}

static void check_archive(struct report *r, const struct floor *floor, const unsigned char *data, size_t size)
{
	bool *own[2] = { NULL, NULL };	/* symbols of the tables that a member defines */
	struct member m;
	const char *why;
	size_t pos = 0;
	int more, before, kept = 0, objects = 0, intermediate = 0;
	char *some;

	r->type = "archive";
	while ((more = archive_next(data, size, &pos, &m, &why)) > 0) {
		struct image im;
		const struct tables *t;

		if (image_is_code(m.data, m.size))
			intermediate += ++objects > 0;
		if (!image_is_elf(m.data, m.size))
			continue;
		objects++;
		if ((why = image_read(&im, m.data, m.size))) {
			add_error(r, m.name, why);
		} else if (im.debug || is_intermediate(&im)) {
			intermediate += !im.debug;
			objects -= im.debug;
		} else if (im.type == OBJECT && !im.kernel) {
			bool **o = &own[!strcmp(im.arch, "aarch64")];

			t = data_tables(im.arch);
			set_type(r, &im);
			look_up(&im, t);
			if (!*o)
				*o = xcalloc((size_t)place(t, NULL), sizeof **o);
			for (int i = 0; i < im.ndef; i++) {
				int at = place(t, im.def[i]);

				if (at >= 0)
					(*o)[at] = true;
			}
			before = r->nfound;
			for (int i = 0; i < im.nref; i++)
				undefined(r, t, floor, &im.ref[i]);
			notes_look(r, &im, t, floor, m.data, m.size);
			if (r->nfound > before)
				*PUSH(r->name, r->nname) = xstrdup(m.name);
			for (int i = before; i < r->nfound; i++)
				r->found[i].member = r->nname;
		}
		image_free(&im);
	}
	if (more < 0)
		add_error(r, NULL, why);
	else if (!objects)
		unseen(r, true, "archive without an object: nothing was checked");
	else if (intermediate == objects)
		unseen(r, false, check_intermediate);
	if (intermediate && intermediate < objects) {
		some = xasprintf("%d of %d objects are %s", intermediate, objects, check_intermediate);
		unseen(r, false, some);
		free(some);
	}
	for (pos = 0; r->suspect && archive_next(data, size, &pos, &m, &why) > 0; )
		if (image_is_elf(m.data, m.size))
			notes_names(r, m.data, m.size, true);
	/* what another member has is not asked of glibc */
	for (int i = 0; i < r->nfound; i++) {
		const struct found *f = &r->found[i];

		/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): each was found in a member of that architecture */
		if (!own[!strcmp(f->t->arch, "aarch64")][place(f->t, f->symbol)])
			r->found[kept++] = *f;
	}
	r->nfound = kept;
	free(own[0]);
	free(own[1]);
}

static int by_release(const void *a, const void *b)
{
	const struct finding *f = a, *g = b;
	int c;

	if (f->weak != g->weak)
		return f->weak - g->weak;
	if (f->since != g->since)
		return g->since < f->since ? -1 : 1;
	if (f->why != g->why)
		return (int)f->why - (int)g->why;
	c = f->symbol && g->symbol ? strcmp(f->symbol, g->symbol) : !f->symbol - !g->symbol;
	return c ? c : compare(f->version, g->version);
}

/* what a wheel is judged by */
static void keep(struct report *r, const struct image *im)
{
	r->kept = true;
	for (int i = 0; i < im->nwant; i++)
		if (!im->want[i].weak)
			*PUSH(r->asked, r->nasked) = (struct asked) { xasprintf("%.200s", im->want[i].ver), xasprintf("%.200s", im->want[i].file) };
	for (int i = 0; i < im->nneeded; i++)
		*PUSH(r->needed, r->nneeded) = xasprintf("%.200s", im->needed[i]);
	r->runpath = im->runpath ? xasprintf("%.4000s", im->runpath) : NULL;
}

void check(struct report *r, const struct floor *floor, const unsigned char *data, size_t size)
{
	if (image_is_archive(data, size)) {
		check_archive(r, floor, data, size);
	} else {
		struct image im;
		const char *why = image_read(&im, data, size);

		if (why) {
			add_error(r, NULL, why);
		} else {
			const struct tables *t = data_tables(im.arch);

			set_type(r, &im);
			if (im.type != OBJECT)
				r->remark = im.debug || im.packed ? NULL : remark(&im, t);
			else if (im.kernel)
				r->remark = "module of the kernel";
			if (!r->remark)
				look_up(&im, t);
			if (im.debug)
				unseen(r, true, "debug information of another file, nothing was checked");
			else if (is_intermediate(&im))
				unseen(r, false, check_intermediate);
			else if (im.packed)
				unseen(r, false, check_packed);
			else if (im.type == OBJECT && !im.kernel)
				for (int i = 0; i < im.nref; i++)
					undefined(r, t, floor, &im.ref[i]);
			else if (!r->remark)
				check_dynamic(r, &im, t, floor);
			if (r->keep && !r->unseen && !r->remark && im.type != OBJECT)
				keep(r, &im);
			if (!r->unseen && !r->remark)
				notes_look(r, &im, t, floor, data, size);
		}
		image_free(&im);
	}
	collect(r, floor);
	for (int i = 0; i < r->nfinding; i++) {
		const struct finding *f = &r->finding[i];

		r->above |= !f->weak;
		if (!f->weak && f->since > r->needs)
			r->needs = f->since;
	}
	if (r->nfinding)
		qsort(r->finding, (size_t)r->nfinding, sizeof *r->finding, by_release);
	notes_end(r, floor);
	if (r->above)
		check_advise(r, floor);
}

void check_free(struct report *r)
{
	for (int i = 0; i < r->nfinding; i++) {
		struct finding *f = &r->finding[i];

		free(f->from);
		free((char *)f->symbol);
		free((char *)f->version);
		free((char *)f->library);
	}
	free(r->finding);
	for (int i = 0; i < r->nname; i++)
		free(r->name[i]);
	free(r->name);
	free(r->found);
	for (int i = 0; i < r->nerror; i++)
		free(r->error[i]);
	free(r->error);
	free(r->advice);
	free(r->libc);
	for (int i = 0; i < r->nother; i++) {
		for (int k = 0; k < r->other[i].nversion; k++)
			free(r->other[i].version[k]);
		free(r->other[i].version);
		free(r->other[i].library);
	}
	free(r->other);
	for (int i = 0; i < r->nnote; i++)
		free(r->note[i]);
	free(r->note);
	free(r->seen);
	for (int i = 0; i < r->nasked; i++) {
		free(r->asked[i].version);
		free(r->asked[i].library);
	}
	free(r->asked);
	for (int i = 0; i < r->nneeded; i++)
		free(r->needed[i]);
	free(r->needed);
	free(r->runpath);
	*r = (struct report) { 0 };
}

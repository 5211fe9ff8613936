/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "check.h"
#include "util.h"

/* what a version of a dependency asks for */
struct class {
	enum { OTHER, NUMBER, LOADER, INTERNAL, LIBSTDCXX, CXXABI, LIBGCC } kind;
	int ver;
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

static struct class classify(const struct tables *t, const struct want *w)
{
	struct class c = { OTHER, 0 };
	int n;

	if (data_library(t, w->file) >= 0) {
		if (starts(w->ver, "GLIBC_ABI_")) {
			c.kind = LOADER;
			c.ver = t->newest + 1;	/* one that we do not know is newer than all we know */
			for (unsigned i = 0; i < sizeof tags / sizeof *tags; i++)
				if (!strcmp(w->ver, tags[i].name))
					c.ver = tags[i].since;
		} else if (!strcmp(w->ver, "GLIBC_PRIVATE")) {
			c.kind = INTERNAL;
		} else if ((n = starts(w->ver, "GLIBC_")) && (c.ver = version(w->ver + n))) {
			c.kind = NUMBER;
		}
	} else if (!strcmp(w->file, "libstdc++.so.6")) {
		if ((n = starts(w->ver, "GLIBCXX_")) && (c.ver = version(w->ver + n)))
			c.kind = LIBSTDCXX;
		else if ((n = starts(w->ver, "CXXABI_")) && (c.ver = version(w->ver + n)))
			c.kind = CXXABI;
	} else if (!strcmp(w->file, "libgcc_s.so.1")) {
		if ((n = starts(w->ver, "GCC_")) && (c.ver = version(w->ver + n)))
			c.kind = LIBGCC;
	}
	return c;
}

static int same(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

static void add_from(struct finding *f, const char *name)
{
	for (int i = 0; i < f->nfrom; i++)
		if (!strcmp(f->from[i], name))
			return;
	f->from = xrealloc(f->from, (size_t)(f->nfrom + 1) * sizeof *f->from);
	f->from[f->nfrom++] = xstrdup(name);
}

static unsigned mix(unsigned h, const char *s)
{
	for (; s && *s; s++)
		h = (h ^ (unsigned char)*s) * 16777619;
	return h * 31;
}

/* Slot of a finding like this one, or a free one. A RUNTIME version is one finding, whatever its symbols are. */
static int *slot(struct report *r, const struct finding *f)
{
	unsigned h = mix(mix((unsigned)f->why, f->version), f->why == RUNTIME ? NULL : f->symbol);

	for (;; h++) {
		int *s = &r->slot[h % (unsigned)r->nslot];
		const struct finding *g = &r->finding[*s - 1];

		if (!*s || (g->why == f->why && same(g->version, f->version) && same(g->library, f->library) &&
		    (f->why == RUNTIME || same(g->symbol, f->symbol))))
			return s;
	}
}

/* Adds it, unless it is there; the names stay in the file's bytes, so they are copied here. */
static struct finding *add(struct report *r, struct finding f, const char *member)
{
	struct finding *to;

	if (r->nfinding >= r->nslot / 2) {
		r->nslot = r->nslot ? 2 * r->nslot : 64;
		r->slot = xrealloc(r->slot, (size_t)r->nslot * sizeof *r->slot);
		memset(r->slot, 0, (size_t)r->nslot * sizeof *r->slot);
		for (int i = 0; i < r->nfinding; i++)
			*slot(r, &r->finding[i]) = i + 1;
	}
	if (*slot(r, &f)) {
		to = &r->finding[*slot(r, &f) - 1];
		to->weak &= f.weak;
		to->weak_symbol &= f.weak_symbol;
		to->more++;
	} else {
		*slot(r, &f) = r->nfinding + 1;
		r->finding = xrealloc(r->finding, (size_t)(r->nfinding + 1) * sizeof *r->finding);
		to = &r->finding[r->nfinding++];
		*to = f;
		to->symbol = f.symbol ? xstrdup(f.symbol) : NULL;
		to->version = f.version ? xstrdup(f.version) : NULL;
		to->library = f.library ? xstrdup(f.library) : NULL;
	}
	if (member)
		add_from(to, member);
	return to;
}

static bool needed(const struct image *im, const char *soname)
{
	for (int i = 0; i < im->nneeded; i++)
		if (!strcmp(im->needed[i], soname))
			return true;
	return false;
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

static void plan(struct finding *f, const struct tables *t, const struct floor *floor)
{
	if (f->symbol && !f->planned)
		f->planned = plan_one(t, t->newest, floor->glibc, f->symbol, &f->plan);
}

/* A name that glibc has, referred to without a version: the floor must have it, in some version. */
static void unversioned(struct report *r, const struct tables *t, const struct floor *floor,
	const struct ref *ref, const char *member)
{
	struct sym *s = data_find(t, ref->name);
	int v;

	if (!s || (v = since(s, t)) <= floor->glibc || home(t, s, t->newest) < 0) {
		if (s && !ref->weak && v > r->needs && home(t, s, t->newest) >= 0)
			r->needs = v;
		return;
	}
	plan(add(r, (struct finding) { .why = UNVERSIONED, .symbol = ref->name, .weak = ref->weak,
		.weak_symbol = ref->weak, .since = v }, member),
		t, floor);
}

/* A symbol of a version that the floor has: is the library that holds it there among those needed? */
static void homed(struct report *r, const struct image *im, const struct tables *t, const struct floor *floor,
	const struct ref *ref, int ver)
{
	struct sym *s = data_find(t, ref->name);
	int lib;

	while (s && s < t->sym + t->nsym && !strcmp(s->name, ref->name) && s->ver != ver)
		s++;
	if (!s || s == t->sym + t->nsym || strcmp(s->name, ref->name))
		return;
	lib = home(t, s, floor->glibc);
	if (lib < 0 || !strcmp(t->lib[lib].home, "libc") || !strcmp(t->lib[lib].home, "ld") || ref->weak ||
	    needed(im, t->lib[lib].soname))
		return;
	plan(add(r, (struct finding) { .why = HOMELESS, .symbol = ref->name, .version = im->want[ref->want].ver,
		.library = t->lib[lib].soname }, NULL), t, floor);
}

static bool too_new(const struct class *c, const struct runtime *have)
{
	return have->by && ((c->kind == LIBSTDCXX && c->ver > have->glibcxx) ||
		(c->kind == CXXABI && c->ver > have->cxxabi) || (c->kind == LIBGCC && c->ver > have->gcc));
}

static void check_dynamic(struct report *r, const struct image *im, const struct tables *t, const struct floor *floor)
{
	struct class *class = xrealloc(NULL, (size_t)(im->nwant + 1) * sizeof *class);
	struct runtime have = data_runtime(floor, im->arch);
	bool tagged = false, glibc = false;

	for (int i = 0; i < im->nwant; i++) {
		const struct want *w = &im->want[i];

		class[i] = classify(t, w);
		if (class[i].kind == LOADER) {
			tagged |= !strcmp(w->ver, "GLIBC_ABI_DT_RELR");
			if (class[i].ver > floor->glibc)
				add(r, (struct finding) { .why = TAG, .version = w->ver, .library = w->file,
					.weak = w->weak, .since = class[i].ver }, NULL);
		}
		if ((class[i].kind == LOADER || class[i].kind == NUMBER) && !w->weak && class[i].ver > r->needs)
			r->needs = class[i].ver;
		if (class[i].kind == NUMBER && !w->used && class[i].ver > floor->glibc)
			add(r, (struct finding) { .why = BARE, .version = w->ver, .library = w->file,
				.weak = w->weak, .since = class[i].ver }, NULL);
	}
	for (int i = 0; i < im->nneeded; i++)
		glibc |= data_library(t, im->needed[i]) >= 0;
	for (int i = 0; i < im->nref; i++) {
		const struct ref *ref = &im->ref[i];
		const struct want *w = ref->want < 0 ? NULL : &im->want[ref->want];
		const struct class *c = w ? &class[ref->want] : NULL;
		struct finding f = { .symbol = ref->name, .version = w ? w->ver : NULL, .library = w ? w->file : NULL,
			.weak_symbol = ref->weak };

		if (!w) {
			if (glibc || im->type == LIBRARY)
				unversioned(r, t, floor, ref, NULL);
		} else if (c->kind == NUMBER && c->ver > floor->glibc) {
			f.why = ABOVE;
			f.weak = w->weak;	/* the loader asks for the version, whatever the symbol is */
			f.since = c->ver;
			plan(add(r, f, NULL), t, floor);
		} else if (c->kind == NUMBER) {
			homed(r, im, t, floor, ref, c->ver);
		} else if (c->kind == INTERNAL) {
			f.why = PRIVATE;
			add(r, f, NULL);
		} else if (too_new(c, &have)) {
			f.why = RUNTIME;
			snprintf(f.have, sizeof f.have, "%s%s", c->kind == LIBSTDCXX ? "GLIBCXX_" : c->kind == CXXABI ?
				"CXXABI_" : "GCC_", c->kind == LIBSTDCXX ? have.by->glibcxx : c->kind == CXXABI ?
				have.by->cxxabi : strcmp(im->arch, "x86_64") ? have.by->gcc_aarch64 : have.by->gcc);
			add(r, f, NULL);
		}
	}
	if (im->relr && !tagged && glibc && floor->glibc < tags[0].since) {
		add(r, (struct finding) { .why = RELR, .since = tags[0].since }, NULL);
		if (r->needs < tags[0].since)
			r->needs = tags[0].since;
	}
	free(class);
}

static void set_type(struct report *r, const struct image *im)
{
	static const char *const names[] = { "program", "library", "object" };

	if (!r->arch)
		r->arch = im->arch;
	if (!r->type)
		r->type = names[im->type];
}

static const char *const musl = "built for musl, which needs no glibc";

static const char *remark(const struct image *im, const struct tables *t)
{
	if (im->soname && data_library(t, im->soname) >= 0)
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

static void check_archive(struct report *r, const struct floor *floor, const unsigned char *data, size_t size)
{
	bool *own[2] = { NULL, NULL };	/* symbols of glibc's tables that a member defines */
	struct member m;
	const char *why;
	size_t pos = 0;
	int more, kept = 0;

	r->type = "archive";
	while ((more = archive_next(data, size, &pos, &m, &why)) > 0) {
		struct image im;
		const struct tables *t;

		if (!image_is_elf(m.data, m.size))
			continue;
		if ((why = image_read(&im, m.data, m.size))) {
			add_error(r, m.name, why);
		} else if (im.type == OBJECT) {
			bool **o = &own[!strcmp(im.arch, "aarch64")];

			t = data_tables(im.arch);
			set_type(r, &im);
			if (!*o)
				*o = memset(xrealloc(NULL, (size_t)t->nsym * sizeof **o), 0, (size_t)t->nsym * sizeof **o);
			for (int i = 0; i < im.ndef; i++) {
				struct sym *s = data_find(t, im.def[i]);

				if (s)
					(*o)[s - t->sym] = true;
			}
			for (int i = 0; i < im.nref; i++)
				unversioned(r, t, floor, &im.ref[i], m.name);
		}
		image_free(&im);
	}
	if (more < 0)
		add_error(r, NULL, why);
	/* what another member has is not asked of glibc */
	for (int i = 0; i < r->nfinding; i++) {
		struct finding *f = &r->finding[i];
		bool there = false;

		for (int k = 0; k < 2; k++) {
			const struct tables *t = k ? &table_aarch64 : &table_x86_64;
			struct sym *s = own[k] ? data_find(t, f->symbol) : NULL;

			there |= s && own[k][s - t->sym];
		}
		if (there) {
			for (int k = 0; k < f->nfrom; k++)
				free(f->from[k]);
			free(f->from);
			free((char *)f->symbol);
		} else {
			r->finding[kept++] = *f;
		}
	}
	r->nfinding = kept;
	free(own[0]);
	free(own[1]);
}

static int by_release(const void *a, const void *b)
{
	const struct finding *f = a, *g = b;

	if (f->weak != g->weak)
		return f->weak - g->weak;
	if (f->since != g->since)
		return g->since < f->since ? -1 : 1;
	if (f->why != g->why)
		return (int)f->why - (int)g->why;
	if (!f->symbol || !g->symbol)
		return !f->symbol - !g->symbol;
	return strcmp(f->symbol, g->symbol);
}

/* appends to a line of advice */
static void say(char **line, const char *text)
{
	char *old = *line;

	*line = old ? xasprintf("%s; %s", old, text) : xstrdup(text);
	free(old);
}

static void advise(struct report *r, const struct floor *floor)
{
	bool link = false, cxx = false, gcc = false, strange = false;
	const char *drop = NULL;
	char *s;

	for (int i = 0; i < r->nfinding; i++) {
		const struct finding *f = &r->finding[i];
		enum kind k = f->plan.kind;

		if (f->weak)
			continue;
		switch (f->why) {
		case ABOVE:
		case UNVERSIONED:
		case HOMELESS:
			if (f->planned && (k == MISSING || k == REFUSED || k == GONE)) {
				s = xasprintf("%s has no fallback%s%s: do without it, or take floor %s", f->symbol,
					k == REFUSED ? ", " : "", k == REFUSED ? f->plan.shim->note : "",
					vstr(f->since));
				say(&r->advice, s);
				free(s);
			} else if (!f->planned) {
				strange = true;
			} else {
				link = true;
			}
			break;
		case BARE:
			link = true;
			break;
		case PRIVATE:
			s = xasprintf("%s is private to one release of glibc, do without it", f->symbol);
			say(&r->advice, s);
			free(s);
			break;
		case RUNTIME:
			if (!strcmp(f->library, "libgcc_s.so.1"))
				gcc = true;
			else
				cxx = true;
			break;
		case RELR:
			drop = "-z pack-relative-relocs";
			break;
		case TAG:
			drop = strstr(f->version, "RELR") ? "-z pack-relative-relocs" : strstr(f->version, "PLT") ?
				"-z mark-plt" : strstr(f->version, "TLS") ? "-mtls-dialect=gnu2" : NULL;
			break;
		}
		if (drop) {
			s = xasprintf("build without %s", drop);
			if (!r->advice || !strstr(r->advice, s))
				say(&r->advice, s);
			free(s);
			drop = NULL;
		}
	}
	if (strange) {
		s = xasprintf("glibc up to %s has none of the names that are not known: do without them, or get a newer libcompat",
			vstr(table_x86_64.newest));
		say(&r->advice, s);
		free(s);
	}
	if (cxx)
		say(&r->advice, gcc ? "add -static-libstdc++ -static-libgcc" : "add -static-libstdc++");
	else if (gcc)
		say(&r->advice, "add -static-libgcc");
	if (link) {
		char *rest = r->advice;

		if (!strcmp(r->type, "object") || !strcmp(r->type, "archive"))
			s = xasprintf("good as it is in a link with \"compat flags --floor %s\"", floor->name);
		else
			s = xasprintf("%s with \"compat flags --floor %s\"",
				!strcmp(r->type, "library") ? "link this library" : "link", floor->name);
		r->advice = rest ? xasprintf("%s; %s", s, rest) : xstrdup(s);
		free(rest);
		free(s);
	}
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
				r->remark = remark(&im, t);
			if (im.type == OBJECT)
				for (int i = 0; i < im.nref; i++)
					unversioned(r, t, floor, &im.ref[i], NULL);
			else if (!r->remark)
				check_dynamic(r, &im, t, floor);
			if (im.lto && !im.nref)
				r->remark = "intermediate code of the compiler (-flto), whose needs cannot be seen";
		}
		image_free(&im);
	}
	for (int i = 0; i < r->nfinding; i++) {
		const struct finding *f = &r->finding[i];

		r->above |= !f->weak;
		if (!f->weak && f->since > r->needs)
			r->needs = f->since;
	}
	if (r->nfinding)
		qsort(r->finding, (size_t)r->nfinding, sizeof *r->finding, by_release);
	if (r->above)
		advise(r, floor);
}

void check_free(struct report *r)
{
	for (int i = 0; i < r->nfinding; i++) {
		struct finding *f = &r->finding[i];

		for (int k = 0; k < f->nfrom; k++)
			free(f->from[k]);
		free(f->from);
		free((char *)f->symbol);
		free((char *)f->version);
		free((char *)f->library);
	}
	free(r->finding);
	free(r->slot);
	for (int i = 0; i < r->nerror; i++)
		free(r->error[i]);
	free(r->error);
	free(r->advice);
	*r = (struct report) { 0 };
}

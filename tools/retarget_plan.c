/* SPDX-License-Identifier: MIT */
/* What becomes of each name that a finished file asks for: what a link for the floor would have given. */
#include <stdlib.h>
#include <string.h>
#include <sys/xattr.h>
#include "check.h"
#include "plan.h"
#include "report.h"
#include "retarget.h"
#include "util.h"

static struct change *change(struct item *f, const struct ref *ref, const char *to, const char *to_ver, const char *library)
{
	int n = f->nchange;
	struct change *c = PUSH(f->change, f->nchange);

	*PUSH(f->done, n) = (struct done) { ref->name, ref->want < 0 ? NULL : f->im.want[ref->want].ver, to, to_ver, library };
	*c = (struct change) { .at = ref->at, .was = ref->name, .weak = ref->weak };
	return c;
}

static void need_library(struct item *f, const char *soname)
{
	for (int i = 0; i < f->im.nneeded; i++)
		if (!strcmp(f->im.needed[i], soname))
			return;
	add_name(&f->before, &f->nbefore, soname);
}

static void bind(struct item *f, const struct ref *ref, const struct sym *s)
{
	const struct tables *t = f->t;
	int lib = home(t, s, set.floor.glibc);
	const char *soname = t->lib[lib].soname;
	const char *ver = xasprintf("GLIBC_%s", vstr(s->ver));
	struct change *c = change(f, ref, s->name, ver, soname);

	c->name = strcmp(s->name, ref->name) ? s->name : NULL;
	c->file = soname;
	c->ver = ver;
	need_library(f, soname);
	f->nbound += c->name || strcmp(ver, f->im.want[ref->want].ver) || strcmp(soname, f->im.want[ref->want].file);
}

static bool exports(const struct image *im, const char *name)
{
	for (uint64_t k = 1; k < im->dynsym.n; k++) {
		Elf64_Sym s = file_symbol(&im->dynsym, k);
		const char *n = s.st_shndx == SHN_UNDEF ? NULL : span_string(im->dynsym.str, s.st_name);

		if (n && !strcmp(n, name) && ELF64_ST_BIND(s.st_info) != STB_LOCAL)
			return true;
	}
	return false;
}

/* Whether another file of the set does. */
static bool set_defines(const struct item *f, const char *name, const char *arch)
{
	for (int i = 0; i < set.n; i++)
		if (&set.item[i] != f && set.item[i].im.dynsym.n && !strcmp(set.item[i].im.arch, arch) && exports(&set.item[i].im, name))
			return true;
	return false;
}

/* Whether programs interpose a function of theirs: all of the set, as a library that one of the others loads would not find it. */
static bool interposed(const struct item *f, const char *name)
{
	bool any = false;

	for (int i = 0; i < set.n; i++) {
		const struct image *im = &set.item[i].im;

		if (&set.item[i] == f || im->type != PROGRAM || !im->dynsym.n || strcmp(im->arch, f->im.arch))
			continue;
		if (!exports(im, name))
			return false;
		any = true;
	}
	return any && f->im.type == LIBRARY;
}

/* host: the release that the reference is a default of */
static void take_ours(struct item *f, const struct ref *ref, const char *name, int host)
{
	struct fallback *b = fallback_of(f->t);
	struct change *c;

	if (ref->want >= 0 && interposed(f, ref->name)) {
		change(f, ref, ref->name, NULL, NULL);
		f->nbound++;
		return;
	}
	/* fromfp@GLIBC_2.25 gives an integer, and one library cannot have both */
	if (objects_find(&b->objects, name, host).p != objects_find(&b->objects, name, f->t->newest).p) {
		refuse(f, xasprintf("%s@%s: what headers before glibc %s declared", ref->name, f->im.want[ref->want].ver, vstr(f->t->newest)));
		return;
	}
	add_name(&f->own, &f->nown, name);
	for (c = change(f, ref, NULL, NULL, NULL); strcmp(f->own[c->ours++], name); )
		;
	c->name = xasprintf("%s%s", PRIVATE_NAME, name);
	f->nours++;
}

/* A newer name of a variable (__signgam), by the one that it had at the floor. A linker cannot give it so, but a file that is linked can ask for it. */
static bool bind_variable(struct item *f, const struct ref *ref, const struct sym *s)
{
	const struct tables *t = f->t;

	for (struct sym *o = t->sym; s->type == 'D' && o < t->sym + t->nsym; o++)
		if (o->same == s->same && o->ver <= set.floor.glibc && lives(t, o, -1, set.floor.glibc)) {
			bind(f, ref, o);
			return true;
		}
	return false;
}

/* Before all else: which names come along, by what any file of the set asks for. */
void plan_along(struct item *f)
{
	struct fallback *b = fallback_of(f->t);

	for (int i = 0; i < f->im.nref; i++) {
		const struct ref *ref = &f->im.ref[i];
		struct entry e;

		if ((ref->want < 0 ? !ref->weak : data_library(f->t, f->im.want[ref->want].file) >= 0) && data_plan(f->t, set.floor.glibc, ref->name, &e) && e.kind == NEW &&
		    e.shim && e.shim->with)
			add_name(&b->along, &b->nalong, e.shim->with);
	}
}

static bool comes_along(const struct item *f, const char *name)
{
	const struct fallback *b = fallback_of(f->t);

	for (int i = 0; i < b->nalong; i++)
		if (listed(b->along[i], name))
			return true;
	return false;
}

/* As a link would for the entry of the plan; s: what it asks for now, NULL: of another library that has the same */
static void follow(struct item *f, const struct ref *ref, const char *node, int host, const struct entry *e, const struct sym *s)
{
	switch (e->kind) {
	case SAME:
	case PIN:
	case OLD:
		bind(f, ref, e->floor);
		break;
	case ALONG:
		if (comes_along(f, ref->name))
			take_ours(f, ref, ref->name, host);
		else
			bind(f, ref, e->floor);
		break;
	case ALIAS:
		if (e->floor)
			bind(f, ref, e->floor);
		else
			take_ours(f, ref, e->target, host);
		break;
	case WRAP:
	case NEW:
		take_ours(f, ref, ref->name, host);
		break;
	default:
		if (s && bind_variable(f, ref, s))
			break;
		if (ref->weak)
			change(f, ref, "", NULL, NULL);		/* nobody has it there: 0, as the program expects */
		else
			refuse(f, xasprintf("%s@%s: no fallback%s%s", shown(ref->name), node, e->kind == REFUSED ? ": " : "", e->kind == REFUSED ? e->shim->note : ""));
	}
}

static void plan_ref(struct item *f, const struct ref *ref, const char *node)
{
	const struct tables *t = f->t;
	int ver = version(node + 6), host;
	struct sym *s = data_version(t, data_find(t, ref->name), ver);
	struct entry e;

	if (!s && ver && ver <= set.floor.glibc) {	/* who knows: as it is */
		const struct want *w = &f->im.want[ref->want];
		struct change *c = change(f, ref, ref->name, w->ver, w->file);

		c->file = w->file;
		c->ver = w->ver;
		return;
	}
	if (!s) {
		refuse(f, xasprintf("%s@%s: not in the tables of glibc up to %s", shown(ref->name), shown(node), vstr(t->newest)));
		return;
	}
	host = plan_default_until(t, s);
	host = host == OPEN ? t->newest : host ? host : ver;
	if (plan_one(t, host, set.floor.glibc, ref->name, &e) && e.host == s)
		follow(f, ref, node, host, &e, s);
	else if (ver <= set.floor.glibc && lives(t, s, -1, set.floor.glibc))
		bind(f, ref, s);	/* not what a link took in any release: an older version, asked for by name */
	else
		refuse(f, xasprintf("%s@%s: an older version, which %s does not have either", ref->name, node, set.floor.name));
}

/* libcrypt.so.1 is libxcrypt's where glibc has none: a version of that is glibc's at the floor, but for what libxcrypt alone has. */
static void plan_crypt(struct item *f, const struct ref *ref, const char *node)
{
	struct entry e;

	if (plan_one(f->t, f->t->newest, set.floor.glibc, ref->name, &e) && e.kind != LATER && e.kind != GONE)
		follow(f, ref, node, f->t->newest, &e, NULL);
	else
		refuse(f, xasprintf("%s@%s: libxcrypt's alone; bring its libcrypt.so.1 along by --with", shown(ref->name), node));
}

const struct item *in_set(const char *soname, const char *arch)
{
	for (int i = 0; i < set.n; i++)
		if (set.item[i].im.soname && !strcmp(set.item[i].im.soname, soname) && !strcmp(set.item[i].im.arch, arch))
			return &set.item[i];
	return NULL;
}

/* A name of glibc's without a version, as libraries have it that are linked without libc, and the floor has it in none. */
static void plan_bare(struct item *f, const struct ref *ref)
{
	const struct tables *t = f->t;
	struct entry e;

	/* weak: not there is an answer, and what asks for it without a version has one for that */
	if (ref->weak || check_since(t, data_find(t, ref->name)) <= set.floor.glibc || set_defines(f, ref->name, f->im.arch))
		return;
	if (!plan_one(t, t->newest, set.floor.glibc, ref->name, &e))
		return;
	if (e.kind == NEW || (e.kind == ALIAS && !e.floor))
		take_ours(f, ref, e.kind == NEW ? ref->name : e.target, t->newest);
	else if (e.kind == ALIAS) {
		change(f, ref, e.floor->name, NULL, NULL)->name = e.floor->name;
		f->nbound++;
	}
	else
		refuse(f, xasprintf("%s, without a version: no fallback", ref->name));
}

/* A version of a run-time of gcc's that is newer than the floor's distributions have. */
bool too_new(const struct item *f, const struct want *w)
{
	struct runtime have = data_runtime(&set.floor, f->im.arch);
	struct need n;

	return !w->weak && gcc_need(&gcc_tables, &n, w->ver) && !strcmp(n.of->soname, w->file) && have.gcc && !gcc_has(&have, &n);
}

static void plan_runtimes(struct item *f)
{
	for (int i = 0; i < f->im.nwant; i++) {
		const struct want *w = &f->im.want[i];
		const struct item *of;
		bool there = false;

		if (!too_new(f, w))
			continue;
		if (!(of = in_set(w->file, f->im.arch))) {
			refuse(f, xasprintf("needs %s of %s, newer than %s has: bring that library along, in the tree, by --with FILE, or this system's by --with-libstdcxx",
				w->ver, w->file, set.floor.name));
			return;
		}
		for (int k = 0; k < of->im.nnode; k++)
			there |= !strcmp(of->im.node[k], w->ver);
		if (!there) {
			refuse(f, xasprintf("needs %s of %s, and %s has no such version: name a newer one by --with", w->ver, w->file, shown(of->path)));
			return;
		}
	}
}

/* Whether one of the set, rather than the system's, is what a file needs by that name. */
static bool of_set(const struct item *f, const char *soname, const struct item *it)
{
	if (!it || it == f)
		return false;
	if (it->brought)
		return true;
	for (int i = 0; i < f->im.nwant; i++)
		if (!strcmp(f->im.want[i].file, soname) && (too_new(f, &f->im.want[i]) || check_is_xcrypt(f->im.want[i].ver)))
			return true;
	return false;
}

bool has_path(const char *path, const char *dir)
{
	size_t len = strlen(dir);

	for (; path; path = strchr(path, ':') ? strchr(path, ':') + 1 : NULL)
		if (!strncmp(path, dir, len) && (!path[len] || path[len] == ':'))
			return true;
	return false;
}

void plan_path(struct item *f)
{
	free(f->runpath);
	f->runpath = NULL;
	f->along = NULL;
	for (int i = 0; i < f->im.nneeded; i++) {
		const struct item *it = in_set(f->im.needed[i], f->im.arch);
		char *dir, *old = f->runpath;

		if (!of_set(f, f->im.needed[i], it))
			continue;
		if (!placed(f))
			return;
		f->along = f->im.needed[i];
		dir = reach(f, it->to);
		*strrchr(dir, '/') = 0;
		if (!has_path(f->im.runpath, dir) && !has_path(f->runpath, dir)) {
			f->runpath = old ? xasprintf("%s:%s", old, dir) : xstrdup(dir);
			free(old);
		}
		free(dir);
	}
}

/* std::thread of an older libstdc++ counts on the program to have brought libpthread. */
static void plan_threads(struct item *f)
{
	struct sym *s = data_find(f->t, "pthread_create");
	int lib = home(f->t, s, set.floor.glibc);

	for (int i = 0; i < f->im.nref; i++)
		if (check_starts_threads(&f->im, &f->im.ref[i]))
			need_library(f, f->t->lib[lib].soname);
}

/* Libraries that the floor has not: what they had is libcompat's then. */
static void plan_libraries(struct item *f)
{
	for (int i = 0; i < f->im.nneeded; i++) {
		int lib = data_library(f->t, f->im.needed[i]);
		bool any = lib < 0;

		for (struct sym *s = f->t->sym; s < f->t->sym + f->t->nsym && !any; s++)
			any = lives(f->t, s, lib, set.floor.glibc);
		if (any)
			continue;
		add_name(&f->without, &f->nwithout, f->im.needed[i]);
		for (int k = 0; k < f->nchange; k++)	/* of a version that is in no table */
			if (f->change[k].file && !strcmp(f->change[k].file, f->im.needed[i])) {
				refuse(f, xasprintf("%s@%s of %s, which %s does not have", shown(f->done[k].name), f->change[k].ver, f->im.needed[i], set.floor.name));
				return;
			}
	}
}

/* Whether it finds libcompat's library by a path from the root, which the loader takes for any program. */
static bool outright(const struct item *f)
{
	const char *way = reach(f, library_path("-"));

	return way && *way == '/';
}

static bool privileged(const struct item *f)
{
	return f->st.st_mode & (S_ISUID | S_ISGID) || getxattr(f->path, "security.capability", NULL, 0) > 0;
}

/* Where libcompat's functions are: in a library of the set, or, if that is wanted or could not be found, in the file itself. */
static void plan_functions(struct item *f)
{
	struct fallback *b = fallback_of(f->t);
	struct rewrite r = { .in = f->data, .image = &f->im, .change = f->change, .nchange = f->nchange, .relr = f->im.relr, .link = &f->functions };

	if (f->whole)
		return;
	if (f->nours && (set.embed || privileged(f) || !reach(f, library_path("-")))) {
		f->apart = find_objects(b, f->own, f->nown, true, &f->functions) ? rewrite_embeds(&r) : xstrdup("they cannot be linked");
		f->embed = !f->apart;
	}
	if ((f->runpath || (f->nours && !f->embed && !outright(f))) && privileged(f))
		refuse(f, xasprintf("set-user-ID, set-group-ID or with capabilities: the loader takes no library from beside such a program%s%s%s%s; --keep-going leaves it as it is, in a tree",
			f->runpath ? ", and it needs " : "", f->runpath ? shown(f->along) : "",
			f->apart ? ", and libcompat's functions cannot be put into it: " : "", f->apart ? f->apart : ""));
	if (f->nours && !f->embed)
		placed(f);
	for (int i = 0; i < f->nown && !f->embed && !f->whole; i++)
		add_name(&b->name, &b->n, f->own[i]);
}

void plan_item(struct item *f)
{
	struct image *im = &f->im;
	bool glibc = false, unused = false;

	for (int i = 0; i < im->nneeded; i++)
		glibc |= data_library(f->t, im->needed[i]) >= 0;
	f->drop = xcalloc((size_t)im->nwant + 1, sizeof *f->drop);
	for (int i = 0; i < im->nwant; i++) {
		const struct want *w = &im->want[i];
		int loader = check_loader(w->ver);

		if (data_library(f->t, w->file) < 0)
			continue;
		glibc = true;
		if (!strcmp(w->ver, "GLIBC_PRIVATE")) {
			refuse(f, "GLIBC_PRIVATE: good for one release of glibc only, as the programs and libraries of glibc itself are: leave such out");
			return;
		}
		if (!strncmp(w->ver, "GLIBC_ABI_", 10)) {
			if (!loader) {
				refuse(f, xasprintf("%s: not known", shown(w->ver)));
				return;
			}
			f->drop[i] = loader > set.floor.glibc;
			unused |= f->drop[i];
		} else if (check_is_xcrypt(w->ver)) {
			f->drop[i] = !in_set(w->file, im->arch);
			unused |= f->drop[i] && !w->used;
		} else if (strncmp(w->ver, "GLIBC_", 6) || strnlen(w->ver, 64) == 64 || !version(w->ver + 6)) {
			refuse(f, xasprintf("%s of %s: not known", shown(w->ver), shown(w->file)));
			return;
		} else {
			f->drop[i] = true;
			unused |= !w->used;
		}
	}
	for (int i = 0; i < im->nref; i++) {
		const struct ref *ref = &im->ref[i];
		const char *ver = ref->want < 0 ? NULL : im->want[ref->want].ver;

		if (ver && f->drop[ref->want])
			(check_is_xcrypt(ver) ? plan_crypt : plan_ref)(f, ref, ver);
		else if (!ver && (glibc || im->type == LIBRARY))
			plan_bare(f, ref);
	}
	plan_runtimes(f);
	plan_path(f);
	plan_libraries(f);
	plan_threads(f);
	plan_functions(f);
	if (!f->nours && !f->nbound && !f->runpath && !f->nbefore && !f->nwithout && !im->relr && !unused && !f->whole) {
		f->whole = true;
		f->remark = xasprintf("within %s with what is in the set", set.floor.name);
	}
}

/* SPDX-License-Identifier: MIT */
/* compat retarget: finished programs and libraries, made to run on an older glibc by what a link with the floor directory would have given them. */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <getopt.h>
#include <limits.h>
#include <linux/fs.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>
#include "bytes.h"
#include "check.h"
#include "compat.h"
#include "container.h"
#include "link.h"
#include "make.h"
#include "object.h"
#include "option.h"
#include "report.h"
#include "rewrite.h"
#include "util.h"

#define PRIVATE_NAME "__libcompat_"
#define FS_VERITY 0x00100000	/* FS_VERITY_FL, since Linux 5.4 */

struct item {
	const char *path, *to;
	bool dir;
	const char *link;	/* it is a symbolic link to that */
	char *keep;		/* --in-place: what is there gets this name */
	bool kept;		/* and has it */
	struct stat st;
	struct span data;
	struct image im;
	struct tables *t;
	bool *drop;
	struct change *change;
	int nchange, nours, nbound;
	struct done {		/* for each of change: what it was, what it is */
		const char *name, *ver, *to, *to_ver, *library;
	} *done;
	const char **before, **without;
	int nbefore, nwithout;
	bool brought;		/* it is no file of the user's, but comes along */
	char *runpath;		/* directories to find in it what came along, with ':' between, or NULL */
	bool elf, whole;	/* whole: nothing is to be done */
	const char *remark;
};

/* What libcompat has for one architecture, and what of it the set wants. */
struct fallback {
	struct tables *t;
	struct objects objects;
	const char **name;	/* functions that files of the set call by PRIVATE_NAME */
	int n;
	const char **along;	/* lists of functions that come along with some of them */
	int nalong;
	struct link link;
	const char **todo;	/* symbols that an object wants */
	int ntodo;
	struct definition {	/* what objects define that begins with __compat_ */
		const char *name, *object;
	} *definition;
	int ndefinition;
	char *why;
	unsigned char *data;
	size_t size;
	char *soname;
};

static struct {
	struct floor floor;
	const char *out, *tree, *beside;
	const char **with;	/* libraries to bring along */
	int nwith;
	bool json, verbose, in_place, keep_going, left;
	bool runtimes;		/* bring those of gcc's along that are wanted */
	struct item *item;
	int n;
	struct fallback fallback[2];
	int refused;
	struct container *container;	/* what the files are of, as a tree */
} set;

/* A path as it is told: of a file in a container behind that one's name. */
static const char *called(const char *path)
{
	static char *name[4];
	static int k;
	size_t in = set.container ? strlen(set.container->in) : 0, out = set.container ? strlen(set.container->out) : 0;

	if (!set.container || (strncmp(path, set.container->in, in) && strncmp(path, set.container->out, out)))
		return shown(path);
	free(name[k = (k + 1) % 4]);
	if (!strncmp(path, set.container->in, in) && path[in] == '/')
		name[k] = xasprintf("%s%s", set.container->path, path + in);
	else
		name[k] = xasprintf("%s%s", set.container->result, path + out);
	return shown(name[k]);
}

static void refuse(struct item *f, const char *what)
{
	warn("%s: %s", called(f->path), what);
	if (set.keep_going && set.tree) {
		f->whole = true;
		f->remark = "cannot be done";
		set.left = true;
		return;
	}
	set.refused++;
}

static void add_name(const char ***list, int *n, const char *name)
{
	for (int i = 0; i < *n; i++)
		if (!strcmp((*list)[i], name))
			return;
	*PUSH(*list, *n) = name;
}

static struct fallback *fallback_of(const struct tables *t)
{
	struct fallback *f = &set.fallback[t == &table_aarch64];

	f->t = (struct tables *)t;
	if (!f->objects.n && make_can(t->arch))
		objects_read(&f->objects, "compat", make_objects(t->arch));
	return f;
}

static struct change *change(struct item *f, const struct ref *ref, const char *to, const char *to_ver, const char *library)
{
	int n = f->nchange;
	struct change *c = PUSH(f->change, f->nchange);

	*PUSH(f->done, n) = (struct done) { ref->name, ref->want < 0 ? NULL : f->im.want[ref->want].ver, to, to_ver, library };
	*c = (struct change) { .at = ref->at, .weak = ref->weak };
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

/* host: the release that the reference is a default of */
static void take_ours(struct item *f, const struct ref *ref, const char *name, int host)
{
	struct fallback *b = fallback_of(f->t);

	/* fromfp@GLIBC_2.25 gives an integer, and one library cannot have both */
	if (objects_find(&b->objects, name, host).p != objects_find(&b->objects, name, f->t->newest).p) {
		refuse(f, xasprintf("%s@%s: what headers before glibc %s declared", ref->name, f->im.want[ref->want].ver, vstr(f->t->newest)));
		return;
	}
	change(f, ref, NULL, NULL, NULL)->name = xasprintf("%s%s", PRIVATE_NAME, name);
	add_name(&b->name, &b->n, name);
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
static void find_along(struct item *f)
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

/* Where libraries go that come along: "", or with a slash at the end. */
static char *library_directory(void)
{
	const char *slash = strrchr(set.out, '/');
	char *dir = set.tree ? xasprintf("%s/", set.out) : slash ? xasprintf("%.*s", (int)(slash - set.out) + 1, set.out) : xstrdup("");

	return set.beside ? xasprintf("%s%s/", dir, set.beside) : dir;
}

static char *library_path(const char *name)
{
	return xasprintf("%s%s", library_directory(), name);
}

/* From a file to a library that comes along: NULL, if that is not to be known. */
static char *reach(const struct item *f, const char *library)
{
	size_t skip = set.container ? strlen(set.container->out) + 1 : 0;

	return set.container ? container_reach(set.container, f->to + skip, library + skip) : origin(f->to, library);
}

/* Whether that way is known, if need be from another place for the file. */
static bool placed(struct item *f)
{
	const char *to;

	if (reach(f, library_path("-")))
		return true;
	to = container_move(set.container, f->to + strlen(set.out) + 1);
	if (to)
		f->to = xasprintf("%s/%s", set.out, to);
	else
		refuse(f, "it is installed apart from the rest of the package, and would not find a library there");
	return to;
}

static const struct item *in_set(const char *soname, const char *arch)
{
	for (int i = 0; i < set.n; i++)
		if (set.item[i].im.soname && !strcmp(set.item[i].im.soname, soname) && !strcmp(set.item[i].im.arch, arch))
			return &set.item[i];
	return NULL;
}

static bool set_defines(const char *name, const char *arch)
{
	for (int i = 0; i < set.n; i++) {
		const struct image *im = &set.item[i].im;

		for (uint64_t k = 1; k < im->dynsym.n && !strcmp(im->arch, arch); k++) {
			Elf64_Sym s = file_symbol(&im->dynsym, k);
			const char *n = s.st_shndx == SHN_UNDEF ? NULL : span_string(im->dynsym.str, s.st_name);

			if (n && !strcmp(n, name) && ELF64_ST_BIND(s.st_info) != STB_LOCAL)
				return true;
		}
	}
	return false;
}

/* A name of glibc's without a version, as libraries have it that are linked without libc, and the floor has it in none. */
static void plan_bare(struct item *f, const struct ref *ref)
{
	const struct tables *t = f->t;
	struct entry e;

	/* weak: not there is an answer, and what asks for it without a version has one for that */
	if (ref->weak || check_since(t, data_find(t, ref->name)) <= set.floor.glibc || set_defines(ref->name, f->im.arch))
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
static bool too_new(const struct item *f, const struct want *w)
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
			refuse(f, xasprintf("needs %s of %s, and %s has no such version", w->ver, w->file, shown(of->path)));
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

static bool has_path(const char *path, const char *dir)
{
	size_t len = strlen(dir);

	for (; path; path = strchr(path, ':') ? strchr(path, ':') + 1 : NULL)
		if (!strncmp(path, dir, len) && (!path[len] || path[len] == ':'))
			return true;
	return false;
}

static void plan_path(struct item *f)
{
	free(f->runpath);
	f->runpath = NULL;
	for (int i = 0; i < f->im.nneeded; i++) {
		const struct item *it = in_set(f->im.needed[i], f->im.arch);
		char *dir, *old = f->runpath;

		if (!of_set(f, f->im.needed[i], it))
			continue;
		if (!placed(f))
			return;
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
		if (!any)
			add_name(&f->without, &f->nwithout, f->im.needed[i]);
	}
}

static void plan_item(struct item *f)
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
			refuse(f, "GLIBC_PRIVATE: good for one release of glibc only");
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
	if ((f->nours || f->runpath) && (f->st.st_mode & (S_ISUID | S_ISGID) || getxattr(f->path, "security.capability", NULL, 0) > 0))
		refuse(f, "set-user-ID, set-group-ID or with capabilities: the loader takes no library from beside such a program");
	if (f->nours)
		placed(f);
	if (!f->nours && !f->nbound && !f->runpath && !f->nbefore && !f->nwithout && !im->relr && !unused && !f->whole) {
		f->whole = true;
		f->remark = xasprintf("within %s with what is in the set", set.floor.name);
	}
}

struct defining {
	struct fallback *b;
	const char *object;
};

static void defines(void *with, const char *name, bool defined, bool weak)
{
	const struct defining *d = with;

	(void)weak;
	if (defined && !strncmp(name, "__compat_", 9))
		*PUSH(d->b->definition, d->b->ndefinition) = (struct definition) { name, d->object };
}

/* Those that come along define what the floor's own name stands for, and are found by that. */
static void find_definitions(struct fallback *b)
{
	for (int i = 0; i < b->objects.n; i++) {
		const struct object *o = &b->objects.object[i];

		if (strncmp(o->name, "__compat_along_", 15))
			link_symbols(o->data, defines, &(struct defining) { b, o->name });
	}
}

static const char *definer(const struct fallback *b, const char *name)
{
	for (int i = 0; i < b->ndefinition; i++)
		if (!strcmp(b->definition[i].name, name))
			return b->definition[i].object;
	return NULL;
}

static void wants(void *with, const char *name, bool defined, bool weak)
{
	struct fallback *b = with;

	if (!defined && !weak)
		add_name(&b->todo, &b->ntodo, xstrdup(name));
}

static void add_object(struct fallback *b, const char *name)
{
	struct span s = objects_find(&b->objects, name, b->t->newest);

	for (int i = 0; i < b->link.nobject; i++)
		if (!strcmp(b->link.object[i].name, name))
			return;
	if (!s.p) {
		b->why = xasprintf("no object %s in this compat", name);
		return;
	}
	*PUSH(b->link.object, b->link.nobject) = (struct link_object) { name, s };
	link_symbols(s, wants, b);
}

static void import(struct fallback *b, const char *symbol, const struct sym *s)
{
	*PUSH(b->link.import, b->link.nimport) = (struct link_import) { symbol, s->name, b->t->lib[home(b->t, s, set.floor.glibc)].soname,
		xasprintf("GLIBC_%s", vstr(s->ver)) };
}

/* Finds what an object wants: in another of ours, in the floor's glibc, or in libgcc_s. */
static void satisfy(struct fallback *b, const char *name)
{
	bool before = !strncmp(name, "__compat_old_", 13);
	const struct run_time_symbol *r;
	struct entry e;
	int n;

	if (!strcmp(name, "__dso_handle") || !strcmp(name, "_GLOBAL_OFFSET_TABLE_"))
		return;
	if (!before && !strncmp(name, "__compat_", 9)) {
		const char *object = definer(b, name);

		if (object)
			add_object(b, object);
		else
			b->why = xasprintf("no object of this compat defines %s", name);
		return;
	}
	if (!plan_one(b->t, b->t->newest, set.floor.glibc, before ? name + 13 : name, &e)) {
		r = data_run_time(name, b->t->arch, &n);
		if (r && !strcmp(r->need.of->soname, "libgcc_s.so.1"))
			*PUSH(b->link.import, b->link.nimport) = (struct link_import) { name, name, r->need.of->soname, r->node };
		else
			b->why = xasprintf("%s: unknown", name);
		return;
	}
	if (e.floor && (before || e.kind == SAME || e.kind == PIN || e.kind == OLD || e.kind == ALONG || e.kind == ALIAS))
		import(b, name, e.floor);
	else if (e.kind == NEW || e.kind == WRAP)
		add_object(b, name);
	else
		b->why = xasprintf("%s: not there at %s", name, set.floor.name);
}

static bool make_fallback(struct fallback *b)
{
	char *why = NULL;
	uint64_t hash = 0xcbf29ce484222325;

	find_definitions(b);
	for (int i = 0; i < b->n; i++) {
		bool start = !strcmp(b->name[i], "__libc_start_main");

		add_object(b, start ? "compat_start" : b->name[i]);
		*PUSH(b->link.export, b->link.nexport) = (struct link_export) { xasprintf("%s%s", PRIVATE_NAME, b->name[i]), start ? "__compat_start" : b->name[i] };
	}
	for (int i = 0; i < b->ntodo && !b->why; i++)
		satisfy(b, b->todo[i]);
	if (b->why) {
		warn("%s", b->why);
		return false;
	}
	b->link.arch = b->t->arch;
	/* a name for each content: two sets may meet in one process */
	for (int round = 0; round < 2; round++) {
		b->soname = xasprintf("libcompat-%s-%08x.so", vstr(set.floor.glibc), (unsigned)(hash ^ hash >> 32));
		b->link.soname = b->soname;
		b->data = link_library(&b->link, &b->size, &why);
		if (!b->data) {
			warn("%s", why);
			return false;
		}
		for (size_t i = 0; i < b->size; i++)
			hash = (hash ^ b->data[i]) * 0x100000001b3;
		if (!round)
			free(b->data);
	}
	return true;
}

/* Whether what comes out can be read, and needs no more than the floor: parts of a damaged file may lie over each other. */
static bool proves(struct span s)
{
	struct report r = { .path = "" };
	bool good;

	check(&r, &set.floor, s.p, s.len);
	good = !r.nerror;
	for (int i = 0; i < r.nfinding; i++)
		good &= r.finding[i].weak || r.finding[i].why == RUNTIME || r.finding[i].why == UNVERSIONED ||
			(r.finding[i].version && check_is_xcrypt(r.finding[i].version));
	check_free(&r);
	return good;
}

/* What chunks come from: the file that is open, and which parts of it are as they are there; or -1. */
struct source {
	int fd;
	struct span data;
	const bool *touched;
};

/* The file again, if it is what was read. */
static struct source source(const struct item *f, const bool *touched)
{
	struct source s = { open(f->path, O_RDONLY | O_CLOEXEC), f->data, touched };
	struct stat st;

	if (s.fd >= 0 && (fstat(s.fd, &st) || st.st_dev != f->st.st_dev || st.st_ino != f->st.st_ino || st.st_size != f->st.st_size ||
	    st.st_mtim.tv_sec != f->st.st_mtim.tv_sec || st.st_mtim.tv_nsec != f->st.st_mtim.tv_nsec)) {
		close(s.fd);
		s.fd = -1;
	}
	return s;
}

/* How much from p on, n bytes at most, the kernel can copy from the source by itself; 0: none, or it does not. */
static uint64_t copy_within(const struct source *from, const unsigned char *p, uint64_t n, int fd, uint64_t to)
{
	uint64_t at = (uint64_t)(p - from->data.p), end = at;
	loff_t in = (loff_t)at, out = (loff_t)to;
	ssize_t k = 0;

	while (end < at + n && !from->touched[end / REWRITE_PAGE])
		end = (end / REWRITE_PAGE + 1) * REWRITE_PAGE;
	if (end > at + n)
		end = at + n;
#ifdef SYS_copy_file_range
	if (end > at)
		k = syscall(SYS_copy_file_range, from->fd, &in, fd, &out, (size_t)(end - at), 0);
#endif
	return k > 0 ? (uint64_t)k : 0;
}

/* What has to be written of n bytes before there may be more to copy. */
static uint64_t changed_part(const struct source *from, const unsigned char *p, uint64_t n)
{
	uint64_t at = (uint64_t)(p - from->data.p), end = (at / REWRITE_PAGE + 1) * REWRITE_PAGE;

	while (end < at + n && from->touched[end / REWRITE_PAGE])
		end += REWRITE_PAGE;
	return end < at + n ? end - at : n;
}

static bool write_chunk(struct source *from, const struct chunk *c, int fd, uint64_t at)
{
	const unsigned char *p = c->p;

	for (uint64_t done = 0, n, k; done < c->n; done += k) {
		ssize_t w;

		n = c->n - done;
		if (from->fd >= 0 && p >= from->data.p && p + c->n <= from->data.p + from->data.len) {
			if ((k = copy_within(from, p + done, n, fd, at + done)))
				continue;
			if (!from->touched[(size_t)(p + done - from->data.p) / REWRITE_PAGE]) {
				close(from->fd);	/* between these file systems, or by this kernel, it cannot be */
				from->fd = -1;
			} else {
				n = changed_part(from, p + done, n);
			}
		}
		w = pwrite(fd, p + done, n, (off_t)(at + done));
		if (w < 0 && errno != EINTR)
			return false;
		k = w > 0 ? (uint64_t)w : 0;
	}
	return true;
}

static bool proves_file(const char *path)
{
	struct span s;
	bool good = file_map(path, &s) && s.p;

	if (good) {
		good = proves(s);
		munmap((void *)s.p, s.len);
	}
	return good;
}

/* wrong, if it is not NULL: what comes out has to be within the floor, and is not */
static bool write_chunks(const char *path, mode_t mode, struct source from, const struct chunk *c, int n, bool *wrong)
{
	char *tmp = xasprintf("%s.XXXXXX", path);
	int fd = mkstemp(tmp);
	bool good = fd >= 0;
	uint64_t at = 0;

	for (int i = 0; good && i < n; at += c[i++].n)
		if (c[i].p)
			good = write_chunk(&from, &c[i], fd, at);
	if (from.fd >= 0)
		close(from.fd);
	good = good && !ftruncate(fd, (off_t)at) && !fchmod(fd, mode & 07777) && !close(fd);
	if (good && wrong && (*wrong = !proves_file(tmp))) {
		unlink(tmp);
		free(tmp);
		return false;
	}
	good = good && !rename(tmp, path);
	if (!good) {
		warn("%s:", called(path));
		if (fd >= 0)
			unlink(tmp);
	}
	free(tmp);
	return good;
}
/* What it looks into, with the directory of a library. */
static char *with_path(const struct item *f, char *library)
{
	*strrchr(library, '/') = 0;
	if (has_path(f->im.runpath, library) || has_path(f->runpath, library))
		return f->runpath;
	return f->runpath ? xasprintf("%s:%s", f->runpath, library) : library;
}

/* What the kernel may ask of the bytes that were: the user has to sign again. */
static void warn_signed(const struct item *f)
{
	int fd = open(f->path, O_RDONLY | O_CLOEXEC);
	long flags = 0;

	if (fd < 0)
		return;
	if (fgetxattr(fd, "security.ima", NULL, 0) > 0)
		warn("%s: is signed or hashed for IMA (security.ima), and what comes out is not", shown(f->path));
	if (!ioctl(fd, FS_IOC_GETFLAGS, &flags) && flags & FS_VERITY)
		warn("%s: is protected by fs-verity, and what comes out is not", shown(f->path));
	close(fd);
}

/* What f becomes, in chunk[CHUNKS]: NULL, or why it cannot be; its bytes have been touched then, and others may count on what it was to be. */
static const char *rewrite_item(const struct item *f, struct chunk *chunk, int *n, bool **touched)
{
	struct rewrite r = { .in = f->data, .image = &f->im, .drop = f->drop, .change = f->change, .nchange = f->nchange, .before = f->before,
		.nbefore = f->nbefore, .without = f->without, .nwithout = f->nwithout, .runpath = f->runpath, .relr = f->im.relr };
	const char *library, *why;

	if (f->nours) {
		library = reach(f, library_path(fallback_of(f->t)->soname));
		if (set.container && set.container->soname) {
			r.runpath = with_path(f, xstrdup(library));
			library = fallback_of(f->t)->soname;
		}
		r.behind = &library;
		r.nbehind = 1;
	}
	why = rewrite_file(&r, chunk, n);
	*touched = r.touched;
	return why;
}

static bool finish_file(struct item *f)
{
	struct chunk chunk[CHUNKS] = { { f->data.p, f->data.len } };
	const char *why = NULL;
	bool wrong = false, good, *touched = NULL;
	int n = 1;

	f->kept = f->keep && !link(f->path, f->keep);
	if (f->keep && !f->kept) {
		warn("%s: to keep what was there:", f->keep);
		return false;
	}
	if (f->elf && !f->whole) {
		warn_signed(f);
		why = rewrite_item(f, chunk, &n, &touched);
		good = !why && write_chunks(f->to, f->st.st_mode, source(f, touched), chunk, n, &wrong);
		free(touched);
		if (good)
			return true;
		if (!why && !wrong)
			return false;
		refuse(f, why ? why : "what comes out is wrong, as parts of what went in lie over each other or are damaged");
		/* to go on: its bytes, which have been touched, once more */
		if (!f->whole || !file_map(f->path, &f->data))
			return false;
		chunk[0] = (struct chunk) { f->data.p, f->data.len };
		n = 1;
	}
	touched = xcalloc(f->data.len / REWRITE_PAGE + 1, sizeof *touched);
	good = write_chunks(f->to, f->st.st_mode, source(f, touched), chunk, n, NULL);
	free(touched);
	return good;
}

static bool finish(struct item *f)
{
	if (f->dir || f->link) {
		if (f->dir ? mkdir(f->to, f->st.st_mode & 07777) && errno != EEXIST : symlink(f->link, f->to)) {
			warn("%s:", f->to);
			return false;
		}
		return true;
	}
	return finish_file(f);
}

static void say_text(const struct item *f)
{
	if (f->whole) {
		printf("%s: %s, copied as it is\n", called(f->to), f->remark);
		return;
	}
	printf("%s: %d name%s bound to what %s has", called(f->to), f->nbound, f->nbound == 1 ? "" : "s", set.floor.name);
	if (f->nours)
		printf(", %d from %s", f->nours, fallback_of(f->t)->soname);
	puts(f->im.relr ? ", relative relocations made plain" : "");
	for (int i = 0; set.verbose && i < f->nchange; i++) {
		const struct done *d = &f->done[i];

		if (!d->to)
			printf("  %s%s%s: libcompat's\n", d->name, d->ver ? "@" : "", d->ver ? d->ver : "");
		else if (!*d->to)
			printf("  %s@%s: weak, nobody's\n", d->name, d->ver);
		else if (!d->ver)
			printf("  %s: %s\n", d->name, d->to);
		else if (strcmp(d->to, d->name) || strcmp(d->to_ver, d->ver))
			printf("  %s@%s: %s@%s of %s\n", d->name, d->ver, d->to, d->to_ver, d->library);
	}
	for (int i = 0; set.verbose && i < f->nbefore; i++)
		printf("  needs %s, which holds some of them there\n", f->before[i]);
	for (int i = 0; set.verbose && i < f->nwithout; i++)
		printf("  needs no %s, which is not there\n", f->without[i]);
}

static void say_json(const struct item *f, bool first)
{
	printf("%s\n  {", first ? "" : ",");
	json_member("", "path", called(f->path));
	json_member(", ", "output", called(f->to));
	json_member(", ", "copied", f->whole ? f->remark : NULL);
	printf(", \"symbols\": [");
	for (int i = 0; i < f->nchange && !f->whole; i++) {
		const struct done *d = &f->done[i];

		printf("%s\n    {", i ? "," : "");
		json_member("", "symbol", d->name);
		json_member(", ", "version", d->ver);
		json_member(", ", "to", d->to && *d->to ? d->to : NULL);
		json_member(", ", "to_version", d->to_ver);
		json_member(", ", "library", d->to ? d->library : fallback_of(f->t)->soname);
		putchar('}');
	}
	printf("]}");
}

static void say(void)
{
	bool first = true;

	if (set.json) {
		printf("{\"format\": 1, ");
		json_member("", "floor", set.floor.name);
		printf(", \"files\": [");
	}
	for (int i = 0; i < 2 && !set.json; i++) {
		const struct fallback *b = &set.fallback[i];

		if (b->data)
			printf("%s: %d function%s of libcompat's\n", called(library_path(b->soname)), b->n, b->n == 1 ? "" : "s");
	}
	for (int i = 0; i < set.n; i++) {
		if (!set.item[i].elf)
			continue;
		if (set.json)
			say_json(&set.item[i], first);
		else
			say_text(&set.item[i]);
		first = false;
	}
	if (set.json)
		puts("]}");
	else if (set.container && set.container->remark)
		printf("%s: %s\n", shown(set.container->result), shown(set.container->remark));
}

static bool take(const char *path, const char *to, const struct stat *st)
{
	struct item *f = PUSH(set.item, set.n);
	const char *why;

	*f = (struct item) { .path = path, .to = to, .st = *st };
	if (!file_map(path, &f->data)) {
		warn("%s:", path);
		return false;
	}
	if (!f->data.p || !image_is_elf(f->data.p, f->data.len))
		return true;
	f->elf = true;
	if ((why = image_read(&f->im, f->data.p, f->data.len))) {
		if (set.tree) {		/* what is none of ours stays as it is */
			f->whole = true;
			f->remark = why;
		} else {
			refuse(f, why);
		}
		return true;
	}
	f->t = data_tables(f->im.arch);
	if (f->im.packed)
		refuse(f, check_packed);
	else if (f->im.type == OBJECT || f->im.debug)
		f->remark = f->im.debug ? "debug information" : "an object, which is not linked yet";
	else if (!f->im.dynamic || (!f->im.nneeded && f->im.type == PROGRAM))
		f->remark = "static, needs no glibc";
	else if (check_is_glibc(&f->im, f->t))
		f->remark = "part of glibc";
	f->whole = f->remark || f->im.packed;
	return true;
}

/* Whether it is within the floor already. */
static void within(struct item *f)
{
	struct report r = { .path = f->path };

	check(&r, &set.floor, f->data.p, f->data.len);
	plan_path(f);
	if (!r.above && !f->runpath) {
		f->whole = true;
		f->remark = xasprintf("within %s", set.floor.name);
	}
	check_free(&r);
}

static bool is_library(const char *path, const char *arch)
{
	struct span s = { 0 };
	struct image im = { 0 };
	bool good = file_map(path, &s) && s.p && !image_read(&im, s.p, s.len) && !strcmp(im.arch, arch) && im.soname;

	image_free(&im);
	if (s.p)
		munmap((void *)s.p, s.len);
	return good;
}

/* Where systems keep the libraries of an architecture, and cross compilers those of another. */
static const char *system_library(const char *soname, const char *arch)
{
	static const struct {
		const char *before, *behind;
	} place[] = { { "/usr/lib/", "-linux-gnu" }, { "/usr/lib64", NULL }, { "/lib64", NULL }, { "/usr/lib", NULL }, { "/usr/", "-linux-gnu/lib" } };

	for (size_t i = 0; i < sizeof place / sizeof *place; i++) {
		char *path = xasprintf("%s%s%s/%s", place[i].before, place[i].behind ? arch : "", place[i].behind ? place[i].behind : "", soname);

		if (!access(path, F_OK) && is_library(path, arch))
			return path;
		free(path);
	}
	return NULL;
}

/*
 * Whether a file wants one of gcc's run-times brought along: libstdc++ and libgcc_s are on every system, if not as new; the others are where
 * somebody installed them.
 */
static bool wants_runtime(const struct item *f, const char *soname)
{
	const struct run_time *r = gcc_run_time(soname);

	if (!r || in_set(soname, f->im.arch))
		return false;
	if (r != &run_times[LIBSTDCXX] && r != &run_times[LIBGCC_S])
		return true;
	for (int i = 0; i < f->im.nwant; i++)
		if (!strcmp(f->im.want[i].file, soname) && too_new(f, &f->im.want[i]))
			return true;
	return false;
}

/* path: of a library that goes beside libcompat's */
static bool bring(const char *path)
{
	struct item *f;
	struct stat st;

	if (stat(path, &st)) {
		warn("%s:", path);
		return false;
	}
	if (!take(path, "", &st))
		return false;
	f = &set.item[set.n - 1];
	f->brought = true;
	if (!f->elf || !f->im.soname || strchr(f->im.soname, '/'))
		refuse(f, "no shared library with a DT_SONAME");
	else
		f->to = library_path(f->im.soname);
	for (int i = 0; i < set.n - 1; i++)
		if (!strcmp(set.item[i].to, f->to))
			refuse(f, xasprintf("%s goes to the same place", shown(set.item[i].path)));
	return true;
}

static bool bring_runtimes(void)
{
	for (int i = 0; i < set.n; i++)		/* what they want in turn as well */
		for (int k = 0; k < set.item[i].im.nneeded && set.item[i].t; k++) {
			const char *soname = set.item[i].im.needed[k], *path;

			if (!wants_runtime(&set.item[i], soname))
				continue;
			if (!(path = system_library(soname, set.item[i].im.arch)))
				refuse(&set.item[i], xasprintf("no %s for %s on this system: name one by --with", soname, set.item[i].im.arch));
			else if (!bring(path))
				return false;
		}
	return true;
}

/* File systems have them in an order of their own, and what comes out is not to depend on it. A directory stays before what is in it. */
static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct item *)a)->path, ((const struct item *)b)->path);
}

static int walk(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	const char *to = xasprintf("%s%s", set.out, path + strlen(set.tree));

	(void)ftw;
	if (kind == FTW_D) {
		*PUSH(set.item, set.n) = (struct item) { .path = xstrdup(path), .to = to, .st = *st, .dir = true };
		return 0;
	}
	if (kind == FTW_SL) {
		char link[PATH_MAX];
		ssize_t n = readlink(path, link, sizeof link - 1);

		if (n < 0) {
			warn("%s:", path);
			return -1;
		}
		link[n] = 0;
		*PUSH(set.item, set.n) = (struct item) { .path = xstrdup(path), .to = to, .st = *st, .link = xstrdup(link) };
		return 0;
	}
	if (kind != FTW_F || !S_ISREG(st->st_mode)) {
		warn("%s: cannot be read", path);
		return -1;
	}
	return take(xstrdup(path), to, st) ? 0 : -1;
}

/* All or nothing: what was written before item n failed goes, and what was there comes back. */
static void take_back(int n)
{
	for (int i = n; i-- > 0; )
		if (set.item[i].dir)
			rmdir(set.item[i].to);
		else
			unlink(set.item[i].to);
	if (set.item[0].kept && rename(set.item[0].keep, set.item[0].path))
		warn("%s: it is there, and cannot be moved back:", set.item[0].keep);
	else if (set.item[0].kept)
		unlink(set.item[0].keep);	/* still another name of the same */
	for (int i = 0; i < 2; i++)
		if (set.fallback[i].data)
			unlink(library_path(set.fallback[i].soname));
	if (set.beside)
		rmdir(library_directory());
	if (set.tree)
		rmdir(set.out);
}

static bool write_all(void)
{
	int n = 0;
	bool good = true, brought = false, wrong = false;

	for (int i = 0; i < set.n; i++)
		brought |= set.item[i].brought;

	if (set.tree)
		mkdir(set.out, set.item[0].st.st_mode & 07777);
	if (set.container)
		container_parents(library_directory());
	else if (set.beside && (brought || set.fallback[0].data || set.fallback[1].data))
		mkdir(library_directory(), 0777);
	for (int i = 0; i < 2 && good; i++) {
		const struct fallback *b = &set.fallback[i];

		good = !b->data || write_chunks(library_path(b->soname), 0755, (struct source) { .fd = -1 }, &(struct chunk) { b->data, b->size }, 1, &wrong);
		if (wrong)
			warn("%s: what comes out is wrong", library_path(b->soname));
	}
	while (good && n < set.n)
		if ((good = finish(&set.item[n])))
			n++;
	if (!good)
		take_back(n);
	return good;
}

/* Its files as a tree. */
static int open_container(const char *path)
{
	static struct container c;
	int status = container_open(&c, path, set.out);
	struct stat st;

	if (status)
		return status;
	set.container = &c;
	set.tree = c.in;
	set.out = c.out;
	set.beside = set.beside ? xasprintf("%s%s%s", c.top, *c.top ? "/" : "", set.beside) : *c.beside ? c.beside : NULL;
	for (int i = 0; i < c.nfile; i++) {
		char *file = xasprintf("%s/%s", c.in, c.file[i]);

		if (stat(file, &st)) {
			warn("%s:", called(file));
			return UNREAD;
		}
		if (!take(file, xasprintf("%s/%s", c.out, c.file[i]), &st))
			return UNREAD;
	}
	return OK;
}

/* What was done goes back into it. */
static int close_container(void)
{
	size_t skip = strlen(set.out) + 1;

	for (int i = 0; i < set.n; i++)
		if (!set.item[i].whole || set.item[i].brought)
			container_take(set.container, set.item[i].to + skip);
	for (int i = 0; i < 2; i++)
		if (set.fallback[i].data)
			container_take(set.container, library_path(set.fallback[i].soname) + skip);
	return container_write(set.container, &set.floor, set.in_place ? xasprintf("%s.orig", set.container->result) : NULL);
}

int command_retarget(int argc, char **argv)
{
	static const struct option options[] = {
		{ "floor", 1, NULL, 'f' }, { "output", 1, NULL, 'o' }, { "tree", 1, NULL, 't' },
		{ "library-dir", 1, NULL, 'l' }, { "json", 0, NULL, 'j' },
		{ "verbose", 0, NULL, 'v' }, { "with", 1, NULL, 'w' }, { "in-place", 0, NULL, 'i' },
		{ "keep-going", 0, NULL, 'k' }, { "with-libstdcxx", 0, NULL, 's' }, { NULL, 0, NULL, 0 }
	};
	const char *floor = "2.17";
	struct stat st, there;
	int c, status;

	opterr = 0;
	while ((c = getopt_long(argc, argv, ":f:o:", options, NULL)) >= 0)
		switch (c) {
		case 'f': floor = optarg; break;
		case 'o': set.out = optarg; break;
		case 't': set.tree = optarg; break;
		case 'l': set.beside = optarg; break;
		case 'j': set.json = true; break;
		case 'v': set.verbose = true; break;
		case 'w': *PUSH(set.with, set.nwith) = optarg; break;
		case 'i': set.in_place = true; break;
		case 's': set.runtimes = true; break;
		case 'k': set.keep_going = true; break;
		default: return wrong_option(argv[0], c, argc, argv);
		}
	if (want_floor(argv[0], floor, &set.floor))
		return USAGE;
	if (set.in_place && !set.out && !set.tree && argc - optind == 1)
		set.out = argv[optind];
	else if (set.in_place)
		return usage(argv[0], "want --in-place and one program or library, without -o and --tree");
	if (!set.out || !*set.out || argc - optind != !set.tree)
		return usage(argv[0], "want -o NAME and one program or library, or --tree DIR");
	if (set.beside && (!*set.beside || *set.beside == '/' || strstr(set.beside, "..")))
		return usage(argv[0], "--library-dir %s: want a directory below that of the output", set.beside);
	if (set.tree) {
		if (!lstat(set.out, &st)) {
			warn("%s: is there already", set.out);
			return UNREAD;
		}
		for (size_t n = strlen(set.tree); n > 1 && set.tree[n - 1] == '/'; n--)
			set.tree = xasprintf("%.*s", (int)n - 1, set.tree);
		if (nftw(set.tree, walk, 16, FTW_PHYS))
			return UNREAD;
		qsort(set.item, (size_t)set.n, sizeof *set.item, by_path);
	} else {
		if (stat(argv[optind], &st)) {
			warn("%s:", argv[optind]);
			return UNREAD;
		}
		if (!set.in_place && !stat(set.out, &there) && there.st_dev == st.st_dev && there.st_ino == st.st_ino)
			return usage(argv[0], "-o %s is the file itself: want --in-place, which keeps it as %s.orig", set.out, set.out);
		if (container_is(argv[optind])) {
			if ((status = open_container(argv[optind])))
				return status;
		} else if (!take(argv[optind], set.out, &st)) {
			return UNREAD;
		}
		if (set.in_place && !set.container)
			set.item[0].keep = xasprintf("%s.orig", set.out);
		if (!set.item[0].elf) {
			warn("%s: not an ELF file", argv[optind]);
			return FOUND;
		}
	}
	for (int i = 0; i < set.nwith; i++)
		if (!bring(set.with[i]))
			return UNREAD;
	if (set.runtimes && !bring_runtimes())
		return UNREAD;
	for (int i = 0; i < set.n; i++) {
		struct item *f = &set.item[i];

		if (f->elf && !f->whole && !set.refused)
			within(f);
	}
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < set.n; i++)
			if (set.item[i].elf && !set.item[i].whole && set.item[i].t)
				(round ? plan_item : find_along)(&set.item[i]);
	if (set.refused)
		return FOUND;
	for (int i = 0; i < 2; i++) {
		struct fallback *b = &set.fallback[i];

		if (b->n && !make_can(b->t->arch)) {
			warn("this compat holds no functions for %s", b->t->arch);
			return UNREAD;
		}
		if (b->n && !make_fallback(b))
			return UNREAD;
	}
	if (!write_all())
		return set.refused ? FOUND : UNREAD;
	if (set.container && (status = close_container()))
		return status;
	say();
	return set.left ? FOUND : OK;
}

/* SPDX-License-Identifier: MIT */
/* compat retarget: finished programs and libraries, made to run on an older glibc by what a link with the floor directory would have given them. */
#include <errno.h>
#include <ftw.h>
#include <getopt.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "check.h"
#include "compat.h"
#include "container.h"
#include "make.h"
#include "option.h"
#include "report.h"
#include "retarget.h"
#include "util.h"

struct set set;

/* A path as it is told: of a file in a container behind that one's name. */
const char *called(const char *path)
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

enum { LINES = 10 };

void refuse(struct item *f, const char *what)
{
	if (set.told++ < LINES || set.verbose)
		warn("%s: %s", called(f->path), what);
	if (set.keep_going && set.tree) {
		f->whole = true;
		f->remark = "cannot be done";
		set.left = true;
		return;
	}
	set.refused++;
}

static void say_more(void)
{
	if (set.told > LINES && !set.verbose)
		warn("%d more cannot be done: --verbose names them", set.told - LINES);
}

void add_name(const char ***list, int *n, const char *name)
{
	for (int i = 0; i < *n; i++)
		if (!strcmp((*list)[i], name))
			return;
	*PUSH(*list, *n) = name;
}

struct fallback *fallback_of(const struct tables *t)
{
	struct fallback *f = &set.fallback[t == &table_aarch64];

	f->t = (struct tables *)t;
	if (!f->objects.n && make_can(t->arch))
		objects_read(&f->objects, "compat", make_objects(t->arch));
	return f;
}

/* Where libraries go that come along: "", or with a slash at the end. */
char *library_directory(void)
{
	const char *slash = strrchr(set.out, '/');
	char *dir = set.tree ? xasprintf("%s/", set.out) : slash ? xasprintf("%.*s", (int)(slash - set.out) + 1, set.out) : xstrdup("");

	return set.beside ? xasprintf("%s%s/", dir, set.beside) : dir;
}

char *library_path(const char *name)
{
	return xasprintf("%s%s", library_directory(), name);
}

/* From a file to a library that comes along: NULL, if that is not to be known. */
char *reach(const struct item *f, const char *library)
{
	size_t skip = set.container ? strlen(set.container->out) + 1 : 0;

	return set.container ? container_reach(set.container, f->to + skip, library + skip) : origin(f->to, library);
}

/* Whether that way is known, if need be from another place for the file. */
bool placed(struct item *f)
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

static void say_text(const struct item *f)
{
	if (f->whole) {
		printf("%s: %s, %s\n", called(f->to), f->remark, set.in_place && !set.container ? "left as it is" : "copied as it is");
		return;
	}
	printf("%s: %d name%s bound to what %s has", called(f->to), f->nbound, f->nbound == 1 ? "" : "s", set.floor.name);
	if (f->embed)
		printf(", %d from what was put into it", f->nours);
	else if (f->nours)
		printf(", %d from %s%s%s", f->nours, fallback_of(f->t)->soname, f->apart ? ", not out of itself: " : "", f->apart ? f->apart : "");
	puts(f->im.relr ? ", relative relocations made plain" : "");
	for (int i = 0; set.verbose && i < f->nchange; i++) {
		const struct done *d = &f->done[i];

		if (!d->to)
			printf("  %s%s%s: libcompat's\n", d->name, d->ver ? "@" : "", d->ver ? d->ver : "");
		else if (!*d->to)
			printf("  %s@%s: weak, nobody's\n", d->name, d->ver);
		else if (!d->ver)
			printf("  %s: %s\n", d->name, d->to);
		else if (!d->to_ver)
			printf("  %s@%s: that of the program, which has its own\n", d->name, d->ver);
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
	printf(", \"embedded\": %s", f->embed ? "true" : "false");
	printf(", \"symbols\": [");
	for (int i = 0; i < f->nchange && !f->whole; i++) {
		const struct done *d = &f->done[i];

		printf("%s\n    {", i ? "," : "");
		json_member("", "symbol", d->name);
		json_member(", ", "version", d->ver);
		json_member(", ", "to", d->to && *d->to ? d->to : NULL);
		json_member(", ", "to_version", d->to_ver);
		json_member(", ", "library", d->to ? d->library : f->embed ? base_name(f->to) : fallback_of(f->t)->soname);
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
	if (!f->data.p || !image_is_elf(f->data.p, f->data.len)) {
		if (f->data.p)
			munmap((void *)f->data.p, f->data.len);
		f->data = (struct span) { 0 };
		return true;
	}
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
		why = check_packed;
	else if (f->data.len > 10 && !memcmp(f->data.p + 8, "AI", 2) && (f->data.p[10] == 1 || f->data.p[10] == 2))
		why = "an AppImage, whose programs are in the file system behind it: unpack it by --appimage-extract, change that by --tree, and pack it again";
	if (why)
		refuse(f, why);
	else if (f->im.type == OBJECT || f->im.debug)
		f->remark = f->im.debug ? "debug information" : "an object, which is not linked yet";
	else if (!f->im.dynamic || (!f->im.nneeded && f->im.type == PROGRAM))
		f->remark = "static, needs no glibc";
	else if (check_is_glibc(&f->im, f->t))
		f->remark = "part of glibc";
	f->whole = f->remark || why;
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

static bool is_file(const char *path, struct stat *st)
{
	if (stat(path, st)) {
		warn("%s:", shown(path));
		return false;
	}
	if (!S_ISREG(st->st_mode))
		warn("%s: %s", shown(path), S_ISDIR(st->st_mode) ? "a directory: want --tree" : "not a file");
	return S_ISREG(st->st_mode);
}

/* path: of a library that goes beside libcompat's */
static bool bring(const char *path)
{
	struct item *f;
	struct stat st;

	if (!is_file(path, &st) || !take(path, "", &st))
		return false;
	f = &set.item[set.n - 1];
	f->brought = true;
	if (!f->elf || !f->im.soname || strchr(f->im.soname, '/'))
		refuse(f, "no shared library with a DT_SONAME");
	else
		f->to = library_path(f->im.soname);
	/* one for each architecture that the set has */
	for (int i = 0; i < set.n - 1; i++)
		if (!strcmp(set.item[i].to, f->to) && set.item[i].brought && strcmp(set.item[i].im.arch, f->im.arch))
			f->to = library_path(xasprintf("%s/%s", f->im.arch, f->im.soname));
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
		warn("%s: %s", shown(path), kind == FTW_F ? "a FIFO, socket or device: leave it out of the tree" : "cannot be read");
		return -1;
	}
	return take(xstrdup(path), to, st) ? 0 : -1;
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

static char **made;	/* directories, which go again if nothing comes into them */
static int nmade;

static void unmake(void)
{
	while (nmade)
		rmdir(made[--nmade]);
}

/* What is before the last slash, and above it. */
static void make_directories(const char *path)
{
	for (size_t i = 1, len = strlen(path); i < len; i++) {
		char *dir = path[i] == '/' ? xasprintf("%.*s", (int)i, path) : NULL;

		if (dir && !mkdir(dir, 0777)) {
			if (!nmade)
				atexit(unmake);
			*PUSH(made, nmade) = dir;
		}
	}
}

/* A package goes into a directory if its name is not that of a file, others if it is there or called so by a slash. */
static void name_output(const char *path, bool package)
{
	struct stat st;
	bool slash = set.out[strlen(set.out) - 1] == '/';

	if (package && !slash && stat(set.out, &st) && !strchr(base_name(set.out), '.'))
		set.out = xasprintf("%s/", set.out);
	make_directories(set.out);
	if (!package && (slash || (!stat(set.out, &st) && S_ISDIR(st.st_mode))))
		set.out = xasprintf("%s%s%s", set.out, slash ? "" : "/", base_name(path));
}

int command_retarget(int argc, char **argv)
{
	static const struct option options[] = {
		{ "floor", 1, NULL, 'f' }, { "output", 1, NULL, 'o' }, { "tree", 1, NULL, 't' },
		{ "library-dir", 1, NULL, 'l' }, { "json", 0, NULL, 'j' },
		{ "verbose", 0, NULL, 'v' }, { "with", 1, NULL, 'w' }, { "in-place", 0, NULL, 'i' },
		{ "keep-going", 0, NULL, 'k' }, { "with-libstdcxx", 0, NULL, 's' },
		{ "embed", 0, NULL, 'e' }, { "dry-run", 0, NULL, 'n' }, { NULL, 0, NULL, 0 }
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
		case 'e': set.embed = true; break;
		case 'n': set.dry_run = true; break;
		case 'k': set.keep_going = true; break;
		default: return wrong_option(argv[0], c, argc, argv);
		}
	if (want_floor(argv[0], floor, &set.floor))
		return USAGE;
	/* nothing is written: what would be is told by the names of before */
	if (set.dry_run && !set.out && argc - optind == !set.tree)
		set.out = set.tree ? set.tree : argv[optind];
	else if (set.in_place && !set.out && !set.tree && argc - optind == 1)
		set.out = argv[optind];
	else if (set.in_place)
		return usage(argv[0], "want --in-place and one program or library, without -o and --tree");
	if (argc - optind > 1)
		return usage(argv[0], "%d files: one at a time, or all below a directory by --tree", argc - optind);
	if (!set.out || !*set.out || argc - optind != !set.tree)
		return usage(argv[0], "want -o NAME and one program, library or package, or --tree DIR");
	if (set.beside && (!*set.beside || *set.beside == '/' || strstr(set.beside, "..")))
		return usage(argv[0], "--library-dir %s: want a directory below that of the output", set.beside);
	if (set.tree) {
		if (set.out != set.tree && !lstat(set.out, &st)) {
			warn("%s: is there already", set.out);
			return UNREAD;
		}
		for (size_t n = strlen(set.out); n > 1 && set.out[n - 1] == '/'; n--)
			set.out = xasprintf("%.*s", (int)n - 1, set.out);
		if (stat(set.tree, &st)) {
			warn("%s:", shown(set.tree));
			return UNREAD;
		}
		if (!S_ISDIR(st.st_mode)) {
			warn("%s: not a directory: want one file without --tree", shown(set.tree));
			return UNREAD;
		}
		for (size_t n = strlen(set.tree); n > 1 && set.tree[n - 1] == '/'; n--)
			set.tree = xasprintf("%.*s", (int)n - 1, set.tree);
		if (!lstat(set.tree, &st) && S_ISLNK(st.st_mode) && !(set.tree = realpath(set.tree, NULL)))
			fatal("realpath:");
		if (nftw(set.tree, walk, 16, FTW_PHYS))
			return UNREAD;
		qsort(set.item, (size_t)set.n, sizeof *set.item, by_path);
	} else {
		if (!is_file(argv[optind], &st))
			return UNREAD;
		/* not a link to it, which would be a file then */
		if (set.in_place && !lstat(argv[optind], &there) && S_ISLNK(there.st_mode) && !(set.out = argv[optind] = realpath(argv[optind], NULL)))
			fatal("realpath:");
		if (!set.in_place && set.out != argv[optind])
			name_output(argv[optind], container_is(argv[optind]));
		if (!set.in_place && set.out != argv[optind] && !stat(set.out, &there) && there.st_dev == st.st_dev && there.st_ino == st.st_ino)
			return usage(argv[0], "-o %s is the file itself: want --in-place, which keeps it as %s.orig", set.out, set.out);
		if (lstat(set.out, &there) || !S_ISDIR(there.st_mode) || !container_is(argv[optind])) {
			if (!can_take(set.out))
				return UNREAD;
		}
		if (container_is(argv[optind])) {
			if ((status = open_container(argv[optind])))
				return status;
		} else if (!take(argv[optind], set.out, &st)) {
			return UNREAD;
		}
		/* one file stays one */
		set.embed |= !set.container && !set.beside;
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
				(round ? plan_item : plan_along)(&set.item[i]);
	if (set.refused) {
		say_more();
		return FOUND;
	}
	for (int i = 0; i < 2; i++) {
		struct fallback *b = &set.fallback[i];

		if (b->n && !make_can(b->t->arch)) {
			warn("this compat holds no functions for %s: one that was built after \"make ARCH=%s\" does, as do released ones", b->t->arch, b->t->arch);
			return UNREAD;
		}
		if (b->n && !make_fallback(b))
			return UNREAD;
	}
	if (set.dry_run || (set.in_place && !set.container && set.item[0].whole)) {
		say();
		say_more();
		return set.left ? FOUND : OK;
	}
	if (!write_all()) {
		say_more();
		return set.refused ? FOUND : UNREAD;
	}
	if (set.container && (status = close_container()))
		return status;
	say();
	say_more();
	return set.left ? FOUND : OK;
}

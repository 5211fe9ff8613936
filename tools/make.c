/* SPDX-License-Identifier: MIT */
/* compat floor: a floor directory by name; and those in the cache of the user. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>
#include "compat.h"
#include "directory.h"
#include "emit.h"
#include "make.h"
#include "option.h"
#include "report.h"
#include "runtime.h"
#include "util.h"

#ifndef BUILT
#define BUILT "0"		/* what tells this program from others of its version: they may make other directories */
#endif

/* objects.S; nothing between them where there are none */
extern const unsigned char objects_x86_64[], objects_x86_64_end[], objects_aarch64[], objects_aarch64_end[];

struct span make_objects(const char *arch)
{
	if (strcmp(arch, "aarch64"))
		return (struct span) { objects_x86_64, (uint64_t)(objects_x86_64_end - objects_x86_64) };
	return (struct span) { objects_aarch64, (uint64_t)(objects_aarch64_end - objects_aarch64) };
}

bool make_can(const char *arch)
{
	return make_objects(arch).len;
}

static const char *name_of(const struct host *h)
{
	return shown(base_name(compiler_name(h->program, h->nprogram)));
}

static bool try(struct host *h, const char *compiler)
{
	h->program = divide(compiler, &h->nprogram);
	h->libc = libc_of(h->program, h->nprogram, NULL, 0, BOUNDED);
	return h->libc.arch || h->libc.other || h->libc.none;
}

/* The compiler of that name, or the usual one for arch (machine: this one's). False after a message: it has no glibc, or one for another machine. */
static bool host_find(struct host *h, const char *compiler, const char *arch, const char *machine)
{
	char *usual[] = { "cc", "gcc", "clang", NULL }, *cross[] = { xasprintf("%s-linux-gnu-gcc", arch), NULL };
	char **names = compiler ? (char *[]) { (char *)compiler, NULL } : strcmp(arch, machine) ? cross : usual;
	const char *there = compiler;

	*h = (struct host) { 0 };
	if (compiler && !compiler[strspn(compiler, " \t\n")]) {
		warn("\"%s\" is no compiler: name one with --cc", compiler);
		return false;
	}
	for (char **n = names; *n; n++) {
		if (try(h, *n))
			break;
		if (!there && find_program(*n))
			there = *n;
	}
	if (!h->libc.arch && !h->libc.other && !h->libc.none) {
		if (there)
			warn("%s: no compiler, or one that cannot be run now, or does not tell which libc it links with (-print-file-name=libc.so.6); name another "
				"with --cc", shown(there));
		h->program = NULL;
		h->nprogram = 0;
		return !there;
	}
	if (h->libc.none)
		warn("%s has no glibc to link with: install libc6-dev or glibc-devel for its machine, or name another compiler with --cc", name_of(h));
	else if (!h->libc.arch)
		warn("%s links for another machine than %s: name another compiler with --cc", name_of(h), arch);
	else if (strcmp(h->libc.arch, arch))
		warn("%s links for %s, not for %s: name another compiler with --cc, or the machine with --arch", name_of(h), h->libc.arch, arch);
	return h->libc.arch && !strcmp(h->libc.arch, arch);
}

/* What a compiler links with by -lNAME statically: the path of libNAME.a, or NULL. */
static char *static_library(const struct host *h, const char *name)
{
	char **argv = join(h->program, h->nprogram, h->target, h->ntarget), path[4096];
	bool good;

	argv = join(argv, h->nprogram + h->ntarget, (char *[]) { xasprintf("-print-file-name=%s", name) }, 1);
	good = answer(argv, path, sizeof path, BOUNDED);
	path[strcspn(path, "\n")] = 0;
	return good && *path == '/' && !strcmp(base_name(path), name) && !access(path, R_OK) ? xstrdup(path) : NULL;
}

/* Those that there are, in run_times' order; all that one is asked for tends to lie in one place. */
static char **run_time_libraries(const struct host *h, int *n)
{
	char **path = NULL, *last = NULL;

	*n = 0;
	if (!h->program && !h->bare)
		warn("no compiler here: a floor directory without the parts for C++, OpenMP and Fortran, which are made of a compiler's libraries");
	if (!h->program || h->bare)
		return NULL;
	for (int i = 0; i < RUN_TIMES; i++) {
		char *name = xasprintf("%s.a", run_times[i].name), *beside = last ? xasprintf("%.*s/%s", (int)(strrchr(last, '/') - last), last, name) : NULL;
		char *it = i == LIBGCC_S ? NULL : beside && !access(beside, R_OK) ? beside : static_library(h, name);

		if (it)
			last = *PUSH(path, *n) = it;
		free(name);
	}
	return path;
}

static void read_tables(struct runtime_tables *t, const char *arch)
{
	struct runtime_row *row;
	int n = data_runtime_rows(&row, arch);

	*t = (struct runtime_tables) { .dir = runtime_dir, .gcc = gcc_tables, .state = (char **)runtime_state, .nstate = nruntime_state };
	for (int i = 0; i < n; i++) {
		int k = (int)(gcc_run_time(row[i].soname) - run_times);

		*PUSH(t->s[k], t->n[k]) = row[i].s;
	}
	free(row);
}

/* The linker that the compiler starts, for "ld -r". */
static char **linker(const struct host *h)
{
	char **argv = join(h->program, h->nprogram, h->target, h->ntarget), path[4096];
	int n;

	if (h->program && answer(join(argv, h->nprogram + h->ntarget, (char *[]) { "-print-prog-name=ld" }, 1), path, sizeof path, BOUNDED)) {
		path[strcspn(path, "\n")] = 0;
		if (*path)
			return join((char *[]) { xstrdup(path) }, 1, NULL, 0);
	}
	return divide("ld", &n);
}

/* That of this machine; 0: it has another libc */
static int own_glibc(void)
{
	char s[64] = "";

#ifdef _CS_GNU_LIBC_VERSION
	confstr(_CS_GNU_LIBC_VERSION, s, sizeof s);
#endif
	return strncmp(s, "glibc ", 6) ? 0 : version(s + 6);
}

/* The release of the host, as far as the tables go; 0 and *why */
static int host_glibc(const char *arch, const struct floor *f, const struct host *h, char **why)
{
	const struct tables *t = data_tables(arch);
	struct utsname u;
	bool here = !uname(&u) && !strcmp(u.machine, arch);
	const char *name = h->glibc ? "--host" : h->program ? name_of(h) : "this machine";
	int host = h->glibc ? h->glibc : h->libc.glibc;

	if (!host && h->program)
		host = headers_of(h->program, h->nprogram, h->target, h->ntarget, BOUNDED);
	if (!host && here)
		host = own_glibc();
	if (host > t->newest)
		host = t->newest;
	if (!host)
		*why = xasprintf("no compiler for %s that tells its glibc, for which floor %s has to be made: install gcc-%s-linux-gnu, or name another with --cc",
			arch, f->release, strcmp(arch, "x86_64") ? arch : "x86-64");
	else if (host < f->glibc)
		*why = xasprintf("%s has glibc %s, older than floor %s: what is linked with it runs there as it is, without libcompat", name, vstr(host), f->release);
	return *why ? 0 : host;
}

static char *lacks(const char *arch)
{
	return make_can(arch) ? NULL : xasprintf("this compat holds no floors for %s: build it with them, in libcompat's source: make ARCH=%s all, or take a release's",
		arch, arch);
}

static struct output made(const char *arch, const struct floor *f, const struct host *h, int host, char **library, int nlibrary)
{
	struct tables *t = data_tables(arch);
	struct output o = { NULL, 0 };
	struct runtime_tables run;
	struct objects objects;
	struct plan p;

	plan_make(&p, t, host, f->glibc);
	objects_read(&objects, "compat", make_objects(arch));
	emit_floor(&p, &objects, &o);
	read_tables(&run, arch);
	runtime_emit(&run, arch, f->glibc, f->gcc, library, nlibrary, linker(h), &o);
	return o;
}

static bool is_one(const char *name, const char *fmt, const char *of)
{
	char *s = of ? xasprintf(fmt, of) : NULL;
	bool same = s && !strcmp(name, s);

	free(s);
	return same;
}

/* The name of a file that floor directories have, whichever, or of make's stamp. */
static bool is_ours(const char *name)
{
	static const char *const others[] = { "libcompat.a", "libcompat.so", "libcompat_nopins.a", "libcompat_along.a", "libcompat_old.a", "libcompat_old.so", "libcompat_printf.o", "libcompat_printf.so",
		"libstdcxx_rest.a" };
	struct tables *all[] = { &table_x86_64, &table_aarch64 };
	bool ours = !strncmp(name, ".host-2.", 8);

	for (unsigned i = 0; i < sizeof others / sizeof *others; i++)
		ours |= !strcmp(name, others[i]);
	for (int k = 0; k < 2; k++)
		for (int i = 0; i < all[k]->nlib; i++) {
			const struct lib *l = &all[k]->lib[i];

			ours |= is_one(name, "%s", l->soname) || is_one(name, "%s", l->script) || is_one(name, "%s_keep.o", l->home);
		}
	for (int i = 0; i < RUN_TIMES; i++)
		ours |= is_one(name, "%s", run_times[i].soname) || is_one(name, "%s.so", run_times[i].name) || is_one(name, "%s_rest.a", run_times[i].name);
	return ours;
}

/* An entry of a directory that is there and no floor's; "" if it cannot be looked at, NULL if all of it can be replaced. */
static char *foreign(const char *dir)
{
	DIR *d = opendir(dir);
	char *found = NULL;

	if (!d)
		return errno == ENOENT ? NULL : xstrdup("");
	for (struct dirent *e; !found && (e = readdir(d)); ) {
		struct stat st;

		if (strcmp(e->d_name, ".") && strcmp(e->d_name, "..") &&
		    (!is_ours(e->d_name) || fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) || !S_ISREG(st.st_mode)))
			found = xstrdup(e->d_name);
	}
	closedir(d);
	return found;
}

/* "dir/" is made dir */
static char *without_slash(const char *dir)
{
	size_t n = strlen(dir);

	while (n > 1 && dir[n - 1] == '/')
		n--;
	return xasprintf("%.*s", (int)n, dir);
}

static bool make_path(const char *dir)
{
	char *path = xstrdup(dir);
	bool good = true;

	for (char *slash = path + 1; good && slash; ) {
		slash = strchr(slash, '/');
		if (slash)
			*slash = 0;
		good = !mkdir(path, 0777) || errno == EEXIST || errno == EISDIR || !access(path, F_OK);
		if (slash)
			*slash++ = '/';
	}
	free(path);
	return good;
}

/* Makes dir, which is replaced if it is a floor directory; NULL, or what is wrong with doing so. Exits after a message where something cannot be written. */
static char *make_floor(const char *arch, const struct floor *f, const struct host *h, const char *dir)
{
	char *why = lacks(arch), **library, *parent, *slash, *real, *other;
	struct output o;
	struct stat st;
	int host = why ? 0 : host_glibc(arch, f, h, &why), n;

	if (why)
		return why;
	parent = xasprintf("%s", dir);
	slash = strrchr(parent, '/');
	if (slash && slash > parent) {
		*slash = 0;
		if (!make_path(parent))
			return xasprintf("%s: %s", shown(parent), strerror(errno));
	}
	/* a link to it, or "." */
	real = realpath(dir, NULL);
	if (!real && errno != ENOENT)
		return xasprintf("%s: %s", shown(dir), strerror(errno));
	if (!real && !lstat(dir, &st))
		return xasprintf("%s: a symbolic link to nothing", shown(dir));
	other = real ? foreign(real) : NULL;
	if (other)
		return *other ? xasprintf("%s: %s in it is nothing of a floor directory, and would be lost: name another directory", shown(dir), xstrdup(shown(other))) :
			xasprintf("%s: %s", shown(dir), strerror(errno));
	library = run_time_libraries(h, &n);
	o = made(arch, f, h, host, library, n);
	if (!output_write(&o, real ? real : dir, REPLACE))
		exit(UNREAD);
	return NULL;
}

/* Tells libraries from others, by where they are and when they were written. */
static uint64_t fingerprint(char **library, int n)
{
	uint64_t h = 14695981039346656037u;

	for (int i = 0; i < n; i++) {
		struct stat st = { 0 };
		char *s;

		stat(library[i], &st);
		s = xasprintf("%s %lld %lld", library[i], (long long)st.st_size, (long long)st.st_mtime);
		for (char *p = s; *p; p++)
			h = (h ^ (unsigned char)*p) * 1099511628211u;
		free(s);
	}
	return h;
}

/* The files of a directory in the cache, and their sizes, are in a list beside it: others clean up there, or bring back a part of it. */
static char *list_path(const char *parent, const char *release)
{
	return xasprintf("%s/.%s.files", parent, release);
}

static bool write_list(const struct output *o, const char *parent, const char *release)
{
	char *path = list_path(parent, release);
	FILE *f = fopen(path, "w");
	bool good = f;

	for (int i = 0; good && i < o->n; i++)
		good = fprintf(f, "%s %zu\n", o->file[i].name, o->file[i].size) > 0;
	if (f && fclose(f))
		good = false;
	if (!good)
		warn("%s:", path);
	free(path);
	return good;
}

static bool intact(const char *parent, const char *release)
{
	char *path = list_path(parent, release), name[256];
	FILE *f = fopen(path, "r");
	unsigned long size;
	bool good = true;
	int n = 0;

	/* NOLINTNEXTLINE(cert-err34-c): write_list() wrote them, and any other number is another size */
	while (f && good && fscanf(f, "%255s %lu", name, &size) == 2) {
		char *file = xasprintf("%s/%s/%s", parent, release, name);
		struct stat st;

		good = !stat(file, &st) && S_ISREG(st.st_mode) && (unsigned long)st.st_size == size;
		n++;
		free(file);
	}
	if (f)
		fclose(f);
	free(path);
	return good && n;
}

static char *cache(char **why)
{
	char *xdg = from_environment("XDG_CACHE_HOME"), *home = from_environment("HOME");

	if (xdg && *xdg == '/')
		return xasprintf("%s/libcompat", xdg);
	if (home && *home == '/')
		return xasprintf("%s/.cache/libcompat", home);
	*why = xstrdup("neither HOME nor XDG_CACHE_HOME is an absolute path: there is no place for floor directories; say --directory DIR, or set COMPAT_DIRECTORY");
	return NULL;
}

static char *no_place(const char *path, const char *arch, const struct floor *f)
{
	return xasprintf("%s: %s, and floor %s for %s has to be made there; say --directory DIR, or set XDG_CACHE_HOME or COMPAT_DIRECTORY",
		shown(path), strerror(errno), f->release, arch);
}

/* The one below a directory, which is the user's cache if that is NULL, made if it is not there: its path, or NULL and *why. Exits likewise. */
static char *make_cached(const char *arch, const struct floor *f, const struct host *h, const char *below, char **why)
{
	char *root, *parent, *dir, *real, *lock, **library;
	int host, n, fd;
	bool alone;

	*why = lacks(arch);
	host = *why ? 0 : host_glibc(arch, f, h, why);
	root = !host ? NULL : below ? without_slash(below) : cache(why);
	if (!root)
		return NULL;
	library = run_time_libraries(h, &n);
	parent = xasprintf("%s/%s-%s/%s-linux-gnu/glibc%s-%08x", root, VERSION, BUILT, arch, vstr(host), (unsigned)fingerprint(library, n));
	dir = xasprintf("%s/%s", parent, f->release);
	if (!intact(parent, f->release)) {
		if (!make_path(parent)) {
			*why = no_place(parent, arch, f);
			return NULL;
		}
		/* one of many makes it; where there are no locks all of them do, and the first stays */
		lock = xasprintf("%s/.lock", parent);
		fd = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
		if (fd < 0) {
			*why = no_place(lock, arch, f);
			return NULL;
		}
		while (!(alone = !flock(fd, LOCK_EX)) && errno == EINTR)
			;
		if (alone)
			output_sweep(dir);
		if (!intact(parent, f->release)) {
			struct output o = made(arch, f, h, host, library, n);

			if (!output_write(&o, dir, access(dir, F_OK) ? UNLESS_THERE : REPLACE) || !write_list(&o, parent, f->release))
				exit(UNREAD);
		}
		close(fd);
		free(lock);
	}
	real = realpath(dir, NULL);
	if (!real)
		*why = xasprintf("%s: %s", shown(dir), strerror(errno));
	free(dir);
	free(parent);
	free(root);
	return real;
}

char *make_directory(const char *arch, const struct floor *f, const struct host *h, const char *compiler, const char *below)
{
	char *dir = NULL, *cached, *why = NULL;
	struct utsname u;
	struct host own;

	if (!below)
		below = from_environment("COMPAT_DIRECTORY");
	if (!below)
		dir = floor_find(arch, f->release);
	if (dir && (directory_has(dir, "libstdcxx_rest.a") || !make_can(arch)))
		return dir;
	if (!dir && !below && !make_can(arch)) {
		warn("%s", floor_why(arch, f->release));
		return NULL;
	}
	if (!h) {
		if (!host_find(&own, compiler, arch, uname(&u) ? arch : u.machine))
			return dir;
		h = &own;
	}
	/* out of a package, or made when there was no g++ */
	if (dir && !static_library(h, "libstdc++.a"))
		return dir;
	cached = make_cached(arch, f, h, below, &why);
	if (!cached && !dir)
		warn("%s", why);
	if (cached)
		free(dir);
	return cached ? cached : dir;
}

int command_floor(int argc, char **argv)
{
	static const struct option options[] = {
		{ "floor", 1, NULL, 'f' }, { "arch", 1, NULL, 'A' }, { "cc", 1, NULL, 'C' }, { "host", 1, NULL, 'H' }, { "without-runtimes", 0, NULL, 'R' }, { 0 },
	};
	const char *floor = from_environment("COMPAT_FLOOR"), *arch = NULL, *compiler = from_environment("COMPAT_CC"), *glibc = NULL;
	struct tables *t, *machine;
	bool bare = false;
	struct floor f;
	struct host h;
	char *dir, *why;
	int c;

	opterr = 0;
	while ((c = getopt_long(argc, argv, ":f:A:C:H:R", options, NULL)) >= 0)
		switch (c) {
		case 'f': floor = optarg; break;
		case 'A': arch = optarg; break;
		case 'C': compiler = optarg; break;
		case 'H': glibc = optarg; break;
		case 'R': bare = true; break;
		default: return wrong_option("floor", c, argc, argv);
		}
	if (optind == argc || !*argv[optind])
		return usage("floor", "no directory to be made");
	if (optind + 1 < argc)
		return usage("floor", "one directory at a time, not %s", shown(argv[optind + 1]));
	if (want_floor("floor", floor ? floor : "2.17", &f) || want_arch("floor", NULL, &machine) || want_arch("floor", arch, &t))
		return USAGE;
	if (glibc && (version(glibc) < version("2.17") || version(glibc) % 1000))
		return usage("floor", "--host %s: want a glibc release from 2.17 to %s", shown(glibc), vstr(t->newest));
	progname = "compat floor";
	if (glibc && bare)
		h = (struct host) { 0 };
	else if (!host_find(&h, compiler, t->arch, machine->arch))
		return UNREAD;
	h.bare = bare;
	h.glibc = glibc ? version(glibc) : 0;
	dir = without_slash(argv[optind]);
	why = make_floor(t->arch, &f, &h, dir);
	if (why)
		warn("%s", why);
	free(why);
	free(dir);
	return why ? UNREAD : OK;
}

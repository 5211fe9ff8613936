/* SPDX-License-Identifier: MIT */
/* compat check: files, directories and packages. */
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <getopt.h>
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "compat.h"
#include "format.h"
#include "option.h"
#include "package.h"
#include "util.h"

static struct {
	struct floor floor;
	bool asked;		/* for the floor: else a wheel's is what its tag promises */
	const char **exclude;
	int nexclude;
	const char *held;	/* the floor that files were held against, as it is called */
	bool several;		/* not all against the same */
	const char *map;
	const struct format *format;	/* NULL: text */
	bool quiet, all;
	bool lost;		/* the map */
	bool many;		/* not only files that were named */
	struct total n;
} opt;

static struct wheel *in;		/* the wheel that is looked into */

/* a file may be cut short by somebody else while it is read */
static sigjmp_buf cut;
static volatile sig_atomic_t reading;

static void on_bus(int sig)
{
	if (reading)
		siglongjmp(cut, 1);
	signal(sig, SIG_DFL);
}

static void unchecked(const char *path, const char *why, bool unseen)
{
	struct report r = { .path = path };
	char *copy = xstrdup(why);

	opt.n.files++;
	opt.n.failed += !unseen;
	opt.n.unseen += unseen;
	if (opt.format) {
		r.unseen = unseen;
		r.error = &copy;
		r.nerror = 1;
		opt.format->file(&r, &opt.floor, true);
	} else if (!opt.quiet) {
		fflush(stdout);
		warn("%s: %s", shown(path), shown(why));
	}
	free(copy);
}

static void unread(const char *path, const char *why)
{
	unchecked(path, why, false);
}

static void examine(const char *path, const unsigned char *data, size_t size, bool given)
{
	static struct report r;		/* survives a siglongjmp */
	bool told;

	r = (struct report) { .path = path, .keep = in != NULL };
	if (sigsetjmp(cut, 1)) {
		/* what it has allocated is lost with it, once */
		reading = 0;
		unread(path, "cut short while it was read");
		return;
	}
	reading = 1;
	check(&r, &opt.floor, data, size);
	if (in)
		wheel_add(in, &r);
	opt.lost |= opt.map && r.above && !check_map(&r, opt.map);
	reading = 0;
	if (r.hollow && !given) {
		opt.n.other++;
		check_free(&r);
		return;
	}
	opt.n.files++;
	opt.several |= opt.held && strcmp(opt.held, opt.floor.name);
	opt.held = opt.floor.name;
	opt.n.above += r.above;
	opt.n.failed += !r.above && r.nerror && !r.unseen;
	opt.n.unseen += !r.above && r.unseen;
	told = r.above || opt.all || given;
	if (opt.format) {
		opt.format->file(&r, &opt.floor, told);
	} else if (!opt.quiet) {
		if (told)
			report_text(&r, &opt.floor, opt.all || given);
		fflush(stdout);
		report_errors(&r);
	}
	check_free(&r);
}

static const char *foreign(const unsigned char *head, size_t n)
{
	static const unsigned char macho[][4] = {
		{ 0xfe, 0xed, 0xfa, 0xce }, { 0xfe, 0xed, 0xfa, 0xcf }, { 0xce, 0xfa, 0xed, 0xfe },
		{ 0xcf, 0xfa, 0xed, 0xfe }, { 0xca, 0xfe, 0xba, 0xbe },
	};

	if (!n)
		return "empty file";
	for (unsigned i = 0; i < sizeof macho / sizeof *macho; i++)
		if (n >= 4 && !memcmp(head, macho[i], 4))
			return "Mach-O or Java class file, not ELF";
	if (n >= 2 && !memcmp(head, "MZ", 2))
		return "Windows program, not ELF";
	if (n >= 2 && !memcmp(head, "#!", 2))
		return "script, not ELF";
	return "not an ELF file or an archive";
}

static void tree(const char *path, const char *name, bool given);

/* What is looked at until end_wheel() is of a wheel. */
static struct wheel *begin_wheel(const char *path, const char *root, const char *prefix, const char *info)
{
	struct wheel *before = in;
	struct floor f;

	in = xcalloc(1, sizeof *in);
	wheel_begin(in, path, root, prefix, info);
	in->exclude = opt.exclude;
	in->nexclude = opt.nexclude;
	if (opt.asked || !in->promise)
		return before;
	if (data_floor(in->promised > table_x86_64.newest ? vstr(table_x86_64.newest) : policy_name(in->promised, "x86_64"), &f))
		return before;		/* one before the tables */
	opt.floor = f;
	return before;
}

/* told: say it even if there is nothing wrong with it */
static void end_wheel(struct wheel *before, struct floor floor, bool told)
{
	struct wheel *w = in;

	wheel_end(w);
	opt.floor = floor;
	in = before;
	if (w->policy) {
		opt.n.broken += w->broken;
		if (opt.format && opt.format->wheel && (told || w->broken))
			opt.format->wheel(w);
		else if (!opt.format && !opt.quiet && (told || w->broken))
			report_text_wheel(w, opt.all);
		fflush(stdout);
		*PUSH(opt.n.wheel, opt.n.nwheel) = *w;	/* JSON has them behind all files */
	} else {
		wheel_free(w);
	}
	free(w);
}

/* Files in a package have its name in front of theirs. */
static void inside(const struct package *p, const char *path, const char *name, bool given)
{
	struct total before = opt.n;
	struct floor floor = opt.floor;
	struct wheel *outer;
	const char *why, *dir;
	char *kept;
	bool tools;

	if (opt.map) {
		unread(name, "--map belongs to one file, not to a package");
		return;
	}
	dir = package_open(p, path, &why, &tools);
	kept = why ? xstrdup(why) : NULL;
	if (dir && wheel_called(name)) {
		outer = begin_wheel(name, dir, name, NULL);
		tree(dir, name, given);
		end_wheel(outer, floor, opt.all || given);
	} else if (dir) {
		tree(dir, name, given);
	}
	if (dir)
		package_close();
	if (kept)
		unchecked(name, kept, tools);
	else if (opt.n.files == before.files && given)
		unchecked(name, "package without an ELF file: nothing was checked", true);
	else if (opt.n.files == before.files)
		opt.n.other++;
	free(kept);
}

/* given: named on the command line, not found in a directory; name: what it is called */
static void one(const char *path, const char *name, bool given)
{
	unsigned char head[PACKAGE_HEAD];
	struct package p;
	struct stat st;
	bool package;
	void *map;
	ssize_t n;
	int fd;

	/* opening a device can be more than that */
	if (given && !stat(path, &st) && !S_ISREG(st.st_mode)) {
		unread(name, "not a regular file");
		return;
	}
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0 || fstat(fd, &st)) {
		unread(name, strerror(errno));
	} else if (!S_ISREG(st.st_mode)) {
		if (given)
			unread(name, "not a regular file");
		else
			opt.n.other++;
	} else if ((n = pread(fd, head, sizeof head, 0)) < 0) {
		unread(name, strerror(errno));
	} else {
		package = package_is(&p, head, (size_t)n, name, given);
		if (package && !image_is_elf(head, (size_t)n)) {
			inside(&p, path, name, given);
		} else if (image_is_code(head, (size_t)n)) {
			unchecked(name, check_intermediate, true);
		} else if (!image_is_elf(head, (size_t)n) && !image_is_archive(head, (size_t)n)) {
			if (given)
				unread(name, foreign(head, (size_t)n));
			else if (package_called(name))	/* an error page in its place, say */
				unread(name, n ? "called like a package, and is none" : "empty file");
			else
				opt.n.other++;
		} else if ((map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0)) == MAP_FAILED) {
			unread(name, strerror(errno));
		} else {
			examine(name, map, (size_t)st.st_size, given);
			munmap(map, (size_t)st.st_size);
			if (package)	/* an AppImage is a program as well */
				inside(&p, path, name, given);
		}
	}
	if (fd >= 0)
		close(fd);
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* list: report each as if it was named itself */
static void tree(const char *path, const char *name, bool list)
{
	char *roots[] = { (char *)path, NULL };
	FTS *fts = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR | FTS_COMFOLLOW, by_name);
	bool all = opt.all;
	FTSENT *e;

	opt.many = true;
	if (!fts) {
		unread(name, strerror(errno));
		return;
	}
	opt.all |= list;
	/* links lead to files that are elsewhere in the tree or not of it; devices and pipes are better left alone */
	while ((errno = 0, e = fts_read(fts))) {
		char *called = xasprintf("%s%s", name, e->fts_path + strlen(path));

		switch (e->fts_info) {
		case FTS_F:
			one(e->fts_path, called, false);
			break;
		case FTS_DNR:
		case FTS_ERR:
		case FTS_NS:
			unread(called, strerror(e->fts_errno));
			break;
		}
		free(called);
	}
	if (errno)
		unread(name, strerror(errno));
	fts_close(fts);
	opt.all = all;
}

/* A directory that was named: a wheel, if it is one that was unpacked. */
static void directory(const char *path)
{
	char *info = wheel_info(path);
	struct floor floor = opt.floor;

	if (info) {
		struct wheel *outer = begin_wheel(path, path, path, info);

		tree(path, path, false);
		end_wheel(outer, floor, true);
		free(info);
	} else {
		tree(path, path, false);
	}
}

/* A file that was named: an extension module by itself has a policy too. */
static void file(const char *path)
{
	struct floor floor = opt.floor;

	if (wheel_module(path)) {
		const char *slash = strrchr(path, '/');
		char *dir = slash ? xasprintf("%.*s", (int)(slash - path + 1), path) : xstrdup(".");
		struct wheel *outer = begin_wheel(path, dir, slash ? dir : "", NULL);

		in->bare = true;
		one(path, path, true);
		end_wheel(outer, floor, true);
		free(dir);
	} else {
		one(path, path, true);
	}
}

/* the floor in the last line */
static const struct floor *held(void)
{
	static struct floor f;

	f = opt.floor;
	if (opt.held)
		f.name = opt.several ? "their floors" : opt.held;
	return &f;
}

int command_check(int argc, char **argv)
{
	static const struct option options[] = {
		{ "floor", 1, NULL, 'f' }, { "map", 1, NULL, 'm' }, { "format", 1, NULL, 'F' }, { "json", 0, NULL, 'j' },
		{ "quiet", 0, NULL, 'q' }, { "all", 0, NULL, 'a' }, { "exclude", 1, NULL, 'x' }, { 0 },
	};
	const char *floor = "2.17", *format = NULL;
	bool json = false;
	struct stat st;
	int c;

	opterr = 0;
	while ((c = getopt_long(argc, argv, ":f:m:jqa", options, NULL)) >= 0)
		switch (c) {
		case 'f': floor = optarg; opt.asked = true; break;
		case 'x': *PUSH(opt.exclude, opt.nexclude) = optarg; break;
		case 'm': opt.map = optarg; break;
		case 'F': format = optarg; break;
		case 'j': json = true; break;
		case 'q': opt.quiet = true; break;
		case 'a': opt.all = true; break;
		default: return wrong_option("check", c, argc, argv);
		}
	if (want_floor("check", floor, &opt.floor))
		return USAGE;
	if (optind == argc)
		return usage("check", "no file");
	if (opt.map && (optind + 1 != argc || (!stat(argv[optind], &st) && S_ISDIR(st.st_mode))))
		return usage("check", "--map belongs to one file");
	if (json && format && strcmp(format, "json"))
		return usage("check", "--json or --format %s, not both", shown(format));
	if (json && opt.quiet)
		return usage("check", "--json or --quiet, not both");
	if (format && !(opt.format = format_find(format)))
		return usage("check", "no format %s: text, json, github, sarif or gitlab", shown(format));
	if (opt.format && !opt.format->file)
		opt.format = NULL;
	if (json)
		opt.format = format_find("json");
	if (opt.format && opt.quiet)
		return usage("check", "--format %s or --quiet, not both", format);
	sigaction(SIGBUS, &(struct sigaction) { .sa_handler = on_bus }, NULL);
	if (opt.format)
		opt.format->begin(&opt.floor);
	for (; optind < argc; optind++) {
		char *path = argv[optind];
		int before = opt.n.files;

		if (stat(path, &st) || !S_ISDIR(st.st_mode)) {
			file(path);
			continue;
		}
		directory(path);
		if (opt.n.files == before)
			unchecked(path, "no ELF file in it: nothing was checked", true);
	}
	if (opt.format)
		opt.format->end(&opt.n, held());
	else if (!opt.quiet && (opt.n.files != 1 || opt.many))
		report_text_end(&opt.n, held());
	return opt.n.failed || opt.lost ? UNREAD : opt.n.above || opt.n.broken ? FOUND : opt.n.unseen ? UNSEEN : OK;
}

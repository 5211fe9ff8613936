/* SPDX-License-Identifier: MIT */
/* compat check: files and directories, one report each. */
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
#include "report.h"
#include "util.h"

static struct {
	struct floor floor;
	const char *map;
	bool json, quiet, all, lost;	/* lost: the map */
	struct total n;
} opt;

/* a file may be cut short by somebody else while it is read */
static sigjmp_buf cut;
static volatile sig_atomic_t reading;

static void on_bus(int sig)
{
	if (reading)
		siglongjmp(cut, 1);
	signal(sig, SIG_DFL);
}

static void unread(const char *path, const char *why)
{
	struct report r = { .path = path };
	char *copy = xstrdup(why);

	opt.n.files++;
	opt.n.failed++;
	if (opt.json) {
		r.error = &copy;
		r.nerror = 1;
		report_json(&r);
	} else if (!opt.quiet) {
		warn("%s: %s", shown(path), why);
	}
	free(copy);
}

static void examine(const char *path, const unsigned char *data, size_t size)
{
	static struct report r;		/* survives a siglongjmp */

	r = (struct report) { .path = path };
	if (sigsetjmp(cut, 1)) {
		/* what it has allocated is lost with it, once */
		reading = 0;
		unread(path, "cut short while it was read");
		return;
	}
	reading = 1;
	check(&r, &opt.floor, data, size);
	opt.lost |= opt.map && r.above && !check_map(&r, opt.map);
	reading = 0;
	opt.n.files++;
	opt.n.above += r.above;
	opt.n.failed += !r.above && r.nerror;
	if (opt.json) {
		report_json(&r);
	} else if (!opt.quiet) {
		if (r.above || opt.all)
			report_text(&r, &opt.floor, opt.all);
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

/* given: named on the command line, not found in a directory */
static void one(const char *path, bool given)
{
	unsigned char head[8];
	struct stat st;
	void *map;
	ssize_t n;
	int fd;

	/* opening a device can be more than that */
	if (given && !stat(path, &st) && !S_ISREG(st.st_mode)) {
		unread(path, "not a regular file");
		return;
	}
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0 || fstat(fd, &st)) {
		unread(path, strerror(errno));
	} else if (!S_ISREG(st.st_mode)) {
		if (given)
			unread(path, "not a regular file");
		else
			opt.n.other++;
	} else if ((n = pread(fd, head, sizeof head, 0)) < 0) {
		unread(path, strerror(errno));
	} else if (!image_is_elf(head, (size_t)n) && !image_is_archive(head, (size_t)n)) {
		if (given)
			unread(path, foreign(head, (size_t)n));
		else
			opt.n.other++;
	} else if ((map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0)) == MAP_FAILED) {
		unread(path, strerror(errno));
	} else {
		bool all = opt.all;

		opt.all |= given;
		examine(path, map, (size_t)st.st_size);
		opt.all = all;
		munmap(map, (size_t)st.st_size);
	}
	if (fd >= 0)
		close(fd);
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static void tree(char *path)
{
	char *roots[] = { path, NULL };
	FTS *fts = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR | FTS_COMFOLLOW, by_name);
	FTSENT *e;

	if (!fts) {
		unread(path, strerror(errno));
		return;
	}
	/* links lead to files that are elsewhere in the tree or not of it; devices and pipes are better left alone */
	while ((errno = 0, e = fts_read(fts)))
		switch (e->fts_info) {
		case FTS_F:
			one(e->fts_path, false);
			break;
		case FTS_DNR:
		case FTS_ERR:
		case FTS_NS:
			unread(e->fts_path, strerror(e->fts_errno));
			break;
		}
	if (errno)
		unread(path, strerror(errno));
	fts_close(fts);
}

int command_check(int argc, char **argv)
{
	static const struct option options[] = {
		{ "floor", 1, NULL, 'f' }, { "map", 1, NULL, 'm' }, { "json", 0, NULL, 'j' },
		{ "quiet", 0, NULL, 'q' }, { "all", 0, NULL, 'a' }, { 0 },
	};
	const char *floor = "2.17";
	struct stat st;
	int c;

	opterr = 0;
	while ((c = getopt_long(argc, argv, ":f:m:jqa", options, NULL)) >= 0)
		switch (c) {
		case 'f': floor = optarg; break;
		case 'm': opt.map = optarg; break;
		case 'j': opt.json = true; break;
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
	if (opt.json && opt.quiet)
		return usage("check", "--json or --quiet, not both");
	sigaction(SIGBUS, &(struct sigaction) { .sa_handler = on_bus }, NULL);
	if (opt.json)
		report_json_begin(&opt.floor);
	for (; optind < argc; optind++)
		if (!stat(argv[optind], &st) && S_ISDIR(st.st_mode))
			tree(argv[optind]);
		else
			one(argv[optind], true);
	if (opt.json)
		report_json_end(&opt.n);
	else if (!opt.quiet && opt.n.files != 1)
		report_text_end(&opt.n, &opt.floor);
	return opt.n.failed || opt.lost ? UNREAD : opt.n.above ? FOUND : OK;
}

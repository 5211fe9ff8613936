/* SPDX-License-Identifier: MIT */
/*
 * What is in a package is not ours to trust. The tools that unpack it refuse names that lead out of the directory; it is in
 * one that nobody else can enter, without the owners and the set-user-id bits that the package asks for, and bounded. What
 * comes out is read like any directory: links are not followed. Nothing in it is run.
 */
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "package.h"
#include "util.h"

#ifndef PACKAGE_BYTES
#define PACKAGE_BYTES (8ULL << 30)	/* unpacked, with all packages in it */
#endif
#ifndef PACKAGE_FILES
#define PACKAGE_FILES 1000000
#endif
#define DEPTH 3				/* of packages in packages */
#define SECONDS 900			/* of processor time for a tool */

struct format {
	const char *what;
	const char *names;		/* how files are called, if that must tell; NULL: it need not */
	struct {
		const char *tools, *script;	/* $1 is the file, $2 the directory, $3 the offset */
	} by[2];
};

#define BSDTAR "bsdtar -x --no-same-owner --no-same-permissions -C \"$2\" -f "
#define TAR "tar -x --no-same-owner --no-same-permissions -C \"$2\" -f "

/* the shell tells the status of a pipe's last command only */
#define OR_BAD(command) "{ " command " || : >\"$2.bad\"; }"

static const struct format formats[] = {
	[PACKAGE_DEB] = { "Debian package", NULL, {
		{ "dpkg-deb tar", OR_BAD("dpkg-deb --fsys-tarfile \"$1\"") " | " TAR "-" },
		{ "bsdtar", OR_BAD("bsdtar -xOf \"$1\" 'data.tar*'") " | " BSDTAR "-" } } },
	[PACKAGE_RPM] = { "RPM package", NULL, {
		{ "bsdtar", BSDTAR "\"$1\"" },
		{ "rpm2archive tar", OR_BAD("rpm2archive - <\"$1\"") " | " TAR "- -z" } } },
	[PACKAGE_ZIP] = { "zip archive", ".whl .zip .jar .egg .nupkg .conda", {
		{ "bsdtar", BSDTAR "\"$1\"" },
		{ "unzip", "unzip -qq -o \"$1\" -d \"$2\"" } } },
	[PACKAGE_TAR] = { "tar archive", ".tar .tar.gz .tgz .tar.xz .txz .tar.zst .tzst .tar.bz2 .tbz2 .crate .gem", {
		{ "bsdtar", BSDTAR "\"$1\"" },
		{ "tar", TAR "\"$1\"" } } },
	[PACKAGE_SQUASHFS] = { "squashfs image", NULL, {
		{ "unsquashfs", "unsquashfs -n -f -no-xattrs -d \"$2\" -o \"$3\" \"$1\" >&2" }, { 0 } } },
	[PACKAGE_ISO] = { "AppImage of the first kind", NULL, {
		{ "bsdtar", BSDTAR "\"$1\"" }, { 0 } } },
};

static bool begins(const unsigned char *head, size_t n, size_t at, const char *magic, size_t len)
{
	return n >= at + len && !memcmp(head + at, magic, len);
}

static bool called(const char *name, const char *list)
{
	size_t len = strlen(name), n;

	for (; *list; list += n + (list[n] == ' ')) {
		n = strcspn(list, " ");
		if (len > n && !strncasecmp(name + len - n, list, n))
			return true;
	}
	return false;
}

bool package_is(struct package *p, const unsigned char *head, size_t n, const char *name, bool asked)
{
	Elf64_Ehdr eh;
	int f;

#define IS(at, magic) begins(head, n, at, magic, sizeof (magic) - 1)
	*p = (struct package) { 0 };
	if (IS(0, "!<arch>\ndebian-binary"))
		f = PACKAGE_DEB;
	else if (IS(0, "\355\253\356\333"))
		f = PACKAGE_RPM;
	else if (IS(0, "PK\3\4") || IS(0, "PK\5\6"))
		f = PACKAGE_ZIP;
	else if (IS(0, "\37\213") || IS(0, "\3757zXZ") || IS(0, "(\265/\375") || IS(0, "BZh") || IS(257, "ustar"))
		f = PACKAGE_TAR;
	else if (IS(0, "hsqs"))
		f = PACKAGE_SQUASHFS;
	else if (IS(0, ELFMAG) && IS(8, "AI\1"))
		f = PACKAGE_ISO;
	else if (IS(0, ELFMAG) && IS(8, "AI\2") && n >= sizeof eh)
		f = PACKAGE_SQUASHFS;
	else
		return false;
	if (f == PACKAGE_SQUASHFS && head[0] == ELFMAG0) {
		/* the file system stands behind the program that mounts it */
		memcpy(&eh, head, sizeof eh);
		p->offset = eh.e_shoff + (unsigned long long)eh.e_shnum * eh.e_shentsize;
	}
	p->format = &formats[f];
	return asked || !formats[f].names || called(name, formats[f].names);
}

bool package_called(const char *name)
{
	return called(name, ".whl .deb .rpm .conda .AppImage");
}

enum package_kind package_kind(const struct package *p)
{
	return (enum package_kind)(p->format - formats);
}

const char *package_what(const struct package *p)
{
	return p->format->what;
}

static char *base;			/* of all that is unpacked */
static pid_t owner;			/* the process that made it */
static volatile pid_t child;
static char *dirs[DEPTH];
static int depth;
static unsigned long long bytes;	/* that may still be unpacked */
static long files;

static void run_rm(const char *path)
{
	pid_t pid = fork();

	if (!pid) {
		execl("/bin/sh", "sh", "-c", "chmod -R u+rwX -- \"$1\"; rm -rf -- \"$1\"", "sh", path, (char *)NULL);
		_exit(127);
	}
	while (pid > 0 && waitpid(pid, NULL, 0) < 0 && errno == EINTR) {
	}
}

static void clean(void)
{
	char *b = base;

	base = NULL;
	if (b && owner == getpid())
		run_rm(b);
}

/* fork and exec may be called here */
static void on_signal(int sig)
{
	if (child > 0)
		kill(-child, SIGKILL);
	clean();
	signal(sig, SIG_DFL);
	raise(sig);
}

/* beside: a file to make it beside of, or NULL */
static bool make_base(const char *beside)
{
	static const int sigs[] = { SIGHUP, SIGINT, SIGTERM, SIGPIPE, SIGQUIT };
	const char *tmp = getenv("TMPDIR");
	struct sigaction old;

	if (base)
		return true;
	base = beside ? xasprintf("%s.XXXXXX", beside) : xasprintf("%s/compat-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	if (!mkdtemp(base)) {
		free(base);
		base = NULL;
		return false;
	}
	owner = getpid();
	atexit(clean);
	for (unsigned i = 0; i < sizeof sigs / sizeof *sigs; i++)
		if (!sigaction(sigs[i], NULL, &old) && old.sa_handler == SIG_DFL)
			sigaction(sigs[i], &(struct sigaction) { .sa_handler = on_signal }, NULL);
	return true;
}

static void set_bounds(void)
{
	struct statvfs fs;

	bytes = PACKAGE_BYTES;
	files = PACKAGE_FILES;
	if (!statvfs(base, &fs) && (unsigned long long)fs.f_bavail * fs.f_frsize / 2 < bytes)
		bytes = (unsigned long long)fs.f_bavail * fs.f_frsize / 2;
}

static bool in_path(const char *tool, size_t len)
{
	const char *p = getenv("PATH");
	bool found = false;

	for (size_t n; p && *p && !found; p += n + (p[n] == ':')) {
		char *s;

		n = strcspn(p, ":");
		s = xasprintf("%.*s/%.*s", (int)n, p, (int)len, tool);
		found = n && !access(s, X_OK);
		free(s);
	}
	return found;
}

static bool there(const char *tools)
{
	for (size_t n; *tools; tools += n + (tools[n] == ' ')) {
		n = strcspn(tools, " ");
		if (!in_path(tools, n))
			return false;
	}
	return true;
}

/* What a directory holds: false if that is more than may be. */
static bool measure(const char *dir, unsigned long long *size, long *number)
{
	char *roots[] = { (char *)dir, NULL };
	FTS *fts = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
	FTSENT *e;

	*size = 0;
	*number = 0;
	while (fts && (e = fts_read(fts)) && *size <= bytes && *number <= files)
		if (e->fts_info != FTS_DP && e->fts_info != FTS_NS) {
			*size += (unsigned long long)e->fts_statp->st_blocks * 512;
			++*number;
		}
	if (fts)
		fts_close(fts);
	return *size <= bytes && *number <= files;
}

static void start(const char *script, const char *path, const char *dir, unsigned long long offset, int err)
{
	struct rlimit none = { 0, 0 }, size = { bytes, bytes }, time = { SECONDS, SECONDS };
	char *all = xasprintf("%s; s=$?; chmod -R u+rwX -- \"$2\"; rm \"$2.bad\" 2>/dev/null && exit 1; exit $s", script);
	char *at = xasprintf("%llu", offset), *file = xasprintf("%s%s", *path == '/' ? "" : "./", path);
	int null = open("/dev/null", O_RDWR);

	/* nor may it ask for a password on the terminal */
	setsid();
	signal(SIGPIPE, SIG_DFL);
	setrlimit(RLIMIT_CORE, &none);
	setrlimit(RLIMIT_FSIZE, &size);
	setrlimit(RLIMIT_CPU, &time);
	umask(077);
	dup2(null, STDIN_FILENO);
	dup2(null, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	setenv("LC_ALL", "C", 1);
	execl("/bin/sh", "sh", "-c", all, "sh", file, dir, at, (char *)NULL);
	_exit(127);
}

/* first line of what a tool complained about */
static void complaint(int err, char *to, size_t room)
{
	ssize_t n = pread(err, to, room - 1, 0);

	to[n < 0 ? 0 : n] = 0;
	to[strcspn(to, "\n")] = 0;
}

/* Waits for it, and looks now and then at what it has done: false if that is too much. */
static bool watch(pid_t pid, const char *dir, int *status)
{
	unsigned long long size;
	long number, wait = 1000000, rounds = 0;
	bool small = true;

	while (!waitpid(pid, status, WNOHANG)) {
		struct timespec t = { wait / 1000000000, wait % 1000000000 };

		nanosleep(&t, NULL);
		if (wait < 500000000 && ++rounds > 20)	/* most take some ms */
			wait *= 2;
		if (wait >= 250000000 && small && !measure(dir, &size, &number)) {
			small = false;
			kill(-pid, SIGKILL);
			kill(pid, SIGKILL);	/* it may not lead its group yet */
		}
	}
	small &= measure(dir, &size, &number);
	bytes -= small ? size : bytes;
	files -= small ? number : files;
	return small;
}

/* length of the first one */
static int word(const char *tools)
{
	return tools ? (int)strcspn(tools, " ") : 0;
}

/* Runs a script on path, whose output is to: false if that is too much. line: what it complained of */
static bool run(const char *script, const char *path, const char *to, unsigned long long offset, int err, int *status, char *line, size_t room)
{
	bool small;

	child = fork();
	if (!child)
		start(script, path, to, offset, err);
	small = child > 0 && watch(child, to, status);
	child = 0;
	complaint(err, line, room);
	close(err);
	return small && !(WIFEXITED(*status) && WEXITSTATUS(*status) == 128 + SIGXFSZ);
}

/* The file for complaints, or -1. */
static int open_error(void)
{
	char *err = xasprintf("%s/error", base);
	int fd = open(err, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	free(err);
	return fd;
}

const char *package_beside(const char *path)
{
	if (!make_base(path))
		return NULL;
	set_bounds();
	return base;
}

const char *package_run(const char *tool, const char *script, const char *in, const char *out)
{
	static char text[300];
	char line[200];
	int fd, status = 0;

	if (!there(tool)) {
		snprintf(text, sizeof text, "there is no %s here: install the package %s", tool,
			!strcmp(tool, "xz") ? "xz-utils or xz" : strstr(tool, "sum") ? "coreutils" : tool);
		return text;
	}
	fd = open_error();
	if (fd < 0)
		return strerror(errno);
	if (!run(script, in, out, 0, fd, &status, line, sizeof line))
		return "it holds too much, or there is too little room";
	if (!status)
		return NULL;
	snprintf(text, sizeof text, "%s fails%s%s", tool, *line ? ": " : "", line);
	return text;
}

const char *package_open(const struct package *p, const char *path, const char **why, bool *tools)
{
	static char text[512];
	const struct format *f = p->format;
	char line[200];
	int i = 0, fd, status = 0;
	bool small;

	*why = text;
	*tools = false;
	if (depth == DEPTH) {
		snprintf(text, sizeof text, "%s inside of %d others: unpack it, and check the directory", f->what, DEPTH);
		return NULL;
	}
	while (i < 2 && f->by[i].tools && !there(f->by[i].tools))
		i++;
	if (i == 2 || !f->by[i].tools) {
		*tools = true;
		snprintf(text, sizeof text, "%s: to look inside, install %.*s%s%.*s", f->what, word(f->by[0].tools),
			f->by[0].tools, f->by[1].tools ? " or " : "", word(f->by[1].tools), f->by[1].tools);
		return NULL;
	}
	if (!make_base(NULL)) {
		snprintf(text, sizeof text, "no directory in TMPDIR to unpack it in: %s", strerror(errno));
		return NULL;
	}
	if (!depth)
		set_bounds();
	dirs[depth] = xasprintf("%s/%d", base, depth);
	fd = open_error();
	if (fd < 0 || mkdir(dirs[depth], 0700)) {
		snprintf(text, sizeof text, "no directory to unpack it in: %s", strerror(errno));
		if (fd >= 0)
			close(fd);
		free(dirs[depth]);
		return NULL;
	}
	small = run(f->by[i].script, path, dirs[depth], p->offset, fd, &status, line, sizeof line);
	if (!small)
		snprintf(text, sizeof text, "%s that holds too much: unpack it, and check the directory", f->what);
	else if (status)
		snprintf(text, sizeof text, "%s that %.*s does not unpack%s%s", f->what,
			word(f->by[i].tools), f->by[i].tools, *line ? ": " : "", line);
	else
		*why = NULL;
	return dirs[depth++];
}

void package_close(void)
{
	run_rm(dirs[--depth]);
	free(dirs[depth]);
}

/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>
#include "container.h"
#include "describe.h"
#include "members.h"
#include "option.h"
#include "package.h"
#include "policy.h"
#include "report.h"
#include "util.h"

/* Best and alone, so that the bytes do not depend on the machine. */
static const struct press {
	const char *magic;
	size_t len;
	const char *tool, *unpack, *pack;
} presses[] = {
	{ "\37\213", 2, "gzip", "gzip -dc", "gzip -9nc" },
	{ "\3757zXZ", 6, "xz", "xz -dc", "xz -6 -T1 -c" },
	{ "(\265/\375", 4, "zstd", "zstd -dqc --long=31", "zstd -19 -T1 -qc" },
	{ "BZh", 3, "bzip2", "bzip2 -dc", "bzip2 -9c" },
};

#define NO_WORDS "unset GZIP XZ_OPT XZ_DEFAULTS ZSTD_CLEVEL ZSTD_NBTHREADS BZIP BZIP2; "

static struct {
	enum { TAR, DEB, ZIP, WHEEL } kind;
	const char *base;		/* the private directory */
	int ntemp;
	struct stat st;
	struct span file;
	const struct press *press;
	struct members members;
	bool taken;			/* something is changed */
	bool directory;			/* the output was named by that alone */

	/* a Debian package: an ar archive of tar archives */
	struct ar_member {
		const unsigned char *head;
		char name[17];
		struct span data;
	} *part;
	int npart, data, control;
	const struct press *control_press;
	struct members about;

	char *info;			/* a wheel's NAME-VERSION, of its .dist-info */
	struct moved {
		const char *from, *to;
	} *moved;
	int nmoved;
} in;

static int bad(const struct container *c, int status, const char *why)
{
	warn("%s: %s", shown(c->path), shown(why));
	return status;
}

static int failed(const struct container *c, const char *why)
{
	return bad(c, UNREAD, why);
}

static bool is_container(enum package_kind kind)
{
	return kind != PACKAGE_ISO && kind != PACKAGE_SQUASHFS;
}

static bool kind_of(const char *path, struct package *p)
{
	unsigned char head[PACKAGE_HEAD];
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	ssize_t n = fd < 0 ? -1 : pread(fd, head, sizeof head, 0);

	if (fd >= 0)
		close(fd);
	return n > 0 && package_is(p, head, (size_t)n, path, true) && is_container(package_kind(p));
}

bool container_is(const char *path)
{
	struct package p;

	return kind_of(path, &p);
}

static char *temporary(void)
{
	return xasprintf("%s/%d", in.base, in.ntemp++);
}

static bool put_file(const char *path, struct span s, unsigned mode)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	uint64_t done = 0;
	bool good = fd >= 0;

	while (good && done < s.len) {
		ssize_t n = write(fd, s.p + done, s.len - done < 1 << 30 ? s.len - done : 1 << 30);

		if (n > 0)
			done += (uint64_t)n;
		else
			good = n < 0 && errno == EINTR;
	}
	good = good && !fchmod(fd, mode);
	return (fd < 0 || !close(fd)) && good;
}

/* That a tool makes of a file: NULL, or what went wrong. */
static const char *by_tool(const char *tool, const char *command, const char *path, struct span *out)
{
	char *to = temporary(), *script = xasprintf(NO_WORDS "%s <\"$1\" >\"$2\"", command);
	const char *why = package_run(tool, script, path, to);

	if (!why && !file_map(to, out))
		why = strerror(errno);
	if (!why && !out->p)
		*out = (struct span) { (const unsigned char *)"", 0 };
	return why;
}

static const char *of_bytes(const char *tool, const char *command, struct span s, struct span *out)
{
	char *path = temporary();

	return put_file(path, s, 0600) ? by_tool(tool, command, path, out) : strerror(errno);
}

/* path: of s alone, or NULL */
static const char *unpress(struct span s, const char *path, const struct press **press, struct span *out)
{
	*press = NULL;
	*out = s;
	for (size_t i = 0; i < sizeof presses / sizeof *presses; i++) {
		const struct press *p = &presses[i];

		if (s.len < p->len || memcmp(s.p, p->magic, p->len))
			continue;
		*press = p;
		return path ? by_tool(p->tool, p->unpack, path, out) : of_bytes(p->tool, p->unpack, s, out);
	}
	return NULL;
}

static const char *pack_tar(const struct members *m, const struct press *press, struct span *out)
{
	char *path = temporary();
	FILE *f = fopen(path, "wxe");
	bool good = f && tar_write(m, f);

	if (f && fclose(f))
		good = false;
	if (!good)
		return strerror(errno);
	if (press)
		return by_tool(press->tool, press->pack, path, out);
	return file_map(path, out) ? NULL : strerror(errno);
}

static const char *read_deb(void)
{
	struct span s = in.file, inner;
	const char *why;
	char *end;

	in.data = in.control = -1;
	for (uint64_t at = 8; at < s.len; ) {
		struct span h = span_part(s, at, 60);
		struct ar_member *p;
		uint64_t size;
		char digits[11] = { 0 };
		size_t n;

		if (!h.p || h.p[58] != '`' || h.p[59] != '\n')
			return "damaged: a header";
		memcpy(digits, h.p + 48, 10);
		size = strtoull(digits, &end, 10);
		p = PUSH(in.part, in.npart);
		*p = (struct ar_member) { .head = h.p, .data = span_part(s, at + 60, size) };
		memcpy(p->name, h.p, 16);
		for (n = 16; n && (p->name[n - 1] == ' ' || p->name[n - 1] == '/'); )
			p->name[--n] = 0;
		if (!p->data.p || end == digits)
			return "cut short";
		if (!strncmp(p->name, "data.tar", 8))
			in.data = in.npart - 1;
		else if (!strncmp(p->name, "control.tar", 11))
			in.control = in.npart - 1;
		at += 60 + size + size % 2;
	}
	if (in.data < 0 || in.control < 0)
		return "damaged: no control.tar or data.tar";
	if ((why = unpress(in.part[in.control].data, NULL, &in.control_press, &inner)) || (why = tar_read(&in.about, inner)))
		return why;
	if ((why = unpress(in.part[in.data].data, NULL, &in.press, &inner)))
		return why;
	return tar_read(&in.members, inner);
}

static const char *read_zip(void)
{
	char *path, *command;
	struct span out;
	uint64_t size = 0;
	const char *why = zip_read(&in.members, in.file);
	FILE *f;
	bool good;

	if (why)
		return why;
	path = temporary();
	f = fopen(path, "wxe");
	good = f && zip_gzip(&in.members, f);
	if (f && fclose(f))
		good = false;
	if (!good)
		return strerror(errno);
	if (!file_map(path, &out))
		return strerror(errno);
	for (int i = 0; i < in.members.n; i++)
		if (in.members.m[i].packed.p)
			size += in.members.m[i].size;
	/* not more than it says, in units of 512 bytes */
	command = xasprintf("ulimit -f %llu; gzip -dc", (unsigned long long)size / 512 + 1);
	if (out.p && (why = by_tool("gzip", command, path, &out)))
		return why;
	return zip_inflated(&in.members, out);
}

/* How deep a path ends below where it begins; -1: above it on its way */
static int depth(const char *path, int at)
{
	for (size_t n; *path; path += n + (path[n] == '/')) {
		n = strcspn(path, "/");
		if (n == 2 && !memcmp(path, "..", 2)) {
			if (--at < 0)
				return -1;
		} else if (n && !(n == 1 && *path == '.')) {
			at++;
		}
	}
	return at;
}

static bool dotted(const char *path)
{
	for (size_t n; *path; path += n + (path[n] == '/')) {
		n = strcspn(path, "/");
		if (n == 2 && !memcmp(path, "..", 2))
			return true;
	}
	return false;
}

/* What no package should have; an absolute link of a Debian package is one within the system. */
static const char *unsafe(const struct member *m)
{
	const char *slash = strrchr(m->name, '/');
	char *dir = slash ? xasprintf("%.*s", (int)(slash - m->name), m->name) : xstrdup("");
	int from = depth(dir, 0);

	free(dir);
	if (*m->name == '/')
		return "an absolute path";
	if (dotted(m->name) || (m->kind == HARDLINK && (dotted(m->link) || *m->link == '/')))
		return "a path that leads out of the package";
	if (m->kind == SYMLINK && (*m->link == '/' ? in.kind != DEB : depth(m->link, from) < 0))
		return "a symbolic link that leads out of the package";
	return NULL;
}

static int by_name(const void *a, const void *b)
{
	const struct member *const *m = a, *const *n = b;

	return strcmp((*m)->name, (*n)->name);
}

static int is_it(const void *name, const void *a)
{
	return strcmp(name, (*(const struct member *const *)a)->name);
}

/* A file whose directory is a symbolic link in it: where it lies when it is unpacked is another place than its name says. */
static const char *through_link(const struct members *a)
{
	const struct member **m = xcalloc((size_t)a->n + 1, sizeof *m);
	const char *found = NULL;
	size_t n = 0;

	for (int i = 0; i < a->n; i++)
		if (a->m[i].kind == SYMLINK)
			m[n++] = &a->m[i];
	qsort(m, n, sizeof *m, by_name);
	for (int i = 0; n && i < a->n && !found; i++) {
		char *dir = xstrdup(a->m[i].name);

		for (char *p = dir; !found && (p = strchr(p, '/')); *p++ = '/') {
			*p = 0;
			if (bsearch(dir, m, n, sizeof *m, is_it))
				found = xasprintf("%s: a symbolic link, and a directory of others", dir);
		}
		free(dir);
	}
	free(m);
	return found;
}

static const char *twice(const struct members *a)
{
	const struct member **m = xcalloc((size_t)a->n + 1, sizeof *m);
	const char *found = NULL;

	for (int i = 0; i < a->n; i++)
		m[i] = &a->m[i];
	qsort(m, (size_t)a->n, sizeof *m, by_name);
	for (int i = 1; i < a->n && !found; i++)
		if (!by_name(&m[i - 1], &m[i]) && (m[i]->kind != DIRECTORY || m[i - 1]->kind != DIRECTORY))
			found = m[i]->name;
	free(m);
	return found;
}

static bool make_parents(char *path)
{
	for (char *slash = path + strlen(in.base) + 1; (slash = strchr(slash, '/')); *slash++ = '/') {
		*slash = 0;
		if (mkdir(path, 0700) && errno != EEXIST)
			return false;
	}
	return true;
}

void container_parents(char *path)
{
	make_parents(path);
}

/* Unpacks a file in ELF, under another name of it too. */
static const char *unpack(struct container *c, const struct member *m)
{
	const struct member *of = m->kind == HARDLINK ? members_find(&in.members, m->link) : m;
	char *from, *to;

	if (of && of->kind == HARDLINK)
		return xasprintf("%s: a hard link to a hard link", m->name);
	if (!of || of->kind != REGULAR)
		return m->kind == HARDLINK ? xasprintf("%s: a hard link to what is not there", m->name) : NULL;
	if (of->data.len < 4 || memcmp(of->data.p, ELFMAG, 4))
		return NULL;
	from = xasprintf("%s/%s", c->in, m->name);
	to = xasprintf("%s/%s", c->out, m->name);
	if (!make_parents(from) || !make_parents(to) || !put_file(from, of->data, of->mode | 0600 | (of->capable ? S_ISUID : 0)))
		return xasprintf("%s: %s", m->name, strerror(errno));
	*PUSH(c->file, c->nfile) = xstrdup(m->name);
	return NULL;
}

/* The one directory that has all in it, or "". */
static char *top(void)
{
	char *found = NULL;

	for (int i = 0; i < in.members.n; i++) {
		const struct member *m = &in.members.m[i];
		size_t n = strcspn(m->name, "/");

		if (!n)
			continue;
		if ((!m->name[n] && m->kind != DIRECTORY) || (found && (strncmp(found, m->name, n) || found[n])))
			return xstrdup("");
		if (!found)
			found = xasprintf("%.*s", (int)n, m->name);
	}
	return found ? found : xstrdup("");
}

/* Where libcompat's library belongs: NULL or what is wrong. */
static const char *place(struct container *c)
{
	char *name, *control;

	switch (in.kind) {
	case DEB:
		control = members_text(&in.about, "control");
		name = control ? control_field(control, "Package") : NULL;
		if (!name || !*name || strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789+.-") != strlen(name) || *name == '.')
			return "damaged: no name in its control file";
		c->beside = xasprintf("usr/lib/%s", name);
		return NULL;
	case WHEEL:
		for (int i = 0; i < in.members.n; i++) {
			const char *n = in.members.m[i].name, *slash = strchr(n, '/');

			if (!slash || slash - n <= 10 || strcmp(slash, "/WHEEL") || memcmp(slash - 10, ".dist-info", 10))
				continue;
			if (in.info)
				return "two *.dist-info with WHEEL in it: which one is the wheel's?";
			in.info = xasprintf("%.*s", (int)(slash - 10 - n), n);
		}
		if (!in.info || !members_find(&in.members, xasprintf("%s.dist-info/RECORD", in.info)))
			return "no wheel: no *.dist-info with WHEEL and RECORD in it";
		c->beside = xasprintf("%.*s.libs", (int)strcspn(in.info, "-"), in.info);
		c->soname = true;
		return NULL;
	default:
		c->top = c->beside = top();
		return NULL;
	}
}

static bool same(const char *a, const char *b)
{
	struct stat s, t;

	return !stat(a, &s) && !stat(b, &t) && s.st_dev == t.st_dev && s.st_ino == t.st_ino;
}

static int over_itself(const struct container *c)
{
	return bad(c, USAGE, "it would be written over itself: want another -o, or --in-place");
}

int container_open(struct container *c, const char *path, const char *out)
{
	const struct member *m;
	struct package p;
	struct stat st;
	const char *why = NULL;

	*c = (struct container) { .path = path, .result = out, .top = "" };
	if (!kind_of(path, &p) || stat(path, &in.st) || !file_map(path, &in.file) || !in.file.p) {
		warn("%s:", path);
		return UNREAD;
	}
	switch (package_kind(&p)) {
	case PACKAGE_RPM:
		return bad(c, FOUND, "RPM package, whose headers have digests of each file: unpack it by \"rpm2cpio FILE | cpio -id\", change that by --tree, "
			"and make a package of it by rpmbuild");
	case PACKAGE_DEB: in.kind = DEB; break;
	case PACKAGE_ZIP: in.kind = wheel_called(path) ? WHEEL : ZIP; break;
	default: in.kind = TAR;
	}
	in.directory = !stat(out, &st) && S_ISDIR(st.st_mode);
	if (in.directory) {
		c->result = xasprintf("%s%s%s", out, out[strlen(out) - 1] == '/' ? "" : "/", base_name(path));
		if (in.kind != WHEEL && same(path, c->result))
			return over_itself(c);
	}
	in.base = package_beside(c->result);
	if (!in.base) {
		warn("%s:", c->result);
		return UNREAD;
	}
	c->in = xasprintf("%s/in", in.base);
	c->out = xasprintf("%s/out", in.base);
	if (mkdir(c->in, 0700) || mkdir(c->out, 0700))
		return failed(c, strerror(errno));
	if (in.kind == DEB)
		why = read_deb();
	else if (in.kind != TAR)
		why = read_zip();
	else if (!(why = unpress(in.file, path, &in.press, &in.members.all)))
		why = tar_read(&in.members, in.members.all);
	if (why)
		return failed(c, why);
	for (int i = 0; i < in.members.n; i++)
		if ((why = unsafe(&in.members.m[i])))
			return bad(c, FOUND, xasprintf("%s: %s", in.members.m[i].name, why));
	if ((why = through_link(&in.members)))
		return bad(c, FOUND, why);
	if ((why = twice(&in.members)) || (why = twice(&in.about)))
		return failed(c, xasprintf("%s: twice in it", why));
	if ((why = place(c)))
		return failed(c, why);
	m = members_find(&in.members, c->beside);
	if (*c->beside && m && m->kind != DIRECTORY)
		return bad(c, FOUND, xasprintf("%s, where a library belongs, is no directory", c->beside));
	for (int i = 0; i < in.members.n; i++)
		if ((why = unpack(c, &in.members.m[i])))
			return failed(c, why);
	if (!c->nfile)
		return bad(c, UNSEEN, "package without an ELF file: nothing to be done");
	return OK;
}

char *origin(const char *from, const char *to)
{
	const char *slash = strrchr(from, '/');
	size_t common = 0, len = slash ? (size_t)(slash - from) + 1 : 0;
	char *up = xstrdup("$ORIGIN/"), *old;

	for (size_t i = 0; i < len && from[i] == to[i]; i++)
		if (from[i] == '/')
			common = i + 1;
	for (size_t i = common; i < len; i++)
		if (from[i] == '/') {
			up = xasprintf("%s../", old = up);
			free(old);
		}
	up = xasprintf("%s%s", old = up, to + common);
	free(old);
	return up;
}

/* Where pip puts a file, below site-packages; NULL: elsewhere */
static const char *installed(const char *name)
{
	size_t n = strlen(in.info);

	if (strncmp(name, in.info, n) || strncmp(name + n, ".data/", 6))
		return name;
	name += n + 6;
	return strncmp(name, "platlib/", 8) && strncmp(name, "purelib/", 8) ? NULL : name + 8;
}

/*
 * Whether a file may be, or may be loaded by, a program that is set-user-ID or has capabilities, as its mode, its name or what the package does
 * when it is installed says. The loader takes no $ORIGIN then.
 */
static bool privileged(const char *name)
{
	static const char *const marks[] = { "setcap", "dpkg-statoverride", "u+s", "g+s", "chmod 4", "chmod 2" };
	const struct member *m = members_find(&in.members, name);
	bool found = (m && (m->capable || m->mode & 06000)) || strstr(name, "/libnss_") || strstr(name, "/security/");

	for (int i = 0; i < in.about.n; i++)
		for (size_t k = 0; !found && k < sizeof marks / sizeof *marks; k++)
			found = strstr(in.about.m[i].name, "inst") && in.about.m[i].data.len && memmem(in.about.m[i].data.p, in.about.m[i].data.len, marks[k], strlen(marks[k]));
	return found;
}

char *container_reach(const struct container *c, const char *from, const char *to)
{
	static const char *const merged[] = { "bin/", "sbin/", "lib/", "lib32/", "lib64/", "libx32/" };

	(void)c;
	if (in.kind == DEB && privileged(from))
		return xasprintf("/%s", to);
	/* these are links into /usr, or not: what $ORIGIN is there differs */
	for (size_t i = 0; in.kind == DEB && i < sizeof merged / sizeof *merged; i++)
		if (!strncmp(from, merged[i], strlen(merged[i])) || !strncmp(to, merged[i], strlen(merged[i])))
			return xasprintf("/%s", to);
	if (in.kind == WHEEL) {
		from = installed(from);
		to = installed(to);
	}
	return from && to ? origin(from, to) : NULL;
}

static bool any_in(const char *dir)
{
	size_t n = strlen(dir);

	for (int i = 0; i < in.members.n; i++)
		if (!strncmp(in.members.m[i].name, dir, n) && (!in.members.m[i].name[n] || in.members.m[i].name[n] == '/'))
			return true;
	return false;
}

const char *container_move(struct container *c, const char *name)
{
	size_t n = in.kind == WHEEL ? strlen(in.info) : 0;
	const char *script = name + n + 14;
	char *to;

	if (!n || strncmp(name, in.info, n) || strncmp(name + n, ".data/scripts/", 14) ||
	    script[strspn(script, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._+-")])
		return NULL;
	to = xasprintf("%.*s.scripts/%s", (int)strcspn(in.info, "-"), in.info, script);
	if (members_find(&in.members, to))
		return NULL;
	container_parents(xasprintf("%s/%s", c->out, to));
	*PUSH(in.moved, in.nmoved) = (struct moved) { xstrdup(name), to };
	return to;
}

/* As auditwheel has it; the first line becomes that of the Python that it is installed for. */
static const char starter[] =
"#!python\n"
"import os\n"
"import sys\n"
"import sysconfig\n"
"\n"
"if __name__ == \"__main__\":\n"
"    os.execv(\n"
"        os.path.join(sysconfig.get_path(\"%s\"), \"%s\"),\n"
"        sys.argv,\n"
"    )\n";

static bool is_pure(void)
{
	char *about = members_text(&in.members, xasprintf("%s.dist-info/WHEEL", in.info)), *pure = about ? control_field(about, "Root-Is-Purelib") : NULL;

	return pure && !strncasecmp(pure, "true", 4);
}

/* The directories that a new file needs, where there are entries for such. */
static void add_directories(const char *name)
{
	const struct member *like = NULL;

	for (int i = 0; i < in.members.n; i++)
		if (in.members.m[i].kind == DIRECTORY && in.members.m[i].raw.p)
			like = &in.members.m[i];
	for (const char *slash = name; like && (slash = strchr(slash, '/')); slash++) {
		char *dir = xasprintf("%.*s", (int)(slash - name), name);

		if (!any_in(dir))
			like = members_add(&in.members, in.members.n, dir, DIRECTORY, 0755, like)->like;
		free(dir);
	}
}

static struct member *add_file(const struct container *c, const char *name)
{
	const struct member *like;
	unsigned mode = 0644;
	int at;

	if (in.kind == TAR || in.kind == DEB)
		add_directories(name);
	at = in.members.n;
	like = members_find(&in.members, c->file[0]);
	if (like->kind == HARDLINK)
		like = members_find(&in.members, like->link);
	if (in.kind == WHEEL) {		/* what tells of the wheel is at its end */
		for (int i = in.members.n; i-- > 0; )
			if (!strncmp(in.members.m[i].name, in.info, strlen(in.info)) && !strncmp(in.members.m[i].name + strlen(in.info), ".dist-info", 10))
				at = i;
	}
	for (int i = 0; i < in.nmoved; i++)
		if (!strcmp(in.moved[i].to, name)) {
			struct member *m = members_find(&in.members, in.moved[i].from);

			member_replace(m, xasprintf(starter, is_pure() ? "purelib" : "platlib", name));
			mode = m->mode;
			like = m;
		}
	return members_add(&in.members, at, name, REGULAR, mode, like);
}

void container_take(struct container *c, const char *name)
{
	struct member *m = members_find(&in.members, name), *of;
	struct span s;

	if (!file_map(xasprintf("%s/%s", c->out, name), &s) || !s.p)
		fatal("%s/%s:", c->path, name);
	if (m && m->kind == HARDLINK) {
		/* still the same file as the other one, if what is found from $ORIGIN is */
		of = members_find(&in.members, m->link);
		if (of && of->now.p && of->now.len == s.len && !memcmp(of->now.p, s.p, s.len))
			return;
	}
	if (!m)
		m = add_file(c, name);
	m->now = s;
	in.taken = true;
}

/* What it printed first: hexadecimal digits */
char *container_digest(const char *tool, struct span s, const char **why)
{
	struct span out = { 0 };
	size_t n = 0;

	if ((*why = of_bytes(tool, tool, s, &out)))
		return NULL;
	while (n < out.len && out.p[n] != ' ')
		n++;
	return xasprintf("%.*s", (int)n, (const char *)out.p);
}

static const char *write_deb(const struct container *c, const struct described *d, FILE *f)
{
	struct span control = { 0 }, data = { 0 };
	const char *why;

	if ((why = deb_describe(d)) || (why = pack_tar(&in.about, in.control_press, &control)) || (why = pack_tar(&in.members, in.press, &data)))
		return why;
	fwrite(in.file.p, 1, 8, f);
	for (int i = 0; i < in.npart; i++) {
		const struct ar_member *p = &in.part[i];
		struct span s = i == in.data ? data : i == in.control ? control : p->data;
		char head[61];

		if (!strncmp(p->name, "_gpg", 4)) {
			warn("%s: %s, a signature of what it was, is left out", shown(c->path), shown(p->name));
			continue;
		}
		memcpy(head, p->head, 48);
		snprintf(head + 48, 13, "%-10llu`\n", (unsigned long long)s.len);
		fwrite(head, 1, 60, f);
		fwrite(s.p, 1, s.len, f);
		if (s.len % 2)
			putc('\n', f);
	}
	return NULL;
}

/* Of compressed ones, what gzip makes of them. */
static const char *write_zip(FILE *f)
{
	const char *why;
	struct span out = { 0 };

	for (int i = 0; i < in.members.n; i++) {
		struct member *m = &in.members.m[i];
		bool packed = m->like || m->packed.p;

		m->packed = (struct span) { 0 };
		if (!m->now.p || !packed)
			continue;
		if ((why = of_bytes("gzip", "gzip -9nc", m->now, &out)))
			return why;
		if (out.len < 18)
			return "gzip fails";
		m->packed = (struct span) { out.p + 10, out.len - 18 };
	}
	return zip_write(&in.members, f) ? NULL : strerror(errno);
}

static const struct member *signature(void)
{
	for (int i = 0; i < in.members.n; i++) {
		const char *n = in.members.m[i].name, *dot = strrchr(n, '.');

		if (in.kind == ZIP && !strncasecmp(n, "META-INF/", 9) && dot && !strcasecmp(dot, ".SF"))
			return &in.members.m[i];
	}
	return NULL;
}

static const char *write_changed(struct container *c, const struct floor *floor, const char *path)
{
	struct described d = { c, floor, &in.members, &in.about, in.info, in.directory };
	const char *why = NULL;
	FILE *f;

	if (in.kind == WHEEL && (why = wheel_describe(&d)))
		return why;
	if (in.kind == TAR) {
		struct span out = { 0 };

		if ((why = pack_tar(&in.members, in.press, &out)))
			return why;
		return put_file(path, out, 0600) ? NULL : strerror(errno);
	}
	f = fopen(path, "wxe");
	if (!f)
		return strerror(errno);
	why = in.kind == DEB ? write_deb(c, &d, f) : write_zip(f);
	if ((ferror(f) | fclose(f)) && !why)
		why = strerror(errno);
	return why;
}

int container_write(struct container *c, const struct floor *floor, const char *keep)
{
	char *path = xasprintf("%s/result", in.base);
	const struct member *m = signature();
	const char *why;

	if (in.taken && m)
		return bad(c, FOUND, xasprintf("%s: it is signed: take the signature out, change it, and sign it again", m->name));
	if (in.taken)
		why = write_changed(c, floor, path);
	else
		why = put_file(path, in.file, 0600) ? NULL : strerror(errno);
	if (!in.taken)
		c->remark = "nothing to be done, copied as it is";
	if (why)
		return failed(c, why);
	if (!keep && same(c->path, c->result))
		return over_itself(c);
	if (chmod(path, in.st.st_mode & 0777)) {
		warn("%s:", c->result);
		return UNREAD;
	}
	if (keep && link(c->path, keep)) {
		warn("%s: to keep what was there:", keep);
		return UNREAD;
	}
	if (rename(path, c->result)) {
		warn("%s:", c->result);
		if (keep)
			unlink(keep);
		return UNREAD;
	}
	return OK;
}

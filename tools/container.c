/* SPDX-License-Identifier: MIT */
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>
#include "check.h"
#include "container.h"
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
	char *path;
	struct span out;
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
	if (out.p && (why = by_tool("gzip", "gzip -dc", path, &out)))
		return why;
	return zip_inflated(&in.members, out);
}

/* A text of the package as a string. */
static char *text_of(const struct members *a, const char *name)
{
	const struct member *m = members_find(a, name);

	return m && m->kind == REGULAR && m->data.p ? xasprintf("%.*s", (int)(m->data.len < 1 << 30 ? m->data.len : 1 << 30), (const char *)m->data.p) : NULL;
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

/* A line of a control file, with those that go on with it: where it ends. */
static const char *field_end(const char *line)
{
	do
		line += strcspn(line, "\n");
	while (*line && (*++line == ' ' || *line == '\t'));
	return line;
}

/* What a field of a control file says; NULL */
static char *field(const char *control, const char *name)
{
	size_t n = strlen(name);

	for (const char *p = control, *end; *p; p = end) {
		end = field_end(p);
		if (!strncasecmp(p, name, n) && p[n] == ':') {
			p += n + 1;
			p += strspn(p, " \t");
			return xasprintf("%.*s", (int)(end - p - (end > p && end[-1] == '\n')), p);
		}
	}
	return NULL;
}

/* Where libcompat's library belongs: NULL or what is wrong. */
static const char *place(struct container *c)
{
	char *name, *control;

	switch (in.kind) {
	case DEB:
		control = text_of(&in.about, "control");
		name = control ? field(control, "Package") : NULL;
		if (!name || !*name || strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789+.-") != strlen(name) || *name == '.')
			return "damaged: no name in its control file";
		c->beside = xasprintf("usr/lib/%s", name);
		return NULL;
	case WHEEL:
		for (int i = 0; i < in.members.n; i++) {
			const char *n = in.members.m[i].name, *slash = strchr(n, '/');

			if (slash && slash - n > 10 && !strcmp(slash, "/WHEEL") && !memcmp(slash - 10, ".dist-info", 10))
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

char *container_reach(const struct container *c, const char *from, const char *to)
{
	static const char *const merged[] = { "bin/", "sbin/", "lib/", "lib32/", "lib64/", "libx32/" };

	(void)c;
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

static void replace(struct member *m, const char *text)
{
	m->now = (struct span) { (const unsigned char *)text, strlen(text) };
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
	char *about = text_of(&in.members, xasprintf("%s.dist-info/WHEEL", in.info)), *pure = about ? field(about, "Root-Is-Purelib") : NULL;

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

			replace(m, xasprintf(starter, is_pure() ? "purelib" : "platlib", name));
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
static char *digest(const char *tool, struct span s, const char **why)
{
	struct span out;

	if ((*why = of_bytes(tool, tool, s, &out)))
		return NULL;
	return xasprintf("%.*s", (int)strnlen((const char *)out.p, out.len < 200 ? strcspn((const char *)out.p, " ") : 200), (const char *)out.p);
}

static const struct member *changed(const char *name)
{
	const struct member *m = members_find(&in.members, name);

	if (m && m->kind == HARDLINK && !m->now.p)
		m = members_find(&in.members, m->link);
	return m && m->now.p ? m : NULL;
}

/* Of a version of glibc's package; 0 */
static int release_of(const char *version)
{
	unsigned a, b;

	/* NOLINTNEXTLINE(cert-err34-c): three digits are in the range of all types */
	return sscanf(version, " %3u.%3u", &a, &b) == 2 ? (int)(a * 1000000 + b * 1000) : 0;
}

/* A relation "libc6 (>= 2.38)" of one to several glibc releases becomes the floor's; all of a field's at p, which ends at end. */
static void put_relations(FILE *f, const char *p, const char *end, const struct floor *floor)
{
	while (p < end) {
		const char *name = p + strspn(p, " \t\n,|"), *stop = name + strcspn(name, " \t\n,|(:[<"), *open = stop;

		if (*open == ':')
			open += strcspn(open, " \t\n,|([<");
		open += strspn(open, " \t\n");
		if (open < end && stop - name == 5 && !memcmp(name, "libc6", 5) && *open == '(' && open[1] == '>' && (open[2] == '=' || open[2] == '>') &&
		    release_of(open + 3) > floor->glibc) {
			const char *close = open + strcspn(open, ")");

			fprintf(f, "%.*s(>= %s", (int)(open - p), p, vstr(floor->glibc));
			p = close;
		}
		stop = p + strspn(p, " \t\n,|");
		stop += strcspn(stop, ",|");
		stop = stop < end ? stop : end;
		fprintf(f, "%.*s", (int)(stop - p), p);
		p = stop;
	}
}

/* Packages that an old distribution has by another name, or older: whoever makes this one has to see to it. */
static void note_relations(const struct container *c, const char *control, const struct floor *floor)
{
	const char *depends = field(control, "Depends"), *before = field(control, "Pre-Depends");
	char *list = xasprintf("%s,%s", before ? before : "", depends ? depends : ""), *found = NULL, *save;

	for (char *name = strtok_r(list, ",|", &save); name; name = strtok_r(NULL, ",|", &save)) {
		size_t n;

		name += strspn(name, " \t\n");
		n = strcspn(name, " (:\n");
		if ((n > 3 && !memcmp(name + n - 3, "t64", 3)) || (n == 9 && !memcmp(name, "libgcc-s1", 9) && floor->glibc < version("2.31")) ||
		    (n == 10 && !memcmp(name, "libstdc++6", 10) && strchr(name, '(')))
			found = found ? xasprintf("%s, %s", found, name) : xstrdup(name);
	}
	if (found)
		warn("%s: it depends on %s, as before: see that the old distribution has that", shown(c->path), shown(found));
}

static uint64_t kilobytes(uint64_t n)
{
	return (n + 1023) / 1024;
}

/* Depends and Installed-Size. */
static void put_control(const struct container *c, const struct floor *floor)
{
	struct member *m = members_find(&in.about, "control");
	char *old = text_of(&in.about, "control"), *text = NULL;
	long long grown = 0;
	size_t size;
	FILE *f = open_memstream(&text, &size);

	if (!f)
		fatal("memory:");
	for (int i = 0; i < in.members.n; i++) {
		const struct member *of = &in.members.m[i];

		if (of->like)
			grown += of->kind == DIRECTORY ? 1 : (long long)kilobytes(of->now.len);
		else if (of->now.p)
			grown += (long long)kilobytes(of->now.len) - (long long)kilobytes(of->data.len);
	}
	for (const char *p = old, *end; *p; p = end) {
		end = field_end(p);
		if (!strncasecmp(p, "Depends:", 8) || !strncasecmp(p, "Pre-Depends:", 12)) {
			const char *colon = strchr(p, ':') + 1;

			fprintf(f, "%.*s", (int)(colon - p), p);
			put_relations(f, colon, end, floor);
		} else if (!strncasecmp(p, "Installed-Size:", 15)) {
			fprintf(f, "Installed-Size: %lld\n", strtoll(p + 15, NULL, 10) + grown);
		} else {
			fprintf(f, "%.*s", (int)(end - p), p);
		}
	}
	fclose(f);
	replace(m, text);
	note_relations(c, text, floor);
}

static const char *put_md5sums(void)
{
	struct member *m = members_find(&in.about, "md5sums");
	char *old = text_of(&in.about, "md5sums"), *text = NULL, *rest = old, *hash;
	const char *why = NULL;
	size_t size;
	FILE *f = m && old ? open_memstream(&text, &size) : NULL;

	if (!f)
		return NULL;
	for (char *line; (line = strsep(&rest, "\n")) && !why; ) {
		size_t n = strcspn(line, " ");
		const struct member *of = line[n] ? changed(line + n + strspn(line + n, " *")) : NULL;

		if (!*line && !rest)
			break;
		hash = of ? digest("md5sum", of->now, &why) : NULL;
		if (hash)
			fprintf(f, "%s%s\n", hash, line + n);
		else
			fprintf(f, "%s\n", line);
	}
	for (int i = 0; i < in.members.n && !why; i++)
		if (in.members.m[i].like && in.members.m[i].kind == REGULAR && (hash = digest("md5sum", in.members.m[i].now, &why)))
			fprintf(f, "%s  %s\n", hash, in.members.m[i].name);
	fclose(f);
	replace(m, text);
	return why;
}

static const char *write_deb(const struct container *c, const struct floor *floor, FILE *f)
{
	struct span control = { 0 }, data = { 0 };
	const char *why;

	put_control(c, floor);
	if ((why = put_md5sums()) || (why = pack_tar(&in.about, in.control_press, &control)) || (why = pack_tar(&in.members, in.press, &data)))
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

/* Platform tags of Linux with glibc, of which a policy's take the place. */
static bool of_glibc(const char *tag, size_t n)
{
	return (n > 6 && !memcmp(tag, "linux_", 6)) || (n > 9 && !memcmp(tag, "manylinux", 9));
}

/* "a.b.c": with tags in the place of those of glibc */
static char *put_tags(const char *platform, size_t len, const char *tags)
{
	char *out = xstrdup("");
	bool done = false;

	for (size_t n, at = 0; at < len; at += n + 1) {
		for (n = 0; at + n < len && platform[at + n] != '.'; )
			n++;
		if (!of_glibc(platform + at, n))
			out = xasprintf("%s%s%.*s", out, *out ? "." : "", (int)n, platform + at);
		else if (!done)
			out = xasprintf("%s%s%s", out, *out ? "." : "", tags);
		done |= of_glibc(platform + at, n);
	}
	return out;
}

/* The platform in a wheel's name: where it begins, and how long it is; NULL if that is no name of a wheel's. */
static const char *platform_of(const char *name, size_t *len)
{
	size_t n = strlen(name);
	int dashes = 0;
	const char *at;

	for (const char *p = name; *p; p++)
		dashes += *p == '-';
	at = strrchr(name, '-');
	if (dashes < 4 || n < 4 || strcasecmp(name + n - 4, ".whl") || !at)
		return NULL;
	*len = n - 4 - (size_t)(at + 1 - name);
	return at + 1;
}

static char *reason_of(const struct wheel *w, int least)
{
	for (int i = 0; i < w->ndemand; i++)
		if (w->demand[i].since > least)
			return wheel_reason(w, &w->demand[i]);
	return xstrdup("no policy");
}

/* What it may call itself now: "manylinux_2_17_x86_64.manylinux2014_x86_64", or NULL */
static char *new_tags(const struct container *c, const struct floor *floor)
{
	struct wheel w;
	char *tags = NULL;
	const char *alias;
	int policy;

	wheel_begin(&w, c->path, c->out, "", NULL);
	for (int i = 0; i < in.members.n; i++) {
		const struct member *m = &in.members.m[i];
		struct report r = { .path = m->name, .keep = true };
		struct span s = m->now.p ? m->now : m->data;

		if (m->kind != REGULAR || s.len < 4 || memcmp(s.p, ELFMAG, 4))
			continue;
		check(&r, floor, s.p, s.len);
		wheel_add(&w, &r);
		check_free(&r);
	}
	wheel_end(&w);
	policy = w.policy ? policy_from(floor->glibc, w.arch) : NO_POLICY;
	if (w.policy == NO_POLICY) {
		warn("%s: its platform tag stays as it was: %s", shown(c->path), shown(reason_of(&w, NO_POLICY - 1)));
	} else if (policy != NO_POLICY) {
		if (w.policy > policy) {
			warn("%s: no tag for %s: %s", shown(c->path), floor->name, shown(reason_of(&w, floor->glibc)));
			policy = w.policy;
		}
		alias = policy_alias(policy, w.arch);
		tags = xasprintf("%s%s%s", policy_name(policy, w.arch), alias ? "." : "", alias ? alias : "");
	}
	wheel_free(&w);
	return tags;
}

/* WHEEL with other lines Tag: */
static void put_wheel(const char *tags)
{
	char *name = xasprintf("%s.dist-info/WHEEL", in.info), *old = text_of(&in.members, name), *text = NULL, *rest = old;
	const char **done = NULL;
	int ndone = 0;
	size_t size;
	FILE *f = open_memstream(&text, &size);

	if (!f)
		fatal("memory:");
	for (char *line; (line = strsep(&rest, "\n")) && (*line || rest); ) {
		size_t len = strcspn(line, "\r");
		char *dash = strncasecmp(line, "Tag:", 4) ? NULL : strrchr(line, '-'), *all, *save, *kind;

		if (!dash || !of_glibc(dash + 1, len - (size_t)(dash + 1 - line))) {
			fprintf(f, "%s%s", line, rest ? "\n" : "");
			continue;
		}
		/* one line for each */
		kind = xasprintf("%.*s", (int)(dash - line), line);
		all = xstrdup(tags);
		for (char *t = strtok_r(all, ".", &save); t; t = strtok_r(NULL, ".", &save)) {
			char *whole = xasprintf("%s-%s", kind, t);
			bool again = false;

			for (int i = 0; i < ndone; i++)
				again |= !strcmp(done[i], whole);
			if (again)
				continue;
			*PUSH(done, ndone) = whole;
			fprintf(f, "%s%s\n", whole, line + len);
		}
	}
	fclose(f);
	if (strcmp(text, text_of(&in.members, name)))
		replace(members_find(&in.members, name), text);
}

/* As RECORD has it: base64 for URLs, without the = at its end */
static char *base64(const char *hex)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	char *out = xcalloc(strlen(hex), 1), *to = out;
	unsigned bits = 0, v = 0;

	for (; *hex; hex++) {
		v = (v << 4 | (unsigned)(*hex <= '9' ? *hex - '0' : (*hex | 32) - 'a' + 10)) & 0xfff;
		bits += 4;
		if (bits >= 6)
			*to++ = digits[v >> (bits -= 6) & 63];
	}
	if (bits)
		*to++ = digits[v << (6 - bits) & 63];
	return out;
}

/* The first field of a line of CSV; *after: what follows it */
static char *first_field(const char *line, const char **after)
{
	char *out = xcalloc(strlen(line) + 1, 1), *to = out;

	if (*line != '"') {
		*after = line + strcspn(line, ",");
		memcpy(out, line, (size_t)(*after - line));
		return out;
	}
	for (line++; *line && (*line != '"' || line[1] == '"'); line++)
		*to++ = *line == '"' ? *line++ : *line;
	*after = line + (*line == '"');
	return out;
}

static const char *put_record(const struct container *c)
{
	static const char *const signatures[] = { "jws", "p7s" };
	char *name = xasprintf("%s.dist-info/RECORD", in.info), *old = text_of(&in.members, name), *text = NULL, *rest = old, *hash;
	const char *why = NULL, *eol = old && strstr(old, "\r\n") ? "\r\n" : "\n";
	size_t size;
	FILE *f = open_memstream(&text, &size);

	if (!f || !old)
		fatal("%s: RECORD:", c->path);
	for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
		struct member *m = members_find(&in.members, xasprintf("%s.%s", name, signatures[i]));

		if (m) {
			m->gone = true;
			warn("%s: RECORD.%s, a signature of what it was, is left out", shown(c->path), signatures[i]);
		}
	}
	for (char *line; (line = strsep(&rest, "\n")) && (*line || rest) && !why; ) {
		const char *after;
		char *path = first_field(line, &after);
		const struct member *m = members_find(&in.members, path);

		/* new ones before that of RECORD itself */
		for (int i = 0; i < in.members.n && !strcmp(path, name) && !why; i++)
			if (in.members.m[i].like && (hash = digest("sha256sum", in.members.m[i].now, &why)))
				fprintf(f, "%s,sha256=%s,%llu%s", in.members.m[i].name, base64(hash), (unsigned long long)in.members.m[i].now.len, eol);
		if (m && m->gone)
			continue;
		if (m && m->now.p && !why && strcmp(path, name) && (hash = digest("sha256sum", m->now, &why)))
			fprintf(f, "%.*s,sha256=%s,%llu%s", (int)(after - line), line, base64(hash), (unsigned long long)m->now.len, eol);
		else
			fprintf(f, "%s%s", line, rest ? "\n" : "");
	}
	fclose(f);
	replace(members_find(&in.members, name), text);
	return why;
}

static const char *put_about_wheel(struct container *c, const struct floor *floor)
{
	char *tags = new_tags(c, floor), *wanted;
	const char *b = base_name(c->path), *is;
	size_t len, n;
	const char *at = platform_of(b, &len);

	if (tags) {
		put_wheel(tags);
		c->remark = xasprintf("its platform tag is %s", tags);
	}
	if (!at)
		return put_record(c);
	wanted = tags ? put_tags(at, len, tags) : xasprintf("%.*s", (int)len, at);
	c->remark = xasprintf("its platform tag is %s", wanted);
	if (in.directory)
		c->result = xasprintf("%.*s%.*s%s.whl", (int)(base_name(c->result) - c->result), c->result, (int)(at - b), b, wanted);
	is = platform_of(base_name(c->result), &n);
	if (!is || n != strlen(wanted) || strncmp(is, wanted, n))
		warn("%s: pip wants it called %.*s%s.whl", shown(c->result), (int)(at - b), shown(b), wanted);
	return put_record(c);
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
	const char *why = NULL;
	FILE *f;

	if (in.kind == WHEEL && (why = put_about_wheel(c, floor)))
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
	why = in.kind == DEB ? write_deb(c, floor, f) : write_zip(f);
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

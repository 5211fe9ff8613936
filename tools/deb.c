/* SPDX-License-Identifier: MIT */
/* The control files of a Debian package: Depends, Installed-Size, md5sums. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "describe.h"
#include "report.h"
#include "util.h"

/* A line of a control file, with those that go on with it: where it ends. */
static const char *field_end(const char *line)
{
	do
		line += strcspn(line, "\n");
	while (*line && (*++line == ' ' || *line == '\t'));
	return line;
}

/* What a field of a control file says; NULL */
char *control_field(const char *control, const char *name)
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

static const struct member *changed(const struct described *d, const char *name)
{
	const struct member *m = members_find(d->files, name);

	if (m && m->kind == HARDLINK && !m->now.p)
		m = members_find(d->files, m->link);
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
static void note_relations(const struct described *d, const char *control)
{
	const char *depends = control_field(control, "Depends"), *before = control_field(control, "Pre-Depends");
	char *list = xasprintf("%s,%s", before ? before : "", depends ? depends : ""), *found = NULL, *save;

	for (char *name = strtok_r(list, ",|", &save); name; name = strtok_r(NULL, ",|", &save)) {
		size_t n;

		name += strspn(name, " \t\n");
		n = strcspn(name, " (:\n");
		if ((n > 3 && !memcmp(name + n - 3, "t64", 3)) || (n == 9 && !memcmp(name, "libgcc-s1", 9) && d->floor->glibc < version("2.31")) ||
		    (n == 10 && !memcmp(name, "libstdc++6", 10) && strchr(name, '(')))
			found = found ? xasprintf("%s, %s", found, name) : xstrdup(name);
	}
	if (found)
		warn("%s: it depends on %s, as before: see that the old distribution has that", shown(d->c->path), shown(found));
}

static uint64_t kilobytes(uint64_t n)
{
	return (n + 1023) / 1024;
}

/* Depends and Installed-Size. */
static void put_control(const struct described *d)
{
	struct member *m = members_find(d->about, "control");
	char *old = members_text(d->about, "control"), *text = NULL;
	long long grown = 0;
	size_t size;
	FILE *f = open_memstream(&text, &size);

	if (!f)
		fatal("memory:");
	for (int i = 0; i < d->files->n; i++) {
		const struct member *of = &d->files->m[i];

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
			put_relations(f, colon, end, d->floor);
		} else if (!strncasecmp(p, "Installed-Size:", 15)) {
			fprintf(f, "Installed-Size: %lld\n", strtoll(p + 15, NULL, 10) + grown);
		} else {
			fprintf(f, "%.*s", (int)(end - p), p);
		}
	}
	fclose(f);
	member_replace(m, text);
	note_relations(d, text);
}

static const char *put_md5sums(const struct described *d)
{
	struct member *m = members_find(d->about, "md5sums");
	char *old = members_text(d->about, "md5sums"), *text = NULL, *rest = old, *hash;
	const char *why = NULL;
	size_t size;
	FILE *f = m && old ? open_memstream(&text, &size) : NULL;

	if (!f)
		return NULL;
	for (char *line; (line = strsep(&rest, "\n")) && !why; ) {
		size_t n = strcspn(line, " ");
		const struct member *of = line[n] ? changed(d, line + n + strspn(line + n, " *")) : NULL;

		if (!*line && !rest)
			break;
		hash = of ? container_digest("md5sum", of->now, &why) : NULL;
		if (hash)
			fprintf(f, "%s%s\n", hash, line + n);
		else
			fprintf(f, "%s\n", line);
	}
	for (int i = 0; i < d->files->n && !why; i++)
		if (d->files->m[i].like && d->files->m[i].kind == REGULAR && (hash = container_digest("md5sum", d->files->m[i].now, &why)))
			fprintf(f, "%s  %s\n", hash, d->files->m[i].name);
	fclose(f);
	member_replace(m, text);
	return why;
}

const char *deb_describe(const struct described *d)
{
	put_control(d);
	return put_md5sums(d);
}

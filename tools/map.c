/* SPDX-License-Identifier: MIT */
/*
 * Which objects ask for a symbol. Linker maps differ (GNU ld, gold, lld, mold) and do not say; but all of them name the
 * objects and archive members that went in, and those can be read.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "archive.h"
#include "check.h"
#include "report.h"
#include "util.h"

struct bytes {
	unsigned char *p;
	size_t n;
};

struct names {
	char **s;
	int n;
};

/* what opening does to something that is no file is not worth knowing */
static int open_file(const char *path, struct stat *st)
{
	int fd;

	if (stat(path, st))
		return -1;
	if (!S_ISREG(st->st_mode)) {
		errno = EINVAL;
		return -1;
	}
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	return fd >= 0 && !fstat(fd, st) ? fd : -1;
}

static bool load(const char *path, struct bytes *b)
{
	struct stat st;
	int fd = open_file(path, &st);

	if (fd < 0)
		return false;
	b->n = (size_t)st.st_size;
	b->p = b->n ? mmap(NULL, b->n, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
	close(fd);
	return b->p != MAP_FAILED;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static int by_symbol(const void *a, const void *b)
{
	return strcmp((*(struct finding *const *)a)->symbol, (*(struct finding *const *)b)->symbol);
}

/* the findings that have a symbol, by its name */
struct index {
	struct finding **f;
	int n;
};

static struct index by_name(struct report *r)
{
	struct index x = { xcalloc((size_t)r->nfinding, sizeof *x.f), 0 };

	for (int i = 0; i < r->nfinding; i++)
		if (r->finding[i].symbol)
			x.f[x.n++] = &r->finding[i];
	qsort(x.f, (size_t)x.n, sizeof *x.f, by_symbol);
	return x;
}

/* first of the findings of a symbol: its place, or their number */
static int find(const struct index *x, const char *symbol)
{
	int low = 0, high = x->n;

	while (low < high) {
		int mid = low + (high - low) / 2;

		if (strcmp(x->f[mid]->symbol, symbol) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low < x->n && !strcmp(x->f[low]->symbol, symbol) ? low : x->n;
}

#define VERSIONS 64		/* of one symbol that are looked at */

/* An object's undefined symbols; one that it has twice counts once, one that has two versions for both. */
static void look(struct report *r, const struct index *x, const char *file, const char *member,
	const unsigned char *data, size_t size)
{
	struct image im;
	char *name = NULL;

	if (!image_read(&im, data, size) && im.type == OBJECT)
		for (int i = 0; i < im.nref; i++)
			for (int k = find(x, im.ref[i].name), n = 0; k < x->n && n < VERSIONS; k++, n++) {
				struct finding *f = x->f[k];

				if (strcmp(f->symbol, im.ref[i].name) || (f->nfrom && f->from[f->nfrom - 1] == name))
					break;
				if (!name) {
					name = member ? xasprintf("%s(%s)", file, member) : xstrdup(file);
					*PUSH(r->name, r->nname) = name;
				}
				*PUSH(f->from, f->nfrom) = name;
			}
	image_free(&im);
}

/* Looks at an object, or at the members of an archive that are in the sorted list. False if there is no such file. */
static bool object(struct report *r, const struct index *x, const char *path, const struct names *members)
{
	struct bytes b;
	struct member m;
	const char *why;
	size_t pos = 0;

	if (!load(path, &b))
		return false;
	if (!members) {
		look(r, x, path, NULL, b.p, b.n);
	} else if (image_is_archive(b.p, b.n)) {
		while (archive_next(b.p, b.n, &pos, &m, &why) > 0) {
			const char *name = m.name;

			if (bsearch(&name, members->s, (size_t)members->n, sizeof *members->s, by_text))
				look(r, x, path, m.name, m.data, m.size);
		}
	}
	munmap(b.p, b.n);
	return true;
}

/* what a map calls an object: libx.a(y.o):(.text) in lld's and mold's, x.o in all */
static bool is_object(char *word)
{
	char *end = strstr(word, ":(");
	size_t len;

	if (strpbrk(word, "*?"))	/* of the linker script */
		return false;
	if (end)
		*end = 0;
	len = strlen(word);
	if (len && word[len - 1] == ':')
		word[--len] = 0;
	return (len > 2 && !strcmp(word + len - 2, ".o")) || (len > 3 && !strcmp(word + len - 3, ".lo")) ||
		(len > 4 && word[len - 1] == ')' && (strstr(word, ".a(") || strstr(word, ".rlib(")));
}

/* all of a file, with a 0 behind it; NULL if it cannot be read */
static char *slurp(const char *path)
{
	struct stat st;
	int fd = open_file(path, &st);
	size_t size = 0;
	ssize_t n = 0;
	char *s;

	if (fd < 0)
		return NULL;
	s = xrealloc(NULL, (size_t)st.st_size + 1);
	while (size < (size_t)st.st_size && (n = read(fd, s + size, (size_t)st.st_size - size)) > 0)
		size += (size_t)n;
	close(fd);
	s[size] = 0;
	for (size_t i = 0; i < size; i++)
		if (!s[i])
			s[i] = '\n';
	if (n >= 0)
		return s;
	free(s);
	return NULL;
}

/* the objects in the text of a map, each once and sorted, so that an archive's members stand together */
static struct names objects(char *text)
{
	struct names names = { 0 };
	char *save;
	int n = 0;

	for (char *w = strtok_r(text, " \t\r\n", &save); w; w = strtok_r(NULL, " \t\r\n", &save))
		if (is_object(w))
			*PUSH(names.s, names.n) = w;
	if (names.n)
		qsort(names.s, (size_t)names.n, sizeof *names.s, by_text);
	for (int i = 0; i < names.n; i++)
		if (!i || strcmp(names.s[i], names.s[n - 1]))
			names.s[n++] = names.s[i];
	names.n = n;
	return names;
}

/* Which libc was linked, where the map tells, as GNU ld's does: one beside libcompat.a is a floor directory's. */
static void linked(struct report *r, const char *text)
{
	static const char load[] = "LOAD ", libc[] = "/libc.so.6";
	struct stat st;

	for (const char *p = text; (p = strstr(p, load)); ) {
		const char *name = p + sizeof load - 1, *end = name + strcspn(name, "\r\n");
		size_t len = (size_t)(end - name);
		bool begins = p == text || p[-1] == '\n';

		p = end;
		if (begins && len >= sizeof libc && !memcmp(end - sizeof libc + 1, libc, sizeof libc - 1)) {
			char *path = xasprintf("%.*s", (int)len, name);
			char *ours = xasprintf("%.*s/libcompat.a", (int)(len - sizeof libc + 1), name);

			r->left_out = stat(ours, &st) != 0;
			free(r->libc);
			r->libc = r->left_out ? path : NULL;
			if (!r->left_out)
				free(path);
			free(ours);
			return;
		}
	}
	if (strstr(text, "libcompat.a("))
		r->left_out = false;
}

/* where the member begins in path.a(member.o), NULL if it is no such name */
static char *member_of(char *name)
{
	char *p = strrchr(name, '(');

	return p && name[strlen(name) - 1] == ')' ? p : NULL;
}

bool check_map(struct report *r, const char *path)
{
	char *text = slurp(path), *gone = NULL;
	struct names names;
	struct index x;
	int missing = 0;

	if (!text) {
		warn("%s: %s", shown(path), errno == EINVAL ? "not a regular file" : strerror(errno));
		return false;
	}
	linked(r, text);
	names = objects(text);
	x = by_name(r);
	for (int i = 0, next; i < names.n; i = next) {
		char *open = member_of(names.s[i]);
		struct names members = { &names.s[i], 0 };

		/* the members take the places of their names */
		next = i + 1;
		if (open) {
			size_t len = (size_t)(open - names.s[i]);
			char *file = names.s[i];

			for (next = i; next < names.n && !strncmp(names.s[next], file, len) &&
				member_of(names.s[next]) == names.s[next] + len; next++) {
			}
			for (int k = i; k < next; k++) {
				members.s[members.n] = names.s[k] + len + 1;
				members.s[members.n][strlen(members.s[members.n]) - 1] = 0;
				members.n++;
			}
			qsort(members.s, (size_t)members.n, sizeof *members.s, by_text);
			*open = 0;
			if (!object(r, &x, file, &members)) {
				missing += members.n;
				if (!gone)
					gone = xasprintf("%s(%s)", file, members.s[0]);
			}
		} else if (!object(r, &x, names.s[i], NULL)) {
			missing++;
			if (!gone)
				gone = xstrdup(names.s[i]);
		}
	}
	if (!names.n)
		warn("%s: names no object: is it a linker map (-Wl,-Map=FILE)?", shown(path));
	else if (missing)
		warn("%s: %d object%s that it names cannot be read, %s first: keep them, and run compat where the linker ran",
			shown(path), missing, missing == 1 ? "" : "s", shown(gone));
	free(names.s);
	free(text);
	free(x.f);
	free(gone);
	return true;
}

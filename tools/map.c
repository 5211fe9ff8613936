/* SPDX-License-Identifier: MIT */
/*
 * Which objects ask for a symbol. Linker maps differ (GNU ld, gold, lld, mold) and do not say; but all of them name the
 * objects and archive members that went in, and those can be read.
 */
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "check.h"
#include "util.h"

struct bytes {
	unsigned char *p;
	size_t n;
};

static bool load(const char *path, struct bytes *b)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool ok = fd >= 0 && !fstat(fd, &st) && S_ISREG(st.st_mode) && st.st_size > 0;

	if (ok) {
		b->n = (size_t)st.st_size;
		b->p = mmap(NULL, b->n, PROT_READ, MAP_PRIVATE, fd, 0);
		ok = b->p != MAP_FAILED;
	} else if (fd >= 0) {
		errno = EINVAL;
	}
	if (fd >= 0)
		close(fd);
	return ok;
}

static void look(struct report *r, const char *name, const unsigned char *data, size_t size)
{
	struct image im;

	if (!image_read(&im, data, size) && im.type == OBJECT)
		for (int i = 0; i < im.nref; i++)
			for (int k = 0; k < r->nfinding; k++) {
				struct finding *f = &r->finding[k];

				if (f->symbol && !strcmp(f->symbol, im.ref[i].name)) {
					f->from = xrealloc(f->from, (size_t)(f->nfrom + 1) * sizeof *f->from);
					f->from[f->nfrom++] = xstrdup(name);
				}
			}
	image_free(&im);
}

/* path.o, path.a(member.o): false if there is no such file */
static bool object(struct report *r, char *word)
{
	char *open = strrchr(word, '('), *member = NULL, *why = NULL;
	size_t len = strlen(word);
	struct bytes b;

	if (open && word[len - 1] == ')') {
		member = xasprintf("%.*s", (int)(word + len - 1 - open - 1), open + 1);
		*open = 0;
	}
	if (!load(word, &b)) {
		free(member);
		return false;
	}
	if (!member) {
		look(r, word, b.p, b.n);
	} else if (image_is_archive(b.p, b.n)) {
		struct member m;
		size_t pos = 0;

		while (archive_next(b.p, b.n, &pos, &m, (const char **)&why) > 0)
			if (!strcmp(m.name, member)) {
				char *name = xasprintf("%s(%s)", word, member);

				look(r, name, m.data, m.size);
				free(name);
			}
	}
	munmap(b.p, b.n);
	free(member);
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

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

bool check_map(struct report *r, const char *path)
{
	FILE *f = fopen(path, "r");
	char *line = NULL, **word = NULL, *gone = NULL;
	size_t cap = 0;
	int n = 0, missing = 0;

	if (!f) {
		warn("%s:", path);
		return false;
	}
	while (getline(&line, &cap, f) >= 0)
		for (char *save, *w = strtok_r(line, " \t\r\n", &save); w; w = strtok_r(NULL, " \t\r\n", &save))
			if (is_object(w)) {
				if (!(n & (n - 1)))
					word = xrealloc(word, (n ? 2 * (size_t)n : 1) * sizeof *word);
				word[n++] = xstrdup(w);
			}
	if (ferror(f)) {
		warn("%s:", path);
		fclose(f);
		return false;
	}
	fclose(f);
	free(line);
	if (n)
		qsort(word, (size_t)n, sizeof *word, by_text);
	for (int i = 0; i < n; i++) {
		bool again = i && !strcmp(word[i], word[i - 1]);
		char *copy = xstrdup(word[i]);

		if (!again && !object(r, copy)) {
			missing++;
			if (!gone)
				gone = xstrdup(word[i]);
		}
		free(copy);
	}
	if (!n)
		warn("%s: names no object: is it a linker map (-Wl,-Map=FILE)?", path);
	else if (missing)
		warn("%s: %d object%s that it names cannot be read, %s first: keep them, and run compat where the linker ran",
			path, missing, missing == 1 ? "" : "s", gone);
	for (int i = 0; i < n; i++)
		free(word[i]);
	free(word);
	free(gone);
	return true;
}

/* SPDX-License-Identifier: MIT */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "data.h"
#include "floor.h"
#include "util.h"

#define LONGEST 63	/* of a word that can be one */
#define NEAR 8

/* Capital letters and separators gone, and a + with what is behind it; false: it cannot be a floor. */
static bool canonical(const char *s, char *to)
{
	char *end = to + LONGEST, *p = to;

	while (*s && *s != '+') {
		size_t n = strspn(s, "-_.: ");

		if (p == end || (n && (p == to || !s[n] || s[n] == '+')))
			return false;
		if (n && isdigit((unsigned char)p[-1]) && isdigit((unsigned char)s[n]))
			*p++ = '.';
		s += n;
		if (!n)
			*p++ = (char)tolower((unsigned char)*s++);
	}
	*p = 0;
	return p > to;
}

/* Calls f for each word of the table, as it stands there and in canonical form, until that says true. */
static const struct distro *each(bool (*f)(const char *word, const char *canon, void *arg), void *arg)
{
	char word[LONGEST + 1], canon[LONGEST + 1];

	for (int i = 0; i < ndistro; i++)
		for (const char *p = distro[i].name; *p;) {
			size_t n = strcspn(p, ",");

			snprintf(word, sizeof word, "%.*s", (int)n, p);
			if (canonical(word, canon) && f(word, canon, arg))
				return &distro[i];
			p = p == distro[i].name ? distro[i].also : p[n] ? p + n + 1 : p + n;
		}
	return NULL;
}

struct wanted {
	const char *canon;
	size_t prefix;		/* as many characters, then a dot; 0: all */
	char word[LONGEST + 1];	/* as in the table */
};

static bool same(const char *word, const char *canon, void *arg)
{
	struct wanted *w = arg;

	if (w->prefix ? strncmp(canon, w->canon, w->prefix) || canon[w->prefix] != '.' : strcmp(canon, w->canon))
		return false;
	strcpy(w->word, word);
	return true;
}

/* The line of a canonical word, which is cut off behind what names it; the table's word is then in w. */
static const struct distro *find(char *canon, struct wanted *w)
{
	const struct distro *d;
	char *dot;

	*w = (struct wanted) { .canon = canon };
	if ((d = each(same, w)))
		return d;
	/* a minor release, where the table does not tell them apart */
	for (char base[LONGEST + 1]; (dot = strrchr(strcpy(base, canon), '.')) && strspn(dot + 1, "0123456789") == strlen(dot + 1); ) {
		*dot = 0;
		w->canon = base;
		w->prefix = (size_t)(dot - base);
		if (each(same, w))
			break;
		w->prefix = 0;
		if ((d = each(same, w)))
			return d;
		canon[dot - base] = 0;
	}
	return NULL;
}

static int release(const char *canon)
{
	if (!strncmp(canon, "glibc", 5))
		canon += 5;
	else if (!strncmp(canon, "manylinux", 9))
		canon += 9;
	if (strncmp(canon, "2.", 2) || canon[2] == '0' || strchr(canon + 2, '.'))
		return 0;
	return version(canon);
}

int data_floor(const char *s, struct floor *f)
{
	char canon[LONGEST + 1], line[LONGEST + 1], *end;
	const char *plus;
	struct wanted w;

	*f = (struct floor) { .name = s };
	if ((plus = strchr(s, '+'))) {
		char *lower = xstrdup(plus + 1);

		for (char *p = lower; *p; p++)
			*p = (char)tolower((unsigned char)*p);
		for (int i = 0; i < gcc_tables.ngcc; i++)
			if (gcc_tables.gcc[i].gcc == gcc_version(lower))
				f->gcc = gcc_tables.gcc[i].gcc;
		free(lower);
		if (!f->gcc)
			return -1;
	}
	if (!canonical(s, canon))
		return -1;
	if (!strncmp(canon, "manylinux", 9) && (((end = strstr(canon, "x86.64")) && !end[6]) ||
	    ((end = strstr(canon, "aarch64")) && !end[7])))
		*end = 0;
	strcpy(line, canon);
	f->distro = find(line, &w);
	f->glibc = f->distro ? f->distro->glibc : release(canon);
	if (f->glibc < version("2.17") || f->glibc > table_x86_64.newest)
		return -1;
	plus = f->gcc ? gcc_name(f->gcc) : NULL;
	f->name = xasprintf("%s%s%s", f->distro ? w.word : vstr(f->glibc), plus ? "+" : "", plus ? plus : "");
	f->release = xasprintf("%s%s%s", vstr(f->glibc), plus ? "+" : "", plus ? plus : "");
	return 0;
}

int word_distance(const char *a, const char *b, int limit)
{
	enum { N = 128 };
	int row[3][N], n = (int)strlen(b), m = (int)strlen(a);

	if (n >= N || abs(n - m) > limit)
		return limit + 1;
	for (int j = 0; j <= n; j++)
		row[0][j] = j;
	for (int i = 1; i <= m; i++) {
		int *now = row[i % 3], *up = row[(i + 2) % 3], *above = row[(i + 1) % 3], least = now[0] = i;

		for (int j = 1; j <= n; j++) {
			int d = up[j - 1] + (a[i - 1] != b[j - 1]);

			if (up[j] + 1 < d)
				d = up[j] + 1;
			if (now[j - 1] + 1 < d)
				d = now[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && above[j - 2] + 1 < d)
				d = above[j - 2] + 1;
			now[j] = d;
			if (d < least)
				least = d;
		}
		/* a swap looks two rows back, and costs one there */
		if (least > limit + 1)
			return limit + 1;
	}
	n = row[m % 3][n];
	return n > limit ? limit + 1 : n;
}

struct ages {
	char canon[LONGEST + 1];
	int newer, others;	/* releases of the same distribution */
};

static bool compare_age(const char *word, const char *canon, void *arg)
{
	struct ages *a = arg;
	size_t n = strcspn(a->canon, "0123456789");

	(void)word;
	if (n && a->canon[n] && n == strcspn(canon, "0123456789") && !strncmp(a->canon, canon, n))
		++*(strverscmp(canon + n, a->canon + n) > 0 ? &a->newer : &a->others);
	return false;
}

bool floor_too_old(const char *word)
{
	struct ages a = { .newer = 0 };
	int v;

	if (!canonical(word, a.canon))
		return false;
	v = release(a.canon);
	if (v)
		return v < version("2.17");
	each(compare_age, &a);
	return a.newer && !a.others;
}

struct near {
	char canon[LONGEST + 1];
	int best, n;
	char word[NEAR][LONGEST + 1];
};

/* what is newer than asked for is no help: not rhel7 for rhel6, but ubuntu22.04 for ubuntu22.10 */
static bool newer_release(const char *word, const char *canon)
{
	size_t n = strcspn(word, "0123456789");

	return n && n == strcspn(canon, "0123456789") && !strncmp(word, canon, n) && word[n] && strverscmp(canon + n, word + n) > 0;
}

static bool nearer(const char *word, const char *canon, void *arg)
{
	struct near *near = arg;
	size_t n = strlen(near->canon);
	/* "debian" is near to each that there is */
	int d = !strncmp(canon, near->canon, n) && isdigit((unsigned char)canon[n]) ? 0 : word_distance(near->canon, canon, near->best);

	if (d > near->best || newer_release(near->canon, canon))
		return false;
	if (d < near->best)
		near->n = 0;
	near->best = d;
	if (near->n < NEAR)
		strcpy(near->word[near->n++], word);
	return false;
}

char *floor_near(const char *word)
{
	struct near near = { .n = 0 };
	char *s = NULL;

	if (!canonical(word, near.canon))
		return NULL;
	near.best = (int)strlen(near.canon) / 3;
	each(nearer, &near);
	for (int i = 0; i < near.n; i++) {
		char *old = s;

		s = xasprintf("%s%s%s", old ? old : "", !i ? "" : i + 1 == near.n ? " or " : ", ", near.word[i]);
		free(old);
	}
	return s;
}

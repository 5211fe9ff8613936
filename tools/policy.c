/* SPDX-License-Identifier: MIT */
/*
 * A platform tag promises a glibc, and that nothing is needed from outside the wheel but a few libraries in versions that go with it.
 * As auditwheel has it, a wheel complies with a policy if that has all versions that its files ask for, whether a symbol uses them or not.
 */
#include <dirent.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>
#include "policy.h"
#include "util.h"

#define DIRECTORIES 64		/* that RUNPATHs of a wheel lead to */

struct part_of_wheel {
	char *name;		/* below root */
	char **needed;
	int nneeded;
	char *runpath;
};

struct line {
	int policy;
	const char *arch, *library, *version;
};

/* The lines of the table for arch, one after the other. */
static const struct line *lines(int *n)
{
	static struct line *all;
	static int nall;

	if (!all) {
		char *text = xstrdup(policy_table), *rest = text;

		for (char *line; (line = strsep(&rest, "\n")) && *line; ) {
			char *field[4], *save;

			for (int i = 0; i < 4; i++, line = NULL)
				field[i] = strtok_r(line, " ", &save);
			*PUSH(all, nall) = (struct line) { version(field[0]), field[1], field[2], field[3] };
		}
	}
	*n = nall;
	return all;
}

static bool concerns(const struct line *l, const char *arch)
{
	return !strcmp(l->arch, "all") || !strcmp(l->arch, arch);
}

int policy_from(int release, const char *arch)
{
	int n;
	const struct line *l = lines(&n);

	for (int i = 0; i < n; i++)
		if (!strcmp(l[i].library, "-") && concerns(&l[i], arch) && l[i].policy >= release)
			return l[i].policy;
	return NO_POLICY;
}

static int policy_of_library(const char *soname, const char *arch)
{
	int n;
	const struct line *l = lines(&n);

	for (int i = 0; i < n; i++)
		if (concerns(&l[i], arch) && listed(l[i].library, soname))
			return l[i].policy;
	return NO_POLICY;
}

/* Whether one of the versions in list is of the same kind, and not older: how the kind begins is before the last _. */
static bool covers(const char *list, const char *ver)
{
	const char *number = strrchr(ver, '_');
	size_t kind = number ? (size_t)(number + 1 - ver) : 0;
	bool numbered = kind && number[1] >= '0' && number[1] <= '9', found = false;

	for (size_t n; *list && !found; list += n + (list[n] == ',')) {
		char *word;

		n = strcspn(list, ",");
		word = xasprintf("%.*s", (int)n, list);
		found = !strcmp(word, ver) || (numbered && n > kind && !strncmp(word, ver, kind) && word[kind] >= '0' && word[kind] <= '9' &&
			strverscmp(word + kind, ver + kind) >= 0);
		free(word);
	}
	return found;
}

/* The first policy that has a version of a library that is not glibc's; 0 if no policy says anything of its versions. */
static int policy_of_version(const char *ver, const char *soname, const char *arch)
{
	int n, any = 0;
	const struct line *l = lines(&n);

	for (int i = 0; i < n; i++) {
		if (!concerns(&l[i], arch) || !strcmp(l[i].version, "-") || !listed(l[i].library, soname))
			continue;
		any = NO_POLICY;
		if (covers(l[i].version, ver))
			return l[i].policy;
	}
	return any;
}

const char *policy_name(int policy, const char *arch)
{
	static char name[2][64];
	static int k;
	char *s = name[k ^= 1];

	snprintf(s, sizeof *name, "manylinux_%d_%d_%s", policy / 1000000, policy / 1000 % 1000, arch);
	return s;
}

const char *policy_alias(int policy, const char *arch)
{
	static char name[64];
	int n;
	const struct line *l = lines(&n);

	for (int i = 0; i < n; i++)
		if (!strcmp(l[i].library, "-") && concerns(&l[i], arch) && l[i].policy == policy && *l[i].version != '-') {
			snprintf(name, sizeof name, "%s_%s", l[i].version, arch);
			return name;
		}
	return NULL;
}

static bool ends(const char *s, const char *with)
{
	size_t n = strlen(s), len = strlen(with);

	return n >= len && !strcasecmp(s + n - len, with);
}

bool wheel_called(const char *path)
{
	return ends(path, ".whl");
}

bool wheel_module(const char *path)
{
	const char *b = base_name(path);

	return ends(b, ".so") && (ends(b, ".abi3.so") || strstr(b, ".cpython-") || strstr(b, ".pypy"));
}

char *wheel_info(const char *dir)
{
	DIR *d = opendir(dir);
	char *found = NULL;
	int n = 0;

	for (struct dirent *e; d && (e = readdir(d)); )
		if (ends(e->d_name, ".dist-info") && !n++)
			found = xasprintf("%s/%s/WHEEL", dir, e->d_name);
	if (d)
		closedir(d);
	/* more of them are a site-packages, with files of each */
	if (found && (n > 1 || access(found, R_OK))) {
		free(found);
		found = NULL;
	}
	return found;
}

/* The release that a tag of glibc's promises, and the architecture behind it: 0 for other tags. */
static int promised(const char *tag, const char **arch)
{
	int n, len = 0;
	unsigned a, b;
	const struct line *l = lines(&n);

	/* NOLINTNEXTLINE(cert-err34-c): three digits are in the range of all types */
	if (sscanf(tag, "manylinux_%3u_%3u_%n", &a, &b, &len) == 2 && len) {
		*arch = tag + len;
		return (int)(a * 1000000 + b * 1000);
	}
	for (int i = 0; i < n; i++) {
		size_t name = strlen(l[i].version);

		if (!strcmp(l[i].library, "-") && name > 1 && !strncmp(tag, l[i].version, name) && tag[name] == '_') {
			*arch = tag + name + 1;
			return l[i].policy;
		}
	}
	return 0;
}

static void add_tag(struct wheel *w, const char *tag, size_t len)
{
	const char *arch = NULL;
	char *t = xasprintf("%.*s", (int)(len < 200 ? len : 200), tag);
	int release = promised(t, &arch);

	for (int i = 0; i < w->ntag; i++)
		if (!strcmp(w->tag[i], t)) {
			free(t);
			return;
		}
	*PUSH(w->tag, w->ntag) = t;
	if (release) {
		if (!w->promise || release < w->promised) {
			w->promise = t;
			w->promised = release;
		}
	} else if (!strncmp(t, "linux_", 6)) {
		arch = t + 6;
	} else if (strcmp(t, "any")) {
		w->elsewhere = true;
	}
	if (arch && !w->arch)
		w->arch = xstrdup(arch);
}

/* the platform is behind the last - of a name or tag, with a . between several */
static void add_tags(struct wheel *w, const char *name, size_t len)
{
	size_t at = len;

	while (at && name[at - 1] != '-')
		at--;
	for (size_t n; at < len; at += n + 1) {
		for (n = 0; at + n < len && name[at + n] != '.'; )
			n++;
		add_tag(w, name + at, n);
	}
}

void wheel_begin(struct wheel *w, const char *path, const char *root, const char *prefix, const char *info)
{
	const char *b = base_name(path);
	int dashes = 0;
	FILE *f;

	*w = (struct wheel) { .path = xstrdup(path), .root = xstrdup(root), .prefix = xstrdup(prefix) };
	for (const char *p = b; *p; p++)
		dashes += *p == '-';
	if (!info && wheel_called(b) && dashes >= 4)
		add_tags(w, b, strlen(b) - 4);
	if (info && (f = fopen(info, "re"))) {
		char *line = NULL;
		size_t size = 0;

		for (int n = 0; n < 1000 && getline(&line, &size, f) > 0; n++)
			if (!strncasecmp(line, "Tag:", 4))
				add_tags(w, line, strcspn(line, "\r\n"));
		free(line);
		fclose(f);
	}
	/* it holds only in all that it promises; what the wheel is not for, nobody finds out here */
	w->elsewhere &= !w->promise;
}

static void demand(struct wheel *w, const char *version, const char *library, const char *symbol, int since, bool inside, const char *file)
{
	struct demand *d = NULL;

	for (int i = 0; i < w->ndemand && !d; i++) {
		struct demand *x = &w->demand[i];

		if (x->since == since && x->inside == inside && !strcmp(x->version ? x->version : "", version ? version : "") &&
		    !strcmp(x->library ? x->library : "", library ? library : "") && !strcmp(x->symbol ? x->symbol : "", symbol ? symbol : ""))
			d = x;
	}
	if (!d) {
		/* no wheel has as many */
		if (w->ndemand == 4096)
			return;
		d = PUSH(w->demand, w->ndemand);
		*d = (struct demand) { .since = since, .inside = inside, .version = version ? xstrdup(version) : NULL,
			.library = library ? xstrdup(library) : NULL, .symbol = symbol ? xstrdup(symbol) : NULL };
	}
	if (!d->nfile || strcmp(d->file[d->nfile - 1], file))
		*PUSH(d->file, d->nfile) = xstrdup(file);
}

static const char *below(const struct wheel *w, const char *name)
{
	size_t n = strlen(w->prefix);

	if (!strncmp(name, w->prefix, n))
		name += n;
	return name + strspn(name, "/");
}

void wheel_add(struct wheel *w, const struct report *r)
{
	const char *file = below(w, r->path);
	struct part_of_wheel *p;
	int most = 0;

	if (!r->kept || w->elsewhere || (w->arch && strcmp(w->arch, r->arch)))
		return;
	if (!w->arch)
		w->arch = xstrdup(r->arch);
	p = PUSH(w->part, w->npart);
	*p = (struct part_of_wheel) { .name = xstrdup(file), .runpath = r->runpath ? xstrdup(r->runpath) : NULL };
	for (int i = 0; i < r->nneeded; i++)
		*PUSH(p->needed, p->nneeded) = xstrdup(r->needed[i]);
	for (int i = 0; i < r->nasked; i++) {
		const char *ver = r->asked[i].version, *library = r->asked[i].library;
		int since;

		if (!strncmp(ver, "GLIBC_", 6)) {	/* libgcc_s has one too */
			since = check_loader(ver);
			if (!since && strnlen(ver, 64) < 64)
				since = version(ver + 6);
			since = since ? since : NO_POLICY;
		} else {
			since = policy_of_version(ver, library, w->arch);
		}
		if (since > most && since < NO_POLICY)
			most = since;
		if (since)
			demand(w, ver, library, NULL, since, false, file);
	}
	for (int i = 0; i < r->nfinding; i++) {
		const struct finding *f = &r->finding[i];

		if (f->weak || (f->why != UNVERSIONED && f->why != RELR && f->why != ABSENT))
			continue;
		demand(w, NULL, f->library, f->why == RELR ? "DT_RELR" : f->symbol, f->since, false, file);
		if (f->since > most)
			most = f->since;
	}
	if (r->needs > most)	/* within the floor, and above what its versions tell */
		demand(w, NULL, NULL, NULL, r->needs, false, file);
}

/* $ORIGIN/.. of a file in the wheel: a directory of the wheel's ("" or "a/b"), or NULL */
static char *expand(const struct wheel *w, const char *file, const char *entry, size_t len)
{
	size_t skip = !strncmp(entry, "$ORIGIN", 7) ? 7 : !strncmp(entry, "${ORIGIN}", 9) ? 9 : 0, dir = (size_t)(base_name(file) - file);
	char *path, *to, *rest, *out;

	if (!skip || skip > len)
		return NULL;
	path = xasprintf("%.*s%.*s", (int)dir, file, (int)(len - skip), entry + skip);
	if (w->bare)
		return path;
	out = to = xcalloc(strlen(path) + 1, 1);
	rest = path;
	for (char *part; to && (part = strsep(&rest, "/")); ) {
		if (!*part || !strcmp(part, "."))
			continue;
		if (!strcmp(part, "..")) {
			if (to == out) {
				to = NULL;
				break;
			}
			while (to > out && *--to != '/') {
			}
			*to = 0;
			continue;
		}
		to += sprintf(to, "%s%s", to > out ? "/" : "", part);
	}
	free(path);
	if (!to) {
		free(out);
		return NULL;
	}
	return out;
}

static bool holds(const struct wheel *w, const char *dir, const char *library)
{
	char *path = xasprintf("%s/%s%s%s", w->root, dir, *dir ? "/" : "", library);
	struct stat st;
	bool there = !strchr(library, '/') && !stat(path, &st) && S_ISREG(st.st_mode);

	free(path);
	return there;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

struct words {
	const char **word;
	int n;
};

static void sort(struct words *w)
{
	if (w->n)
		qsort(w->word, (size_t)w->n, sizeof *w->word, by_text);
}

static bool among(const struct words *w, const char *word)
{
	return w->n && bsearch(&word, w->word, (size_t)w->n, sizeof *w->word, by_text);
}

/* the directories of the wheel that a file's RUNPATH names; the caller frees them */
static int runpath(const struct wheel *w, const struct part_of_wheel *p, char **dir)
{
	int n = 0;

	for (const char *e = p->runpath; e && *e && n < DIRECTORIES; e += strcspn(e, ":"), e += *e == ':')
		if ((dir[n] = expand(w, p->name, e, strcspn(e, ":"))))
			n++;
	return n;
}

static bool held(const struct wheel *w, char **dir, int n, const char *library)
{
	for (int i = 0; i < n; i++)
		if (holds(w, dir[i], library))
			return true;
	return false;
}

static bool excluded(const struct wheel *w, const char *library)
{
	for (int i = 0; i < w->nexclude; i++)
		if (!fnmatch(w->exclude[i], library, 0))
			return true;
	return false;
}

/*
 * Each library that a file needs: from a policy, from the wheel, or neither. As with auditwheel, what another file of the wheel loads finds
 * its own by way of that one, and does not count where nothing finds it: what needs it does.
 */
static void libraries(struct wheel *w)
{
	struct words needed = { NULL, 0 }, names = { NULL, 0 };
	char *dir[DIRECTORIES], *own[DIRECTORIES];
	int ndir = 0, nown;

	for (int i = 0; i < w->npart; i++) {
		const struct part_of_wheel *p = &w->part[i];

		*PUSH(names.word, names.n) = base_name(p->name);
		for (int k = 0; k < p->nneeded; k++)
			*PUSH(needed.word, needed.n) = p->needed[k];
		nown = runpath(w, p, own);
		for (int d = 0; d < nown; d++) {
			bool known = ndir == DIRECTORIES;

			for (int e = 0; e < ndir && !known; e++)
				known = !strcmp(dir[e], own[d]);
			if (known)
				free(own[d]);
			else
				dir[ndir++] = own[d];
		}
	}
	sort(&names);
	sort(&needed);
	for (int i = 0; i < w->npart; i++) {
		const struct part_of_wheel *p = &w->part[i];
		const char *name = base_name(p->name);
		size_t len = name > p->name ? (size_t)(name - p->name - 1) : 0;
		bool inner = among(&needed, name), reached = !inner;

		for (int d = 0; d < ndir && !reached; d++)
			reached = strlen(dir[d]) == len && !strncmp(dir[d], p->name, len);
		nown = reached ? runpath(w, p, own) : 0;
		for (int k = 0; reached && k < p->nneeded; k++) {
			const char *n = p->needed[k];
			int since = policy_of_library(n, w->arch);
			bool there = w->bare || among(&names, n);

			if (!strncmp(n, "ld-linux", 8) || excluded(w, n) || (there && held(w, own, nown, n)) ||
			    (there && inner && held(w, dir, ndir, n)))
				continue;
			demand(w, NULL, n, NULL, since, there && !w->bare && since == NO_POLICY, p->name);
		}
		for (int d = 0; d < nown; d++)
			free(own[d]);
	}
	for (int d = 0; d < ndir; d++)
		free(dir[d]);
	free(needed.word);
	free(names.word);
}

static int newest_first(const void *a, const void *b)
{
	const struct demand *d = a, *e = b;
	int c;

	if (d->since != e->since)
		return d->since < e->since ? 1 : -1;
	c = strcmp(d->library ? d->library : "", e->library ? e->library : "");
	c = c ? c : strverscmp(d->version ? d->version : "", e->version ? e->version : "");
	return c ? c : strcmp(d->symbol ? d->symbol : "", e->symbol ? e->symbol : "");
}

/* a library that no policy has */
static bool foreign(const struct demand *d)
{
	return d->since == NO_POLICY && !d->version && !d->symbol && d->library;
}

void wheel_end(struct wheel *w)
{
	int most = 0, most_without = 0;

	if (!w->npart)
		return;
	libraries(w);
	if (w->ndemand)
		qsort(w->demand, (size_t)w->ndemand, sizeof *w->demand, newest_first);
	for (int i = 0; i < w->ndemand; i++) {
		const struct demand *d = &w->demand[i];

		if (d->since > most)
			most = d->since;
		if (d->since > most_without && !foreign(d))
			most_without = d->since;
	}
	w->policy = policy_from(most, w->arch);
	w->versions = policy_from(most_without, w->arch);
	w->broken = w->promise && most > w->promised;
}

void wheel_free(struct wheel *w)
{
	for (int i = 0; i < w->ntag; i++)
		free(w->tag[i]);
	free(w->tag);
	for (int i = 0; i < w->ndemand; i++) {
		for (int k = 0; k < w->demand[i].nfile; k++)
			free(w->demand[i].file[k]);
		free(w->demand[i].file);
		free(w->demand[i].version);
		free(w->demand[i].library);
		free(w->demand[i].symbol);
	}
	free(w->demand);
	for (int i = 0; i < w->npart; i++) {
		for (int k = 0; k < w->part[i].nneeded; k++)
			free(w->part[i].needed[k]);
		free(w->part[i].needed);
		free(w->part[i].name);
		free(w->part[i].runpath);
	}
	free(w->part);
	free(w->path);
	free(w->root);
	free(w->prefix);
	free(w->arch);
	*w = (struct wheel) { 0 };
}

bool wheel_counts(const struct wheel *w, const struct demand *d)
{
	if (w->broken)
		return d->since > w->promised;
	/* the oldest ones are nobody's aim */
	return d->since > version("2.17") && policy_from(d->since, w->arch) == w->policy;
}

char *wheel_verdict(const struct wheel *w)
{
	const char *alias = policy_alias(w->policy, w->arch), *tag = w->promise ? w->promise : w->ntag ? w->tag[0] : NULL;
	char *policy, *line;

	if (w->policy != NO_POLICY)
		policy = xasprintf("%s%s%s%s", policy_name(w->policy, w->arch), alias ? " (" : "", alias ? alias : "", alias ? ")" : "");
	else if (w->versions != NO_POLICY)
		policy = xasprintf("none, %s if the libraries below were in the wheel", policy_name(w->versions, w->arch));
	else
		policy = xstrdup("none");
	if (w->broken)
		line = xasprintf("policy %s, but its tag promises %s", policy, tag);
	else if (w->promise && !strcmp(w->promise, policy_name(w->policy, w->arch)))
		line = xasprintf("policy %s, as its tag says", policy);
	else if (w->promise && w->promised < w->policy)	/* between two that have names */
		line = xasprintf("policy %s, and what its tag says holds, %s", policy, tag);
	else if (tag)
		line = xasprintf("policy %s, its tag says %s", policy, tag);
	else
		line = xasprintf("policy %s", policy);
	free(policy);
	return line;
}

char *wheel_reason(const struct wheel *w, const struct demand *d)
{
	int policy = policy_from(d->since, w->arch);
	char *where = policy == NO_POLICY ? xstrdup("in no policy") : xasprintf("from %s on", policy_name(policy, w->arch));
	char *line;

	if (d->inside) {
		free(where);
		where = xstrdup("in the wheel, but no RUNPATH leads there");
	} else if (foreign(d)) {
		free(where);
		where = xstrdup(w->bare ? "in no policy: the wheel must have it" : "in no policy, and not in the wheel");
	}
	if (d->version && d->library)
		line = xasprintf("%s of %s: %s", d->version, d->library, where);
	else if (d->symbol)
		line = xasprintf("%s, which has no version: %s", d->symbol, where);
	else
		line = xasprintf("%s: %s", d->library ? d->library : "names without a version", where);
	free(where);
	return line;
}

char *wheel_advice(const struct wheel *w)
{
	const struct demand *library = NULL;

	if (!w->broken)
		return NULL;
	for (int i = 0; i < w->ndemand && !library; i++)
		if (foreign(&w->demand[i]))
			library = &w->demand[i];
	if (library && library->inside)
		return xasprintf("link with -Wl,-rpath,'$ORIGIN/...', which leads to %.99s", library->library);
	if (library)
		return xasprintf("put %.99s into the wheel (auditwheel repair does that) or link it statically; what something else brings, "
			"--exclude", library->library);
	if (w->policy == NO_POLICY)
		return NULL;
	return xasprintf("build it for what it promises, or call it %s", policy_name(w->policy, w->arch));
}

/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "plan.h"
#include "util.h"

#define OLDEST 2017000	/* floor */

const char *const kind_name[] = { "same", "pin", "old", "wrap", "along", "alias", "new", "missing", "refused", "later", "gone" };

bool lives(const struct tables *t, const struct sym *s, int lib, int release)
{
	for (int i = 0; i < s->nhome; i++) {
		const struct home *h = &s->home[i];

		if ((lib < 0 ? t->lib[h->lib].soname != NULL : h->lib == lib) &&
		    h->first <= release && release <= h->last)
			return true;
	}
	return false;
}

int home(const struct tables *t, const struct sym *s, int release)
{
	int found = -1;

	for (int i = t->nlib - 1; i >= 0; i--)
		if (t->lib[i].soname && lives(t, s, i, release)) {
			if (!strcmp(t->lib[i].home, "libc"))
				return i;
			found = i;
		}
	return found;
}

/*
 * What a link against that release takes for the name, or NULL. A version that is the default in
 * none of the releases that the tables were read from was it until its successor came.
 */
static struct sym *default_at(const struct tables *t, struct sym *first, int release)
{
	struct sym *found = NULL, *before = NULL;

	for (struct sym *s = first; s < t->sym + t->nsym && !strcmp(s->name, first->name); s++) {
		if (s->ver <= release && lives(t, s, -1, release)) {
			if (release <= s->dflt)
				found = s;
			else if (!s->dflt)
				before = s;
		} else if (s->ver > release && s->dflt && !found) {
			return before;
		}
	}
	return found;
}

static bool reserved(const char *name)
{
	return *name == '_';
}

/* Whether the host lacks sinpi, which _ZGVnN2v_sinpi calls: it is offered where that is. */
static bool scalar_lacks(const struct plan *p, const char *name)
{
	const char *scalar = strncmp(name, "_ZGV", 4) ? NULL : strchr(name + 1, '_');
	struct sym *first = scalar ? sym_first(p->t, scalar + 1) : NULL;

	return first && !default_at(p->t, first, p->host);
}

/* Whether the contract of a name changed between floor and host, so that no other may stand for it. */
static bool wrapped(const struct plan *p, const char *name)
{
	struct shim *shim = shim_find(p->t, name);

	for (int i = 0; shim && i < shim->nver; i++)
		if (p->floor < shim->ver[i] && shim->ver[i] <= p->host)
			return true;
	return false;
}

/* Whether there is code of ours that another name can stand for. */
static bool implemented(const struct tables *t, const char *name)
{
	struct shim *shim = shim_find(t, name);

	return shim && shim->kind != 'r' && shim->kind != 'a';
}

/*
 * Another name for the code of one whose contract changed: ours stands for it too. No symbol of the
 * floor can, not even one of its own.
 */
static bool find_changed(const struct plan *p, struct entry *e)
{
	const struct tables *t = p->t;

	for (struct sym *s = t->sym; s < t->sym + t->nsym; s++)
		if (s->same == e->host->same && strcmp(s->name, e->name) && wrapped(p, s->name) &&
		    s == default_at(t, sym_first(t, s->name), p->host)) {
			e->kind = ALIAS;
			e->floor = NULL;
			e->target = s->name;
			return true;
		}
	return false;
}

/* How many characters they begin with in common, underscores aside. */
static int alike(const char *a, const char *b)
{
	int n = 0;

	a += strspn(a, "_");
	b += strspn(b, "_");
	while (n < 999 && a[n] && a[n] == b[n])
		n++;
	return n;
}

/*
 * Another name for the same code, best first: a symbol of the floor that programs of that time were
 * linked with, another symbol of the floor, one that stands for that name at the floor (acosf32 is
 * acosf@2.43 in 2.43, so it is acosf@2.2.5 where that is acosf), one that we implement. Of several the one that is most alike,
 * as it is likely of the same standard: what is not, a program may define for itself (dreml, bcmp).
 */
static void find_alias(const struct plan *p, struct entry *e)
{
	const struct tables *t = p->t;
	int best = -1;

	/* no linker script that all four linkers read can give data a second name */
	if (e->host->type == 'D')
		return;
	for (struct sym *s = t->sym; s < t->sym + t->nsym; s++) {
		struct sym *d, *use = s;
		int rank;

		if (s->same != e->host->same || !strcmp(s->name, e->name) || wrapped(p, s->name))
			continue;
		d = default_at(t, sym_first(t, s->name), p->floor);
		if (s->ver <= p->floor && lives(t, s, -1, p->floor))
			rank = d == s ? 4 : 3;
		else if (d && s->dflt)
			rank = 2, use = d;
		else if (implemented(t, s->name))
			rank = 1;
		else
			continue;
		if (rank * 1000 + alike(s->name, e->name) <= best)
			continue;
		best = rank * 1000 + alike(s->name, e->name);
		e->kind = ALIAS;
		e->floor = rank > 1 ? use : NULL;
		e->target = rank > 1 ? NULL : s->name;
	}
}

/* Whether a name that the floor lacks and the host has is replaced together with this one. */
static bool along(const struct plan *p, const char *name)
{
	const struct tables *t = p->t;

	for (struct shim *s = t->shim; s < t->shim + t->nshim; s++) {
		struct sym *first = s->kind == 'n' ? sym_first(t, s->name) : NULL;
		size_t len = strlen(name);

		if (!first || default_at(t, first, p->floor) || !(reserved(s->name) || default_at(t, first, p->host)))
			continue;
		for (const char *w = s->with; w; w = strchr(w, ',') ? strchr(w, ',') + 1 : NULL)
			if (!strncmp(w, name, len) && (!w[len] || w[len] == ','))
				return true;
	}
	return false;
}

/* stat64 on a host that has stat and stat64 in libc_nonshared.a, not yet in libc.so */
static void find_nonshared(const struct plan *p, struct entry *e, const struct sym *later)
{
	const struct tables *t = p->t;

	for (struct sym *s = t->sym; s < t->sym + t->nsym; s++) {
		struct shim *shim = s->same == later->same ? shim_find(t, s->name) : NULL;

		if (shim && shim->kind == 's') {
			e->kind = ALIAS;
			e->target = s->name;
			return;
		}
	}
}

/*
 * Whether a link is not to find a symbol whose name is no default on the host, for a configure script would take the name for one that
 * the headers declare. Data has to stay where it is, for copy relocations. What other packages ship now, with headers, is there for it.
 */
static bool forsaken(const struct plan *p, const struct sym *s)
{
	const struct tables *t = p->t;

	return !reserved(s->name) && s->type != 'D' && !lib_still(t, home(t, s, p->floor), s->name);
}

/* Whether the newest release has it, or what distributions have in the place of its library: the program shall start there too. */
static bool lasts(const struct plan *p, const struct sym *s)
{
	const struct tables *t = p->t;

	return lives(t, s, -1, t->newest) || t->lib[home(t, s, p->floor)].apart;
}

static void decide(const struct plan *p, struct entry *e, struct sym *first)
{
	const struct tables *t = p->t;
	struct shim *shim = shim_find(t, e->name);
	struct sym *last = first, *s;

	for (s = first; s && s < t->sym + t->nsym && !strcmp(s->name, e->name); s++)
		last = s;
	e->host = first ? default_at(t, first, p->host) : NULL;
	e->floor = first ? default_at(t, first, p->floor) : NULL;
	if (!e->host && first && (reserved(e->name) || (shim && shim->kind == 's')) && last->ver > p->host &&
	    !scalar_lacks(p, e->name))
		e->host = default_at(t, first, t->newest);	/* offered before its time */
	if (e->floor && wrapped(p, e->name)) {
		e->kind = WRAP;
		e->shim = shim;
	} else if (e->floor && e->host && shim && shim->kind == 'a' && along(p, e->name)) {
		e->kind = ALONG;
		e->shim = shim;
	} else if (e->floor && e->host) {
		e->kind = e->host->ver <= p->floor ? SAME : PIN;
		if (e->kind == PIN)
			find_changed(p, e);
	} else if (e->floor && shim && shim->kind == 's') {
		e->kind = SAME;
	} else if (shim && shim->kind == 's') {
		e->kind = NEW;
		e->shim = shim;
	} else if (e->floor && !e->host && !lasts(p, e->floor)) {
		e->kind = GONE;
		e->floor = NULL;
	} else if (e->floor && !e->host) {
		e->kind = forsaken(p, e->floor) ? OLD : PIN;	/* the host keeps it for old programs only; prebuilt archives refer to it */
	} else if (!e->host) {
		struct sym *at_newest = first ? default_at(t, first, t->newest) : NULL;

		e->kind = at_newest && at_newest->ver > p->host ? LATER : GONE;
		if (e->kind == LATER)
			find_nonshared(p, e, at_newest);
	} else if (shim && (shim->kind == 'n' || shim->kind == 'w')) {
		e->kind = NEW;
		e->shim = shim;
	} else if (shim && shim->kind == 'r') {
		e->kind = REFUSED;
		e->shim = shim;
	} else {
		e->kind = MISSING;
		if (!find_changed(p, e))
			find_alias(p, e);
	}
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->name, ((const struct entry *)b)->name);
}

void plan_make(struct plan *p, const struct tables *t, int host, int floor)
{
	*p = (struct plan){ .t = t, .host = host, .floor = floor };
	p->entry = xrealloc(NULL, (size_t)(t->nsym + t->nshim) * sizeof *p->entry);
	for (int i = 0; i < t->nsym; i++) {
		struct entry *e = &p->entry[p->n];
		bool ours = false;

		if (i && !strcmp(t->sym[i].name, t->sym[i - 1].name))
			continue;
		for (struct sym *s = &t->sym[i]; s < t->sym + t->nsym && !strcmp(s->name, t->sym[i].name); s++)
			for (int k = 0; k < s->nhome; k++)
				ours |= t->lib[s->home[k].lib].soname != NULL;
		if (!ours)
			continue;
		*e = (struct entry){ .name = t->sym[i].name };
		decide(p, e, &t->sym[i]);
		p->n++;
	}
	for (int i = 0; i < t->nshim; i++)
		if (!sym_first(t, t->shim[i].name)) {
			struct entry *e = &p->entry[p->n++];

			*e = (struct entry){ .name = t->shim[i].name };
			decide(p, e, NULL);
		}
	qsort(p->entry, (size_t)p->n, sizeof *p->entry, by_name);
}

bool plan_one(const struct tables *t, int host, int floor, const char *name, struct entry *e)
{
	struct plan p = { .t = t, .host = host, .floor = floor };
	struct sym *first = sym_first(t, name);
	struct shim *shim = shim_find(t, name);

	if (!first && !shim)
		return false;
	*e = (struct entry){ .name = first ? first->name : shim->name };
	decide(&p, e, first);
	return true;
}

int plan_default_until(const struct tables *t, const struct sym *s)
{
	const struct sym *next = s + 1;

	/* the table has the default of the releases that were read; before the first of them it is the version before */
	if (next == t->sym + t->nsym || strcmp(next->name, s->name) || !next->dflt)
		return s->dflt;
	return s->dflt && s->dflt != OPEN ? s->dflt : next->ver > OLDEST ? next->ver - 1000 : 0;
}

int plan_last(const struct tables *t, int floor, const char *name, struct entry *e)
{
	for (int v = floor; v >= OLDEST; v -= 1000)
		if (plan_one(t, t->newest, v, name, e) && e->floor && !e->host)
			return v;
	return 0;
}

struct entry *plan_find(const struct plan *p, const char *name)
{
	struct entry key = { .name = name };

	return bsearch(&key, p->entry, (size_t)p->n, sizeof key, by_name);
}

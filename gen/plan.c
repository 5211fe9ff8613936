/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "plan.h"
#include "util.h"

const char *const kind_name[] = { "same", "pin", "wrap", "alias", "new", "missing", "later", "gone" };

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

/* What a link against that release takes for the name, or NULL. */
static struct sym *default_at(const struct tables *t, struct sym *first, int release)
{
	struct sym *found = NULL;

	for (struct sym *s = first; s < t->sym + t->nsym && !strcmp(s->name, first->name); s++)
		if (s->ver <= release && release <= s->dflt && lives(t, s, -1, release))
			found = s;
	return found;
}

static bool reserved(const char *name)
{
	return *name == '_';
}

/*
 * Another name for the same code: one with a version at the floor, best one that programs of that
 * time were linked with, or else one that we implement.
 */
static void find_alias(const struct plan *p, struct entry *e)
{
	const struct tables *t = p->t;

	for (struct sym *s = t->sym; s < t->sym + t->nsym; s++) {
		struct sym *d;

		if (s->same != e->host->same || !strcmp(s->name, e->name))
			continue;
		if (s->ver <= p->floor && lives(t, s, -1, p->floor)) {
			d = default_at(t, sym_first(t, s->name), p->floor);
			if (d == s || !e->floor)
				e->floor = s;
			if (d == s)
				break;
		} else if (!e->target && e->host->type == 'F' && shim_find(t, s->name) &&
			   shim_find(t, s->name)->kind != 'w') {
			e->target = s->name;
		}
	}
	/* no linker script that all four linkers read can give data a second name */
	if (e->host->type == 'D')
		e->floor = NULL;
	if (e->floor || e->target)
		e->kind = ALIAS;
	if (e->floor)
		e->target = NULL;
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

static void decide(const struct plan *p, struct entry *e, struct sym *first)
{
	const struct tables *t = p->t;
	struct shim *shim = shim_find(t, e->name);
	struct sym *last = first, *s;

	for (s = first; s && s < t->sym + t->nsym && !strcmp(s->name, e->name); s++)
		last = s;
	e->host = first ? default_at(t, first, p->host) : NULL;
	e->floor = first ? default_at(t, first, p->floor) : NULL;
	if (!e->host && first && (reserved(e->name) || (shim && shim->kind == 's')) && last->ver > p->host)
		e->host = default_at(t, first, t->newest);	/* offered before its time */
	if (shim && shim->kind == 'w' && e->floor && p->floor < shim->ver && shim->ver <= p->host) {
		e->kind = WRAP;
		e->shim = shim;
	} else if (e->floor && e->host) {
		e->kind = e->host->ver <= p->floor ? SAME : PIN;
	} else if (e->floor && shim && shim->kind == 's') {
		e->kind = SAME;
	} else if (shim && shim->kind == 's') {
		e->kind = NEW;
		e->shim = shim;
	} else if (!e->host) {
		struct sym *at_newest = first ? default_at(t, first, t->newest) : NULL;

		e->kind = at_newest && at_newest->ver > p->host ? LATER : GONE;
		if (e->kind == LATER)
			find_nonshared(p, e, at_newest);
	} else if (shim && shim->kind == 'n') {
		e->kind = NEW;
		e->shim = shim;
	} else {
		e->kind = MISSING;
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

struct entry *plan_find(const struct plan *p, const char *name)
{
	struct entry key = { .name = name };

	return bsearch(&key, p->entry, (size_t)p->n, sizeof key, by_name);
}

/* SPDX-License-Identifier: MIT */
/* The functions of libcompat's that finished files call: what they are linked of, and the library with those of a set. */
#include <stdlib.h>
#include <string.h>
#include "bytes.h"
#include "make.h"
#include "retarget.h"
#include "util.h"

struct defining {
	struct fallback *b;
	const char *object;
};

static void defines(void *with, const char *name, bool defined, bool weak)
{
	const struct defining *d = with;

	(void)weak;
	if (defined && !strncmp(name, "__compat_", 9))
		*PUSH(d->b->definition, d->b->ndefinition) = (struct definition) { name, d->object };
}

/* Those that come along define what the floor's own name stands for, and are found by that. */
static void find_definitions(struct fallback *b)
{
	for (int i = 0; i < b->objects.n; i++) {
		const struct object *o = &b->objects.object[i];

		if (strncmp(o->name, "__compat_along_", 15))
			link_symbols(o->data, defines, &(struct defining) { b, o->name });
	}
}

static const char *definer(const struct fallback *b, const char *name)
{
	for (int i = 0; i < b->ndefinition; i++)
		if (!strcmp(b->definition[i].name, name))
			return b->definition[i].object;
	return NULL;
}

struct search {
	struct fallback *b;
	struct link *l;
	const char **todo;	/* symbols that an object wants */
	int ntodo;
	bool embed;
	char *why;
};

static void wants(void *with, const char *name, bool defined, bool weak)
{
	struct search *k = with;

	if (!defined && !weak)
		add_name(&k->todo, &k->ntodo, name);
}

static void add_object(struct search *k, const char *name)
{
	struct span s = objects_find(&k->b->objects, name, k->b->t->newest);

	for (int i = 0; i < k->l->nobject; i++)
		if (!strcmp(k->l->object[i].name, name))
			return;
	if (!s.p) {
		k->why = xasprintf("no object %s in this compat", name);
		return;
	}
	*PUSH(k->l->object, k->l->nobject) = (struct link_object) { name, s };
	link_symbols(s, wants, k);
}

static void import(struct search *k, const char *symbol, const struct sym *s)
{
	const struct tables *t = k->b->t;

	*PUSH(k->l->import, k->l->nimport) = (struct link_import) { symbol, s->name, t->lib[home(t, s, set.floor.glibc)].soname,
		xasprintf("GLIBC_%s", vstr(s->ver)) };
}

/* Finds what an object wants: in another of ours, in the floor's glibc, or in libgcc_s. */
static void satisfy(struct search *k, const char *name)
{
	bool before = !strncmp(name, "__compat_old_", 13);
	const struct tables *t = k->b->t;
	const struct run_time_symbol *r;
	struct entry e;
	int n;

	if (!strcmp(name, "_GLOBAL_OFFSET_TABLE_"))
		return;
	if (!strcmp(name, "__dso_handle")) {
		if (k->embed)	/* the library's own is its beginning, and it stays */
			add_object(k, "compat_handle");
		return;
	}
	if (!before && !strncmp(name, "__compat_", 9)) {
		const char *object = definer(k->b, name);

		if (object)
			add_object(k, object);
		else
			k->why = xasprintf("no object of this compat defines %s", name);
		return;
	}
	if (!plan_one(t, t->newest, set.floor.glibc, before ? name + 13 : name, &e)) {
		r = data_run_time(name, t->arch, &n);
		if (r && !strcmp(r->need.of->soname, "libgcc_s.so.1"))
			*PUSH(k->l->import, k->l->nimport) = (struct link_import) { name, name, r->need.of->soname, r->node };
		else
			k->why = xasprintf("%s: unknown", name);
		return;
	}
	if (e.floor && (before || e.kind == SAME || e.kind == PIN || e.kind == OLD || e.kind == ALONG || e.kind == ALIAS))
		import(k, name, e.floor);
	else if (e.kind == NEW || e.kind == WRAP)
		add_object(k, name);
	else
		k->why = xasprintf("%s: not there at %s", name, set.floor.name);
}

bool find_objects(struct fallback *b, const char **name, int n, bool embed, struct link *l)
{
	struct search k = { .b = b, .l = l, .embed = embed };

	if (!b->ndefinition)
		find_definitions(b);
	for (int i = 0; i < n; i++) {
		bool start = !strcmp(name[i], "__libc_start_main");

		add_object(&k, start ? "compat_start" : name[i]);
		*PUSH(l->export, l->nexport) = (struct link_export) { xasprintf("%s%s", PRIVATE_NAME, name[i]), start ? "__compat_start" : name[i] };
	}
	for (int i = 0; i < k.ntodo && !k.why; i++)
		satisfy(&k, k.todo[i]);
	if (k.why)
		warn("%s", k.why);
	l->arch = b->t->arch;
	free(k.todo);
	return !k.why;
}

bool make_fallback(struct fallback *b)
{
	char *why = NULL;
	uint64_t hash = 0xcbf29ce484222325;

	if (!find_objects(b, b->name, b->n, false, &b->link))
		return false;
	/* a name for each content: two sets may meet in one process */
	for (int round = 0; round < 2; round++) {
		b->soname = xasprintf("libcompat-%s-%08x.so", vstr(set.floor.glibc), (unsigned)(hash ^ hash >> 32));
		b->link.soname = b->soname;
		b->data = link_library(&b->link, &b->size, &why);
		if (!b->data) {
			warn("%s", why);
			return false;
		}
		for (size_t i = 0; i < b->size; i++)
			hash = (hash ^ b->data[i]) * 0x100000001b3;
		if (!round)
			free(b->data);
	}
	return true;
}

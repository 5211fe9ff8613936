/* SPDX-License-Identifier: MIT */
/* The library with the functions of libcompat's that a set of finished files calls. */
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

static void wants(void *with, const char *name, bool defined, bool weak)
{
	struct fallback *b = with;

	if (!defined && !weak)
		add_name(&b->todo, &b->ntodo, xstrdup(name));
}

static void add_object(struct fallback *b, const char *name)
{
	struct span s = objects_find(&b->objects, name, b->t->newest);

	for (int i = 0; i < b->link.nobject; i++)
		if (!strcmp(b->link.object[i].name, name))
			return;
	if (!s.p) {
		b->why = xasprintf("no object %s in this compat", name);
		return;
	}
	*PUSH(b->link.object, b->link.nobject) = (struct link_object) { name, s };
	link_symbols(s, wants, b);
}

static void import(struct fallback *b, const char *symbol, const struct sym *s)
{
	*PUSH(b->link.import, b->link.nimport) = (struct link_import) { symbol, s->name, b->t->lib[home(b->t, s, set.floor.glibc)].soname,
		xasprintf("GLIBC_%s", vstr(s->ver)) };
}

/* Finds what an object wants: in another of ours, in the floor's glibc, or in libgcc_s. */
static void satisfy(struct fallback *b, const char *name)
{
	bool before = !strncmp(name, "__compat_old_", 13);
	const struct run_time_symbol *r;
	struct entry e;
	int n;

	if (!strcmp(name, "__dso_handle") || !strcmp(name, "_GLOBAL_OFFSET_TABLE_"))
		return;
	if (!before && !strncmp(name, "__compat_", 9)) {
		const char *object = definer(b, name);

		if (object)
			add_object(b, object);
		else
			b->why = xasprintf("no object of this compat defines %s", name);
		return;
	}
	if (!plan_one(b->t, b->t->newest, set.floor.glibc, before ? name + 13 : name, &e)) {
		r = data_run_time(name, b->t->arch, &n);
		if (r && !strcmp(r->need.of->soname, "libgcc_s.so.1"))
			*PUSH(b->link.import, b->link.nimport) = (struct link_import) { name, name, r->need.of->soname, r->node };
		else
			b->why = xasprintf("%s: unknown", name);
		return;
	}
	if (e.floor && (before || e.kind == SAME || e.kind == PIN || e.kind == OLD || e.kind == ALONG || e.kind == ALIAS))
		import(b, name, e.floor);
	else if (e.kind == NEW || e.kind == WRAP)
		add_object(b, name);
	else
		b->why = xasprintf("%s: not there at %s", name, set.floor.name);
}

bool make_fallback(struct fallback *b)
{
	char *why = NULL;
	uint64_t hash = 0xcbf29ce484222325;

	find_definitions(b);
	for (int i = 0; i < b->n; i++) {
		bool start = !strcmp(b->name[i], "__libc_start_main");

		add_object(b, start ? "compat_start" : b->name[i]);
		*PUSH(b->link.export, b->link.nexport) = (struct link_export) { xasprintf("%s%s", PRIVATE_NAME, b->name[i]), start ? "__compat_start" : b->name[i] };
	}
	for (int i = 0; i < b->ntodo && !b->why; i++)
		satisfy(b, b->todo[i]);
	if (b->why) {
		warn("%s", b->why);
		return false;
	}
	b->link.arch = b->t->arch;
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

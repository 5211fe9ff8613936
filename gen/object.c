/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "archive.h"
#include "object.h"
#include "table.h"
#include "util.h"

/* "2.25-2.42@" before a name; the name, or NULL if that is something else */
static char *releases(char *s, struct object *o)
{
	char *dash = strchr(s, '-'), *at = strchr(s, '@');

	if (!at)
		return s;
	if (!dash || dash > at)
		return NULL;
	*dash = *at = 0;
	o->first = version(s);
	o->last = version(dash + 1);
	return o->first && o->last ? at + 1 : NULL;
}

void objects_read(struct objects *o, const char *path, struct span archive)
{
	struct member m;
	const char *why = NULL;
	size_t pos = 0;
	int more;

	*o = (struct objects) { NULL, 0 };
	if (archive.len < 8 || memcmp(archive.p, "!<arch>\n", 8))
		fatal("%s: not an archive", path);
	while ((more = archive_next(archive.p, archive.len, &pos, &m, &why)) > 0) {
		struct object *new = PUSH(o->object, o->n);
		size_t n = strlen(m.name);
		char *name;

		*new = (struct object) { .last = OPEN, .data = { m.data, m.size } };
		name = n > 2 && !strcmp(m.name + n - 2, ".o") ? xasprintf("%.*s", (int)n - 2, m.name) : NULL;
		new->name = name ? releases(name, new) : NULL;
		if (!new->name)
			fatal("%s: %s: want NAME.o or FIRST-LAST@NAME.o", path, m.name);
	}
	if (more < 0)
		fatal("%s: %s", path, why);
}

struct span objects_find(const struct objects *o, const char *name, int host)
{
	struct span found = { NULL, 0 };

	for (int i = 0; i < o->n; i++) {
		const struct object *x = &o->object[i];

		if (!strcmp(x->name, name) && x->first <= host && host <= x->last && (!found.p || x->first))
			found = x->data;
	}
	return found;
}

void object_pattern(struct pattern *o, struct span object)
{
	struct symbols sym;
	struct file f;
	uint64_t tab;

	*o = (struct pattern) { .all = object };
	if (file_open(&f, o->all.p, o->all.len) || f.eh.e_type != ET_REL || !f.nsh || !(tab = file_find(&f, SHT_SYMTAB)) ||
	    file_symbols(&f, tab, &sym))
		fatal("trampoline.o: not an object of the assembler");
	o->strings = f.eh.e_shoff + file_section(&f, tab).sh_link * sizeof(Elf64_Shdr);
	for (uint64_t i = 1; i < sym.n; i++) {
		const char *name = span_string(sym.str, file_symbol(&sym, i).st_name);
		uint64_t at = (uint64_t)(sym.sym.p - o->all.p) + i * sizeof(Elf64_Sym);

		if (name && !strcmp(name, "__compat_name"))
			o->name = at;
		if (name && !strcmp(name, "__compat_symbol"))
			o->symbol = at;
	}
	if (!o->name || !o->symbol)
		fatal("trampoline.o: no __compat_name or no __compat_symbol in it");
}

static void set_name(unsigned char *data, uint64_t at, uint64_t name, bool hidden)
{
	Elf64_Sym s;

	memcpy(&s, data + at, sizeof s);
	s.st_name = (Elf64_Word)name;
	if (hidden)
		s.st_other = (unsigned char)((s.st_other & ~3) | STV_HIDDEN);
	memcpy(data + at, &s, sizeof s);
}

struct span object_like(const struct pattern *o, const char *name, const char *symbol, bool hidden)
{
	size_t n = strlen(name) + 1, m = strlen(symbol) + 1;
	unsigned char *data;
	Elf64_Shdr strings;

	memcpy(&strings, o->all.p + o->strings, sizeof strings);
	data = xrealloc(NULL, o->all.len + strings.sh_size + n + m);
	memcpy(data, o->all.p, o->all.len);
	memcpy(data + o->all.len, o->all.p + strings.sh_offset, strings.sh_size);
	memcpy(data + o->all.len + strings.sh_size, name, n);
	memcpy(data + o->all.len + strings.sh_size + n, symbol, m);
	set_name(data, o->name, strings.sh_size, false);
	set_name(data, o->symbol, strings.sh_size + n, hidden);
	strings.sh_offset = o->all.len;
	strings.sh_size += n + m;
	memcpy(data + o->strings, &strings, sizeof strings);
	return (struct span) { data, o->all.len + strings.sh_size };
}

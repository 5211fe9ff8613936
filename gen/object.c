/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "object.h"
#include "util.h"

void object_pattern(struct pattern *o, const char *path)
{
	struct symbols sym;
	struct file f;
	uint64_t tab;

	*o = (struct pattern) { 0 };
	if (!file_map(path, &o->all))
		fatal("%s:", path);
	if (file_open(&f, o->all.p, o->all.len) || f.eh.e_type != ET_REL || !f.nsh || !(tab = file_find(&f, SHT_SYMTAB)) ||
	    file_symbols(&f, tab, &sym))
		fatal("%s: not an object of the assembler", path);
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
		fatal("%s: no __compat_name or no __compat_symbol in it", path);
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

bool object_write(const struct pattern *o, const char *path, const char *name, const char *symbol, bool hidden)
{
	size_t n = strlen(name) + 1, m = strlen(symbol) + 1;
	unsigned char *data;
	Elf64_Shdr strings;
	bool bad;
	FILE *out;

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
	out = fopen(path, "w");
	if (!out)
		return false;
	bad = fwrite(data, 1, o->all.len + strings.sh_size, out) != o->all.len + strings.sh_size;
	free(data);
	return !(fclose(out) || bad);
}

/* SPDX-License-Identifier: MIT */
#include <ar.h>
#include <string.h>
#include "archive.h"
#include "edit.h"
#include "file.h"

const char *edit_object(unsigned char *data, size_t size, const char *arch, fate_of *fate, void *with)
{
	struct file f;
	struct symbols sym;
	uint64_t tab;

	if (file_open(&f, data, size) || !file_arch(f.eh.e_machine) || strcmp(file_arch(f.eh.e_machine), arch) || f.eh.e_type != ET_REL)
		return "has a member that is no object for this architecture";
	if (!f.nsh)
		return "damaged";
	tab = file_find(&f, SHT_SYMTAB);
	if (!tab)
		return NULL;
	if (file_symbols(&f, tab, &sym))
		return "damaged";
	for (uint64_t i = 1; i < sym.n; i++) {
		Elf64_Sym s = file_symbol(&sym, i);
		int bind = ELF64_ST_BIND(s.st_info), type = ELF64_ST_TYPE(s.st_info);
		const char *name = span_string(sym.str, s.st_name);

		if (s.st_shndx == SHN_UNDEF || bind == STB_LOCAL)
			continue;
		if (!name)
			return "damaged";
		switch (fate(with, name)) {
		case KEEP:
			continue;
		case HIDE:
			if (bind == STB_GNU_UNIQUE)
				s.st_info = ELF64_ST_INFO(STB_WEAK, type);
			s.st_other = (unsigned char)((s.st_other & ~3) | STV_HIDDEN);
			break;
		case REFER:
			s = (Elf64_Sym) { .st_name = s.st_name, .st_shndx = SHN_UNDEF,
				.st_info = ELF64_ST_INFO(STB_GLOBAL, type == STT_TLS ? STT_TLS : STT_NOTYPE) };
		}
		memcpy(data + (sym.sym.p - data) + i * sizeof s, &s, sizeof s);
	}
	return NULL;
}

const char *edit_archive(unsigned char *data, size_t size, const char *arch, fate_of *fate, void *with)
{
	struct member m;
	const char *why;
	size_t pos = 0;
	int more;

	if (size >= SARMAG && !memcmp(data, "!<thin>\n", SARMAG))
		return "a thin archive, which holds no objects itself";
	if (size < SARMAG || memcmp(data, ARMAG, SARMAG))
		return "not an archive";
	while ((more = archive_next(data, size, &pos, &m, &why)) > 0)
		if ((why = edit_object(data + (m.data - data), m.size, arch, fate, with)))
			return why;
	return more < 0 ? "damaged" : NULL;
}

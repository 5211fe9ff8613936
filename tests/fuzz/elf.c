/* SPDX-License-Identifier: MIT */
/* The reader of glibc's libraries and the editor of objects and archives over bytes from anywhere; for check.c. */
#include <stdlib.h>
#include <string.h>
#include "archive.h"
#include "edit.h"
#include "elf.h"
#include "file.h"
#include "image.h"
#include "library.h"
#include "util.h"

static enum fate by_letter(void *with, const char *name)
{
	(void)with;
	return (enum fate)((unsigned char)*name % 3);
}

static bool overlap(struct span a, struct span b)
{
	return a.p && b.p && a.p < b.p + b.len && b.p < a.p + a.len;
}

/* From was the editor made is: nothing has changed but the symbols, and, if it is done, each of these as it was asked to. */
static bool right(const uint8_t *was, const uint8_t *is, size_t size, bool done)
{
	struct file f;
	struct symbols s, now;
	uint64_t tab;
	size_t begin, end;

	if (file_open(&f, was, size))
		return !memcmp(was, is, size);
	tab = file_find(&f, SHT_SYMTAB);
	if (!tab || file_symbols(&f, tab, &s) || !s.n)
		return !memcmp(was, is, size);
	begin = (size_t)(s.sym.p - was);
	end = begin + s.sym.len;
	if (memcmp(was, is, begin) || memcmp(was + end, is + end, size - end))
		return false;
	/* what tells of the symbols may have been changed as if it was one of them */
	if (!done || overlap(s.sym, s.str) || overlap(s.sym, (struct span) { was, sizeof f.eh }) ||
	    overlap(s.sym, (struct span) { f.sh, f.nsh * sizeof(Elf64_Shdr) }))
		return true;
	now = s;
	now.sym.p = is + begin;
	for (uint64_t i = 0; i < s.n; i++) {
		Elf64_Sym a = file_symbol(&s, i), b = file_symbol(&now, i);
		bool defined = i && a.st_shndx != SHN_UNDEF && ELF64_ST_BIND(a.st_info) != STB_LOCAL;
		enum fate fate = defined ? by_letter(NULL, span_string(s.str, a.st_name)) : KEEP;

		if (fate == KEEP ? memcmp(&a, &b, sizeof a) != 0 : a.st_name != b.st_name || (fate == REFER ? b.st_shndx != SHN_UNDEF :
		    ELF64_ST_VISIBILITY(b.st_other) != STV_HIDDEN || ELF64_ST_BIND(b.st_info) == STB_GNU_UNIQUE))
			return false;
	}
	return true;
}

const char *elf_wrong(const uint8_t *data, size_t size, int *warnings)
{
	const char *arch = size > 18 && data[18] == EM_AARCH64 ? "aarch64" : "x86_64", *why, *broken, *wrong = NULL;
	uint8_t *copy = memcpy(xrealloc(NULL, size ? size : 1), data, size);
	struct elfsym *sym;
	struct member m;
	size_t pos = 0, from = 0, at;
	int n;

	*warnings = !library_read("file", copy, size, arch, &sym, &n);
	for (int i = 0; i < n; i++)
		if (!*sym[i].name || !sym[i].ver || !sym[i].align)
			wrong = "a symbol of a library without a name, version or alignment";
	free(sym);
	if (!image_is_archive(data, size)) {
		why = edit_object(copy, size, arch, by_letter, NULL);
		if (!right(data, copy, size, !why))
			wrong = "an object edited otherwise than asked for";
	} else {
		why = edit_archive(copy, size, arch, by_letter, NULL);
		for (; archive_next(data, size, &pos, &m, &broken) > 0; from = at + m.size) {
			at = (size_t)(m.data - data);
			if (memcmp(data + from, copy + from, at - from) || !right(m.data, copy + at, m.size, !why))
				wrong = "a member edited otherwise than asked for";
		}
		if (memcmp(data + from, copy + from, size - from))
			wrong = "an archive edited outside of its members";
	}
	free(copy);
	return wrong;
}

/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "file.h"
#include "library.h"
#include "table.h"
#include "util.h"

#define MAXALIGN 32

/* a name that can stand in a column of the table */
static bool plain(const char *s)
{
	const char *p = s;

	while (*p > ' ' && *p <= '~' && !strchr("#,=@", *p))
		p++;
	return p > s && !*p;
}

static bool bad(const char *path, const char *what)
{
	warn("%s: %s", path, what);
	return false;
}

/*
 * Index to version; 0 for those that are not public (the file's own name,
 * GLIBC_PRIVATE, the GLIBC_ABI_ tags, and whatever is no GLIBC_ version).
 */
static const char *verdefs(const struct file *f, uint64_t sec, int *vers, size_t nvers)
{
	struct span def = file_contents(f, sec), str = span_strings(file_contents(f, file_section(f, sec).sh_link));
	uint64_t off = 0;

	for (Elf64_Word n = 0; n < file_section(f, sec).sh_info; n++) {
		Elf64_Verdef d;
		Elf64_Verdaux a;
		const char *s;

		if (!span_get(def, off, &d, sizeof d) || !span_get(def, off + d.vd_aux, &a, sizeof a) || !(s = span_string(str, a.vda_name)))
			return "damaged version definitions";
		if (d.vd_ndx >= nvers)
			return "version index out of range";
		if (!(d.vd_flags & VER_FLG_BASE) && !strncmp(s, "GLIBC_", 6))
			vers[d.vd_ndx] = version(s + 6);
		if (!d.vd_next)
			break;
		off += d.vd_next;
	}
	return NULL;
}

/*
 * As much as its address promises, but no more than a compiler gives to that
 * size: above it is chance, and would change with every package.
 */
static uint64_t alignment(const Elf64_Sym *s, const Elf64_Shdr *sec)
{
	uint64_t align, most;

	most = s->st_size >= MAXALIGN ? MAXALIGN : s->st_size >= 16 ? 16 : s->st_size & -s->st_size;
	for (align = 1; align < most && !(s->st_value & align) && 2 * align <= sec->sh_addralign; align *= 2)
		;
	return align;
}

static bool symbols(const char *path, const struct file *f, struct elfsym **out, int *nout)
{
	static int vers[32768];
	uint64_t dyn = file_find(f, SHT_DYNSYM), sym = file_find(f, SHT_GNU_versym), def = file_find(f, SHT_GNU_verdef);
	struct span ver = file_contents(f, sym);
	struct symbols tab;
	const char *why;

	if (!dyn)
		return bad(path, "no dynamic symbols");
	if (!sym || !def)
		return bad(path, "no version definitions");
	memset(vers, 0, sizeof vers);
	if ((why = verdefs(f, def, vers, sizeof vers / sizeof *vers)))
		return bad(path, why);
	if (file_symbols(f, dyn, &tab))
		return bad(path, "damaged symbol table");
	for (uint64_t i = 1; i < tab.n; i++) {
		Elf64_Sym s = file_symbol(&tab, i);
		const char *name = span_string(tab.str, s.st_name);
		int type = ELF64_ST_TYPE(s.st_info), bind = ELF64_ST_BIND(s.st_info);
		Elf64_Shdr in;
		Elf64_Half v;

		if (!span_get(ver, i * sizeof v, &v, sizeof v))
			return bad(path, "fewer versions than symbols");
		if (!name)
			return bad(path, "damaged symbol table");
		/* the names of the version nodes are absolute symbols */
		if (s.st_shndx == SHN_UNDEF || s.st_shndx >= SHN_LORESERVE || bind == STB_LOCAL || !vers[v & 0x7fff])
			continue;
		if (s.st_shndx >= f->nsh || !plain(name))
			return bad(path, "damaged symbol table");
		if (type != STT_FUNC && type != STT_GNU_IFUNC && type != STT_OBJECT) {
			warn("%s: %s: neither function nor data, type %d", path, name, type);
			return false;
		}
		in = file_section(f, s.st_shndx);
		*PUSH(*out, *nout) = (struct elfsym) { .name = name, .ver = vers[v & 0x7fff], .type = type, .weak = bind == STB_WEAK,
			.def = !(v & 0x8000), .addr = s.st_value, .size = s.st_size, .align = alignment(&s, &in) };
	}
	return true;
}

bool library_read(const char *path, const unsigned char *data, size_t size, const char *arch, struct elfsym **sym, int *n)
{
	struct file f;
	const char *why = file_open(&f, data, size);

	*sym = NULL;
	*n = 0;
	if (size < EI_NIDENT || memcmp(data, ELFMAG, SELFMAG))
		return bad(path, "not an ELF file");
	if (data[EI_CLASS] != ELFCLASS64 || data[EI_DATA] != ELFDATA2LSB)
		return bad(path, "not a 64-bit little-endian ELF file");
	if (why)
		return bad(path, "truncated");
	why = file_arch(f.eh.e_machine);
	if (!why || strcmp(why, arch)) {
		warn("%s: not for %s", path, arch);
		return false;
	}
	if (f.eh.e_type != ET_DYN)
		return bad(path, "not a shared library");
	if (!f.eh.e_shnum || f.eh.e_shentsize != sizeof(Elf64_Shdr))
		return bad(path, "no section headers");
	return f.nsh ? symbols(path, &f, sym, n) : bad(path, "truncated");
}

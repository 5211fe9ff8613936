/* SPDX-License-Identifier: MIT */
#include <ar.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "file.h"
#include "image.h"
#include "util.h"

#ifndef DT_RELR
#define DT_RELR 36
#define DT_RELRSZ 35
#endif
#define MAXSIZE (1ULL << 34)	/* what it has of anything fits an int */

/* Linkers let one string end in another. Where far too many do, it is to make whoever reads them slow: false. */
static bool afford(uint64_t *names, const char *name, struct span tab)
{
	*names += strlen(name);
	return *names <= 65536 + 16 * tab.len;
}

/* Version needs; false if damaged. A list that goes in circles ends with the bytes it may have used. */
static bool read_wants(struct image *im, struct span need, struct span str, uint64_t n)
{
	uint64_t off = 0, left = need.len / sizeof(Elf64_Vernaux) + 1, names = 0;

	while (n--) {
		Elf64_Verneed v;
		uint64_t aux;
		const char *file;

		if (!span_get(need, off, &v, sizeof v) || !(file = span_string(str, v.vn_file)))
			return false;
		aux = off + v.vn_aux;
		for (unsigned i = 0; i < v.vn_cnt; i++) {
			Elf64_Vernaux a;
			const char *ver;

			if (!left-- || !span_get(need, aux, &a, sizeof a) || !(ver = span_string(str, a.vna_name)) ||
			    !afford(&names, ver, str))
				return false;
			*PUSH(im->want, im->nwant) = (struct want) { .ver = ver, .file = file,
				.weak = a.vna_flags & VER_FLG_WEAK, .index = a.vna_other & 0x7fff };
			if (!a.vna_next)
				break;
			aux += a.vna_next;
		}
		if (!v.vn_next)
			break;
		off += v.vn_next;
		if (!left--)
			return false;
	}
	return true;
}

/* Number of symbols by a GNU hash table, 0 if it has none in its buckets. */
static uint64_t gnu_hash_count(struct span h)
{
	uint32_t head[4], v, last = 0;
	uint64_t chains;

	if (!span_get(h, 0, head, sizeof head))
		return 0;
	chains = sizeof head + (uint64_t)head[2] * 8;
	for (uint32_t i = 0; i < head[0]; i++) {
		if (!span_get(h, chains + (uint64_t)i * 4, &v, sizeof v))
			return 0;
		if (v > last)
			last = v;
	}
	if (last < head[1] || !last)
		return 0;
	chains += (uint64_t)head[0] * 4;
	do
		if (!span_get(h, chains + ((uint64_t)last - head[1]) * 4, &v, sizeof v))
			return 0;
	while (last++ < UINT32_MAX && !(v & 1));
	return last;
}

struct dyn {
	uint64_t sym, str, strsz, gnu, sysv, versym, verneed, verneednum, verdef, verdefnum, relr, relrsz;
	uint64_t rela, relasz, jmprel, pltrelsz;
};

/*
 * Number of dynamic symbols. Nothing in the dynamic section says it: the section header does, if there is one; else a hash
 * table that holds them all; else the string table, which every linker puts right behind.
 */
static uint64_t count_symbols(const struct file *f, const struct dyn *d, struct span sym)
{
	uint64_t n = 0;
	uint32_t head[2];

	for (uint64_t i = 0; i < f->nsh && !n; i++) {
		Elf64_Shdr s = file_section(f, i);

		if (s.sh_type == SHT_DYNSYM && s.sh_addr == d->sym)
			n = s.sh_size / sizeof(Elf64_Sym);
	}
	if (!n && d->sysv && span_get(file_mapped(f, d->sysv), 0, head, sizeof head))
		n = head[1];
	if (!n && d->gnu)
		n = gnu_hash_count(file_mapped(f, d->gnu));
	if (!n && d->str > d->sym)
		n = (d->str - d->sym) / sizeof(Elf64_Sym);
	return n < sym.len / sizeof(Elf64_Sym) ? n : sym.len / sizeof(Elf64_Sym);
}

/* What is damaged in them is not there. */
static void read_nodes(struct image *im, struct span def, struct span str, uint64_t n)
{
	uint64_t off = 0, left = def.len / sizeof(Elf64_Verdef) + 1;
	Elf64_Verdef d;
	Elf64_Verdaux a;

	for (; n-- && left-- && span_get(def, off, &d, sizeof d); off += d.vd_next) {
		const char *name = span_get(def, off + d.vd_aux, &a, sizeof a) ? span_string(str, a.vda_name) : NULL;

		if (name)
			*PUSH(im->node, im->nnode) = name;
		if (!d.vd_next)
			break;
	}
}

static const char *read_dynamic(struct image *im, const struct file *f, const Elf64_Phdr *ph)
{
	struct span s = span_part(f->all, ph->p_offset, ph->p_filesz), str, ver;
	struct symbols tab;
	struct dyn d = { 0 };
	static unsigned short index[32768];	/* version index to want, counted from 1; 0 and 1 are no versions */
	uint64_t soname = 0, runpath = 0, nneeded = 0, names = 0, off = 0;
	Elf64_Dyn e;

	if (!s.p)
		return "truncated: the dynamic section is not there";
	im->dynamic = true;
	while (file_tag(s, &off, &e))
		switch (e.d_tag) {
		case DT_SYMTAB: d.sym = e.d_un.d_ptr; break;
		case DT_STRTAB: d.str = e.d_un.d_ptr; break;
		case DT_STRSZ: d.strsz = e.d_un.d_val; break;
		case DT_GNU_HASH: d.gnu = e.d_un.d_ptr; break;
		case DT_HASH: d.sysv = e.d_un.d_ptr; break;
		case DT_VERSYM: d.versym = e.d_un.d_ptr; break;
		case DT_VERNEED: d.verneed = e.d_un.d_ptr; break;
		case DT_VERNEEDNUM: d.verneednum = e.d_un.d_val; break;
		case DT_VERDEF: d.verdef = e.d_un.d_ptr; break;
		case DT_VERDEFNUM: d.verdefnum = e.d_un.d_val; break;
		case DT_RELR: d.relr = e.d_un.d_ptr; break;
		case DT_RELRSZ: d.relrsz = e.d_un.d_val; break;
		case DT_SONAME: soname = e.d_un.d_val; break;
		case DT_NEEDED: nneeded++; break;
		case DT_RPATH:
		case DT_RUNPATH: runpath = e.d_un.d_val; break;
		case DT_FLAGS_1:
			if (e.d_un.d_val & DF_1_PIE)
				im->type = PROGRAM;
			break;
		}
	im->relr = d.relr && d.relrsz;
	if (!d.str || !d.sym)
		return nneeded ? "damaged: no dynamic symbols" : NULL;
	str = file_mapped(f, d.str);
	if (d.strsz < str.len)
		str.len = d.strsz;
	str = span_strings(str);
	if (!str.p)
		return "damaged: the dynamic strings are outside of the file";
	if (soname && !(im->soname = span_string(str, soname)))
		return "damaged: DT_SONAME is outside of the strings";
	if (runpath && !(im->runpath = span_string(str, runpath)))
		return "damaged: DT_RUNPATH is outside of the strings";
	for (off = 0; nneeded && file_tag(s, &off, &e); )
		if (e.d_tag == DT_NEEDED && !(*PUSH(im->needed, im->nneeded) = span_string(str, e.d_un.d_val)))
			return "damaged: DT_NEEDED is outside of the strings";
	if (d.verneed && !read_wants(im, file_mapped(f, d.verneed), str, d.verneednum))
		return "damaged: version needs";
	if (d.verdef)
		read_nodes(im, file_mapped(f, d.verdef), str, d.verdefnum);
	memset(index, 0, sizeof index);
	for (int i = 0; i < im->nwant; i++)
		if (i < 65535 && im->want[i].index > 1)
			index[im->want[i].index] = (unsigned short)(i + 1);
	tab.sym = file_mapped(f, d.sym);
	tab.str = str;
	tab.n = count_symbols(f, &d, tab.sym);
	im->dynsym = tab;
	ver = d.versym ? file_mapped(f, d.versym) : (struct span) { 0 };
	for (uint64_t i = 1; i < tab.n; i++) {
		Elf64_Sym y = file_symbol(&tab, i);
		Elf64_Half v = 0;
		const char *name;
		int want;

		if (ELF64_ST_BIND(y.st_info) == STB_LOCAL || !y.st_name)
			continue;
		if (d.versym && !span_get(ver, i * sizeof v, &v, sizeof v))
			return "damaged: fewer versions than symbols";
		want = index[v & 0x7fff] - 1;
		/* a copy relocation defines what it copies, with the version that it needs */
		if (y.st_shndx != SHN_UNDEF && want < 0)
			continue;
		if (!(name = span_string(str, y.st_name)))
			return "damaged: a symbol's name is outside of the strings";
		if (!afford(&names, name, str))
			return "damaged: the symbols' names overlap";
		*PUSH(im->ref, im->nref) = (struct ref) { name, NULL, want, ELF64_ST_BIND(y.st_info) == STB_WEAK, (uint32_t)i };
		if (want >= 0)
			im->want[want].used = true;
	}
	return NULL;
}

static const char *read_object(struct image *im, const struct file *f)
{
	struct span names = span_strings(file_contents(f, f->eh.e_shstrndx));
	uint64_t tab = file_find(f, SHT_SYMTAB);
	struct symbols sym;
	const char *why;

	for (uint64_t i = 0; i < f->nsh; i++) {
		const char *name = span_string(names, file_section(f, i).sh_name);

		if (!name)
			continue;
		im->lto |= !strncmp(name, ".gnu.lto_", 9) || !strcmp(name, ".llvm.lto");
		im->kernel |= !strcmp(name, ".gnu.linkonce.this_module");
	}
	if (!tab)
		return NULL;
	if ((why = file_symbols(f, tab, &sym)))
		return why;
	for (uint64_t i = 1; i < sym.n; i++) {
		Elf64_Sym e = file_symbol(&sym, i);
		const char *name;
		int bind = ELF64_ST_BIND(e.st_info);

		if (bind == STB_LOCAL || !e.st_name)
			continue;
		if (!(name = span_string(sym.str, e.st_name)))
			return "damaged: a symbol's name is outside of the strings";
		/* gcc's mark of an object with no machine code in it */
		if (e.st_shndx == SHN_COMMON && !strcmp(name, "__gnu_lto_slim"))
			im->lto = true;
		else if (e.st_shndx != SHN_UNDEF)
			*PUSH(im->def, im->ndef) = name;
		else
			*PUSH(im->ref, im->nref) = (struct ref) { .name = name, .want = -1, .weak = bind == STB_WEAK, .at = (uint32_t)i };
	}
	return NULL;
}

/* Separate debug information has the headers of the file it belongs to, and no contents. */
static bool only_debug(const struct file *f)
{
	for (uint64_t i = 0; i < f->nsh; i++) {
		Elf64_Shdr s = file_section(f, i);

		if (s.sh_type == SHT_NOBITS && s.sh_flags & SHF_ALLOC && s.sh_flags & SHF_EXECINSTR)
			return true;
	}
	return false;
}

static uint64_t end_of(const struct file *f)
{
	uint64_t end = f->nsh ? (uint64_t)(f->sh - f->all.p) + f->nsh * sizeof(Elf64_Shdr) : 0;

	for (uint64_t i = 0; i < f->nsh; i++) {
		Elf64_Shdr s = file_section(f, i);

		if (s.sh_type != SHT_NOBITS && s.sh_offset + s.sh_size > end)
			end = s.sh_offset + s.sh_size;
	}
	for (unsigned i = 0; f->nsh && i < f->nph; i++) {
		Elf64_Phdr p = file_segment(f, i);

		if (p.p_offset + p.p_filesz > end)
			end = p.p_offset + p.p_filesz;
	}
	return end;
}

static const char *read_file(struct image *im, const struct file *f)
{
	const Elf64_Ehdr *eh = &f->eh;
	const char *why = NULL;
	bool one = false;
	char mark[4];

	im->arch = file_arch(eh->e_machine);
	if (!im->arch)
		return "ELF file of another machine, only x86_64 and aarch64 are known";
	if (eh->e_type != ET_REL && eh->e_type != ET_EXEC && eh->e_type != ET_DYN)
		return eh->e_type == ET_CORE ? "core dump" : "damaged: no such type of ELF file";
	if (eh->e_phnum && !f->nph)
		return eh->e_phentsize != sizeof(Elf64_Phdr) || eh->e_phnum > FILE_SEGMENTS ? "damaged: program headers" :
			"truncated: the program headers are not there";
	if (eh->e_type == ET_REL) {
		im->type = OBJECT;
		if ((im->debug = only_debug(f)))
			return NULL;
		return f->nsh ? read_object(im, f) : "truncated: the section headers are not there";
	}
	im->type = eh->e_type == ET_EXEC ? PROGRAM : LIBRARY;
	im->end = end_of(f);
	for (unsigned i = 0; i < f->nph; i++) {
		Elf64_Phdr p = file_segment(f, i);

		if (p.p_type == PT_INTERP) {
			/* the kernel takes no longer one */
			if (!im->interp && p.p_filesz <= PATH_MAX)
				im->interp = span_string(span_strings(span_part(f->all, p.p_offset, p.p_filesz)), 0);
			im->type = PROGRAM;
		} else if (p.p_type == PT_DYNAMIC && p.p_filesz) {
			/* loaders take the last, others the first */
			why = one ? "damaged: more than one dynamic section" : read_dynamic(im, f, &p);
			one = true;
		}
	}
	/* UPX puts a sum and its mark behind the program headers */
	im->packed = !im->dynamic && span_get(f->all, eh->e_phoff + (uint64_t)eh->e_phnum * sizeof(Elf64_Phdr) + 4, mark, sizeof mark) && !memcmp(mark, "UPX!", 4);
	/* one kind has no dynamic section then, the other one without contents */
	if ((why || !im->nneeded) && only_debug(f)) {
		im->debug = true;
		why = NULL;
	}
	return why;
}

const char *image_read(struct image *im, const unsigned char *data, size_t size)
{
	struct file f;
	const char *why;

	*im = (struct image) { 0 };
	if (size > MAXSIZE)
		return "larger than any ELF file we know of";
	why = file_open(&f, data, size);
	return why ? why : read_file(im, &f);
}

void image_free(struct image *im)
{
	free(im->needed);
	free(im->ref);
	free(im->want);
	free(im->def);
	free(im->node);
	*im = (struct image) { 0 };
}

bool image_is_elf(const unsigned char *data, size_t size)
{
	return size >= SELFMAG && !memcmp(data, ELFMAG, SELFMAG);
}

bool image_is_archive(const unsigned char *data, size_t size)
{
	return size >= SARMAG && (!memcmp(data, ARMAG, SARMAG) || !memcmp(data, "!<thin>\n", SARMAG));
}

bool image_is_code(const unsigned char *data, size_t size)
{
	return size >= 4 && (!memcmp(data, "BC\300\336", 4) || !memcmp(data, "\336\300\027\013", 4));
}

/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "file.h"

#define MAXSH 1000000

struct span span_part(struct span s, uint64_t off, uint64_t len)
{
	if (!s.p || off > s.len || len > s.len - off)
		return (struct span) { 0 };
	return (struct span) { s.p + off, len };
}

bool span_get(struct span s, uint64_t off, void *to, size_t len)
{
	s = span_part(s, off, len);
	if (!s.p)
		return false;
	memcpy(to, s.p, len);
	return true;
}

struct span span_strings(struct span s)
{
	const unsigned char *end = s.p ? memrchr(s.p, 0, s.len) : NULL;

	return end ? (struct span) { s.p, (uint64_t)(end - s.p) + 1 } : (struct span) { 0 };
}

const char *span_string(struct span strings, uint64_t off)
{
	return off < strings.len ? (const char *)strings.p + off : NULL;
}

const char *file_open(struct file *f, const unsigned char *data, size_t size)
{
	Elf64_Ehdr *eh = &f->eh;
	Elf64_Shdr first;

	*f = (struct file) { .all = { data, size } };
	if (size < EI_NIDENT || memcmp(data, ELFMAG, SELFMAG))
		return "not an ELF file";
	if (data[EI_CLASS] == ELFCLASS32)
		return "32-bit ELF file, only x86_64 and aarch64 are known";
	if (data[EI_DATA] == ELFDATA2MSB)
		return "big-endian ELF file, only x86_64 and aarch64 are known";
	if (data[EI_CLASS] != ELFCLASS64 || data[EI_DATA] != ELFDATA2LSB)
		return "damaged: no such class of ELF file";
	if (!span_get(f->all, 0, eh, sizeof *eh))
		return "truncated: ends in the ELF header";
	if (eh->e_phentsize == sizeof(Elf64_Phdr) && eh->e_phnum <= FILE_SEGMENTS)
		f->ph = span_part(f->all, eh->e_phoff, eh->e_phnum * sizeof(Elf64_Phdr)).p;
	f->nph = f->ph ? eh->e_phnum : 0;
	/* a program can do without, and may be cut off before them */
	if (eh->e_shoff && eh->e_shentsize == sizeof first && span_get(f->all, eh->e_shoff, &first, sizeof first)) {
		f->nsh = eh->e_shnum ? eh->e_shnum : first.sh_size;
		if (f->nsh <= MAXSH)
			f->sh = span_part(f->all, eh->e_shoff, f->nsh * sizeof first).p;
		f->nsh = f->sh ? f->nsh : 0;
	}
	return NULL;
}

Elf64_Phdr file_segment(const struct file *f, unsigned i)
{
	Elf64_Phdr p;

	memcpy(&p, f->ph + i * sizeof p, sizeof p);
	return p;
}

Elf64_Shdr file_section(const struct file *f, uint64_t i)
{
	Elf64_Shdr s;

	memcpy(&s, f->sh + i * sizeof s, sizeof s);
	return s;
}

struct span file_contents(const struct file *f, uint64_t i)
{
	Elf64_Shdr s;

	if (i >= f->nsh)
		return (struct span) { 0 };
	s = file_section(f, i);
	return span_part(f->all, s.sh_offset, s.sh_size);
}

uint64_t file_find(const struct file *f, Elf64_Word type)
{
	uint64_t i = f->nsh;

	while (i && file_section(f, --i).sh_type != type)
		;
	return i;
}

const char *file_symbols(const struct file *f, uint64_t i, struct symbols *s)
{
	Elf64_Shdr tab = file_section(f, i);

	*s = (struct symbols) { file_contents(f, i), file_contents(f, tab.sh_link), 0 };
	if (tab.sh_link >= f->nsh)
		return "damaged: section headers";
	if (!s->sym.p || !s->str.p)
		return tab.sh_size ? "truncated: the symbols are not there" : NULL;
	s->str = span_strings(s->str);
	s->n = s->sym.len / sizeof(Elf64_Sym);
	return NULL;
}

Elf64_Sym file_symbol(const struct symbols *s, uint64_t i)
{
	Elf64_Sym e;

	memcpy(&e, s->sym.p + i * sizeof e, sizeof e);
	return e;
}

struct span file_mapped(const struct file *f, uint64_t addr)
{
	for (unsigned i = 0; i < f->nph; i++) {
		Elf64_Phdr p = file_segment(f, i);
		uint64_t in = addr - p.p_vaddr;
		struct span s;

		if (p.p_type != PT_LOAD || addr < p.p_vaddr || in >= p.p_filesz)
			continue;
		s = span_part(f->all, p.p_offset, p.p_filesz);
		if (!s.p && p.p_offset < f->all.len)	/* cut short: what there is */
			s = span_part(f->all, p.p_offset, f->all.len - p.p_offset);
		return in < s.len ? span_part(s, in, s.len - in) : (struct span) { 0 };
	}
	return (struct span) { 0 };
}

bool file_tag(struct span dynamic, uint64_t *off, Elf64_Dyn *e)
{
	bool more = span_get(dynamic, *off, e, sizeof *e);

	*off += sizeof *e;
	return more && e->d_tag != DT_NULL;
}

const char *file_arch(unsigned machine)
{
	return machine == EM_X86_64 ? "x86_64" : machine == EM_AARCH64 ? "aarch64" : NULL;
}

bool file_map(const char *path, struct span *s)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	bool ok = fd >= 0 && !fstat(fd, &st);

	*s = (struct span) { 0 };
	if (ok && S_ISREG(st.st_mode) && st.st_size) {
		void *map = mmap(NULL, (size_t)st.st_size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);

		ok = map != MAP_FAILED;
		if (ok)
			*s = (struct span) { map, (uint64_t)st.st_size };
	}
	if (fd >= 0)
		close(fd);
	return ok;
}

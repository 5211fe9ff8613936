/* SPDX-License-Identifier: MIT */
#include <ar.h>
#include <elf.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "image.h"
#include "util.h"

#ifndef DT_RELR
#define DT_RELR 36
#define DT_RELRSZ 35
#endif
#define MAXPH 4096	/* more than any linker writes */
#define MAXSH 1000000
#define MAXSIZE (1ULL << 34)	/* what it has of anything fits an int */

/* Every access to the file goes through at(), get() or string(), which check the bounds. */
struct file {
	const unsigned char *data;
	uint64_t size;
	Elf64_Ehdr eh;
	Elf64_Phdr *ph;
	const unsigned char *sh;	/* section headers, not aligned: section() */
	unsigned nph;
	uint64_t nsh;
};

struct span {			/* bytes of the file */
	const unsigned char *p;
	uint64_t len;
};

static struct span at(const struct file *f, uint64_t off, uint64_t len)
{
	if (off > f->size || len > f->size - off)
		return (struct span) { 0 };
	return (struct span) { f->data + off, len };
}

static bool get(const struct file *f, uint64_t off, void *to, size_t len)
{
	struct span s = at(f, off, len);

	if (!s.p)
		return false;
	memcpy(to, s.p, len);
	return true;
}

/* From an address to all that follows it in its segment's part of the file. */
static struct span mapped(const struct file *f, uint64_t addr)
{
	for (unsigned i = 0; i < f->nph; i++) {
		const Elf64_Phdr *p = &f->ph[i];
		uint64_t in = addr - p->p_vaddr;
		struct span s;

		if (p->p_type != PT_LOAD || addr < p->p_vaddr || in >= p->p_filesz)
			continue;
		s = at(f, p->p_offset, p->p_filesz);
		if (!s.p)	/* cut short: what there is */
			s = p->p_offset < f->size ? at(f, p->p_offset, f->size - p->p_offset) : s;
		if (!s.p || in >= s.len)
			return (struct span) { 0 };
		return (struct span) { s.p + in, s.len - in };
	}
	return (struct span) { 0 };
}

static Elf64_Shdr section(const struct file *f, uint64_t i)
{
	Elf64_Shdr s;

	memcpy(&s, f->sh + i * sizeof s, sizeof s);
	return s;
}

/* A string table without what follows its last string: any place in it is one. */
static struct span strings(struct span tab)
{
	const unsigned char *end = tab.p ? memrchr(tab.p, 0, tab.len) : NULL;

	return end ? (struct span) { tab.p, (uint64_t)(end - tab.p) + 1 } : (struct span) { 0 };
}

static const char *string(struct span tab, uint64_t off)
{
	return off < tab.len ? (const char *)tab.p + off : NULL;
}

static bool fetch(struct span s, uint64_t off, void *to, size_t len)
{
	if (off > s.len || len > s.len - off)
		return false;
	memcpy(to, s.p + off, len);
	return true;
}

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

		if (!fetch(need, off, &v, sizeof v) || !(file = string(str, v.vn_file)))
			return false;
		aux = off + v.vn_aux;
		for (unsigned i = 0; i < v.vn_cnt; i++) {
			Elf64_Vernaux a;
			const char *ver;

			if (!left-- || !fetch(need, aux, &a, sizeof a) || !(ver = string(str, a.vna_name)) ||
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

	if (!fetch(h, 0, head, sizeof head))
		return 0;
	chains = sizeof head + (uint64_t)head[2] * 8;
	for (uint32_t i = 0; i < head[0]; i++) {
		if (!fetch(h, chains + (uint64_t)i * 4, &v, sizeof v))
			return 0;
		if (v > last)
			last = v;
	}
	if (last < head[1] || !last)
		return 0;
	chains += (uint64_t)head[0] * 4;
	do
		if (!fetch(h, chains + ((uint64_t)last - head[1]) * 4, &v, sizeof v))
			return 0;
	while (last++ < UINT32_MAX && !(v & 1));
	return last;
}

struct dyn {
	uint64_t sym, str, strsz, gnu, sysv, versym, verneed, verneednum, relr, relrsz;
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
		Elf64_Shdr s = section(f, i);

		if (s.sh_type == SHT_DYNSYM && s.sh_addr == d->sym)
			n = s.sh_size / sizeof(Elf64_Sym);
	}
	if (!n && d->sysv && fetch(mapped(f, d->sysv), 0, head, sizeof head))
		n = head[1];
	if (!n && d->gnu)
		n = gnu_hash_count(mapped(f, d->gnu));
	if (!n && d->str > d->sym)
		n = (d->str - d->sym) / sizeof(Elf64_Sym);
	return n < sym.len / sizeof(Elf64_Sym) ? n : sym.len / sizeof(Elf64_Sym);
}

static const char *read_dynamic(struct image *im, const struct file *f, const Elf64_Phdr *ph)
{
	struct span s = at(f, ph->p_offset, ph->p_filesz), str, sym, ver;
	struct dyn d = { 0 };
	uint64_t n, soname = 0, runpath = 0, nneeded = 0, names = 0;
	unsigned short max = 0, *index;

	if (!s.p)
		return "truncated: the dynamic section is not there";
	im->dynamic = true;
	for (uint64_t off = 0; off + sizeof(Elf64_Dyn) <= s.len; off += sizeof(Elf64_Dyn)) {
		Elf64_Dyn e;

		memcpy(&e, s.p + off, sizeof e);
		if (e.d_tag == DT_NULL)
			break;
		switch (e.d_tag) {
		case DT_SYMTAB: d.sym = e.d_un.d_ptr; break;
		case DT_STRTAB: d.str = e.d_un.d_ptr; break;
		case DT_STRSZ: d.strsz = e.d_un.d_val; break;
		case DT_GNU_HASH: d.gnu = e.d_un.d_ptr; break;
		case DT_HASH: d.sysv = e.d_un.d_ptr; break;
		case DT_VERSYM: d.versym = e.d_un.d_ptr; break;
		case DT_VERNEED: d.verneed = e.d_un.d_ptr; break;
		case DT_VERNEEDNUM: d.verneednum = e.d_un.d_val; break;
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
	}
	im->relr = d.relr && d.relrsz;
	if (!d.str || !d.sym)
		return nneeded ? "damaged: no dynamic symbols" : NULL;
	str = mapped(f, d.str);
	if (d.strsz < str.len)
		str.len = d.strsz;
	str = strings(str);
	if (!str.p)
		return "damaged: the dynamic strings are outside of the file";
	if (soname && !(im->soname = string(str, soname)))
		return "damaged: DT_SONAME is outside of the strings";
	if (runpath && !(im->runpath = string(str, runpath)))
		return "damaged: DT_RUNPATH is outside of the strings";
	for (uint64_t off = 0; nneeded && off + sizeof(Elf64_Dyn) <= s.len; off += sizeof(Elf64_Dyn)) {
		Elf64_Dyn e;

		memcpy(&e, s.p + off, sizeof e);
		if (e.d_tag == DT_NULL)
			break;
		if (e.d_tag != DT_NEEDED)
			continue;
		if (!(*PUSH(im->needed, im->nneeded) = string(str, e.d_un.d_val)))
			return "damaged: DT_NEEDED is outside of the strings";
	}
	if (d.verneed && !read_wants(im, mapped(f, d.verneed), str, d.verneednum))
		return "damaged: version needs";
	for (int i = 0; i < im->nwant; i++)
		if (im->want[i].index > max)
			max = im->want[i].index;
	/* version index to want, counted from 1; 0 and 1 are no versions */
	index = memset(xrealloc(NULL, (max + 1U) * sizeof *index), 0, (max + 1U) * sizeof *index);
	for (int i = 0; i < im->nwant; i++)
		if (im->want[i].index > 1 && i < 65535)
			index[im->want[i].index] = (unsigned short)(i + 1);
	sym = mapped(f, d.sym);
	ver = d.versym ? mapped(f, d.versym) : (struct span) { 0 };
	n = count_symbols(f, &d, sym);
	for (uint64_t i = 1; i < n; i++) {
		Elf64_Sym e;
		Elf64_Half v = 0;
		const char *name;
		struct ref *r;

		memcpy(&e, sym.p + i * sizeof e, sizeof e);
		if (ELF64_ST_BIND(e.st_info) == STB_LOCAL || !e.st_name)
			continue;
		if (d.versym && !fetch(ver, i * sizeof v, &v, sizeof v)) {
			free(index);
			return "damaged: fewer versions than symbols";
		}
		v &= 0x7fff;
		/* a copy relocation defines what it copies, with the version that it needs */
		if (e.st_shndx != SHN_UNDEF && (v < 2 || v > max || !index[v]))
			continue;
		name = string(str, e.st_name);
		if (!name || !afford(&names, name, str)) {
			free(index);
			return name ? "damaged: the symbols' names overlap" :
				"damaged: a symbol's name is outside of the strings";
		}
		r = PUSH(im->ref, im->nref);
		*r = (struct ref) { name, v > 1 && v <= max ? index[v] - 1 : -1, ELF64_ST_BIND(e.st_info) == STB_WEAK };
		if (r->want >= 0)
			im->want[r->want].used = true;
	}
	free(index);
	return NULL;
}

static const char *read_object(struct image *im, const struct file *f)
{
	Elf64_Shdr tab = { 0 }, s;
	struct span sym, str, names = { 0 };

	if (f->eh.e_shstrndx < f->nsh) {
		s = section(f, f->eh.e_shstrndx);
		names = at(f, s.sh_offset, s.sh_size);
	}
	for (uint64_t i = 0; i < f->nsh; i++) {
		static const char gcc[] = ".gnu.lto_", llvm[] = ".llvm.lto";
		static const char module[] = ".gnu.linkonce.this_module";
		char name[sizeof module] = "";

		s = section(f, i);
		if (s.sh_type == SHT_SYMTAB)
			tab = s;
		for (size_t k = 0; k < sizeof name - 1 && fetch(names, s.sh_name + k, name + k, 1) && name[k]; k++) {
		}
		im->lto |= !strncmp(name, gcc, sizeof gcc - 1) || !strcmp(name, llvm);
		im->kernel |= !strcmp(name, module);
	}
	if (!tab.sh_type)
		return NULL;
	if (tab.sh_link >= f->nsh)
		return "damaged: section headers";
	s = section(f, tab.sh_link);
	sym = at(f, tab.sh_offset, tab.sh_size);
	str = at(f, s.sh_offset, s.sh_size);
	if (!sym.p || !str.p)
		return tab.sh_size ? "truncated: the symbols are not there" : NULL;
	str = strings(str);
	for (uint64_t off = sizeof(Elf64_Sym); off + sizeof(Elf64_Sym) <= sym.len; off += sizeof(Elf64_Sym)) {
		Elf64_Sym e;
		const char *name;
		int bind;

		memcpy(&e, sym.p + off, sizeof e);
		bind = ELF64_ST_BIND(e.st_info);
		if (bind == STB_LOCAL || !e.st_name)
			continue;
		if (!(name = string(str, e.st_name)))
			return "damaged: a symbol's name is outside of the strings";
		/* gcc's mark of an object with no machine code in it */
		if (e.st_shndx == SHN_COMMON && !strcmp(name, "__gnu_lto_slim"))
			im->lto = true;
		else if (e.st_shndx != SHN_UNDEF)
			*PUSH(im->def, im->ndef) = name;
		else
			*PUSH(im->ref, im->nref) = (struct ref) { name, -1, bind == STB_WEAK };
	}
	return NULL;
}

static const char *read_headers(struct file *f)
{
	const Elf64_Ehdr *eh = &f->eh;
	Elf64_Shdr first;
	struct span s;

	if (eh->e_phnum) {
		if (eh->e_phentsize != sizeof *f->ph || eh->e_phnum > MAXPH)
			return "damaged: program headers";
		s = at(f, eh->e_phoff, (uint64_t)eh->e_phnum * sizeof *f->ph);
		if (!s.p)
			return "truncated: the program headers are not there";
		f->nph = eh->e_phnum;
		f->ph = memcpy(xrealloc(NULL, s.len), s.p, s.len);
	}
	/* a program can do without, and may be cut off before them */
	if (eh->e_shoff && eh->e_shentsize == sizeof first && get(f, eh->e_shoff, &first, sizeof first)) {
		f->nsh = eh->e_shnum ? eh->e_shnum : first.sh_size;
		s = f->nsh <= MAXSH ? at(f, eh->e_shoff, f->nsh * sizeof first) : (struct span) { 0 };
		f->sh = s.p;
		if (!s.p)
			f->nsh = 0;
	}
	return NULL;
}

/* Separate debug information has the headers of the file it belongs to, and no contents. */
static bool only_debug(const struct file *f)
{
	for (uint64_t i = 0; i < f->nsh; i++) {
		Elf64_Shdr s = section(f, i);

		if (s.sh_type == SHT_NOBITS && s.sh_flags & SHF_ALLOC && s.sh_flags & SHF_EXECINSTR)
			return true;
	}
	return false;
}

static const char *read_file(struct image *im, struct file *f)
{
	const Elf64_Ehdr *eh = &f->eh;
	const char *why = NULL;

	if (f->size < EI_NIDENT || memcmp(f->data, ELFMAG, SELFMAG))
		return "not an ELF file";
	if (f->data[EI_CLASS] == ELFCLASS32)
		return "32-bit ELF file, only x86_64 and aarch64 are known";
	if (f->data[EI_DATA] == ELFDATA2MSB)
		return "big-endian ELF file, only x86_64 and aarch64 are known";
	if (f->data[EI_CLASS] != ELFCLASS64 || f->data[EI_DATA] != ELFDATA2LSB)
		return "damaged: no such class of ELF file";
	if (!get(f, 0, &f->eh, sizeof f->eh))
		return "truncated: ends in the ELF header";
	if (eh->e_machine != EM_X86_64 && eh->e_machine != EM_AARCH64)
		return "ELF file of another machine, only x86_64 and aarch64 are known";
	im->arch = eh->e_machine == EM_X86_64 ? "x86_64" : "aarch64";
	if (eh->e_type != ET_REL && eh->e_type != ET_EXEC && eh->e_type != ET_DYN)
		return eh->e_type == ET_CORE ? "core dump" : "damaged: no such type of ELF file";
	if ((why = read_headers(f)))
		return why;
	if (eh->e_type == ET_REL) {
		im->type = OBJECT;
		if ((im->debug = only_debug(f)))
			return NULL;
		return f->nsh ? read_object(im, f) : "truncated: the section headers are not there";
	}
	im->type = eh->e_type == ET_EXEC ? PROGRAM : LIBRARY;
	for (unsigned i = 0; i < f->nph; i++)
		if (f->ph[i].p_type == PT_INTERP) {
			/* the kernel takes no longer one */
			if (f->ph[i].p_filesz <= PATH_MAX)
				im->interp = string(strings(at(f, f->ph[i].p_offset, f->ph[i].p_filesz)), 0);
			im->type = PROGRAM;
			break;
		}
	for (unsigned i = 0; i < f->nph && !im->dynamic; i++)
		if (f->ph[i].p_type == PT_DYNAMIC && f->ph[i].p_filesz)
			why = read_dynamic(im, f, &f->ph[i]);
	/* one kind has no dynamic section then, the other one without contents */
	if ((why || !im->nneeded) && only_debug(f)) {
		im->debug = true;
		why = NULL;
	}
	return why;
}

const char *image_read(struct image *im, const unsigned char *data, size_t size)
{
	struct file f = { .data = data, .size = size };
	const char *why;

	*im = (struct image) { 0 };
	why = size > MAXSIZE ? "larger than any ELF file we know of" : read_file(im, &f);
	free(f.ph);
	return why;
}

void image_free(struct image *im)
{
	free(im->needed);
	free(im->ref);
	free(im->want);
	free(im->def);
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

/* decimal, padded with spaces; -1 if it is not */
static long long number(const char *s, size_t len)
{
	long long v = 0;
	size_t i = 0;

	for (; i < len && s[i] >= '0' && s[i] <= '9'; i++)
		v = v * 10 + s[i] - '0';
	for (size_t k = i; k < len; k++)
		if (s[k] != ' ')
			return -1;
	return i ? v : -1;
}

/* the table of long names, which stands before the members that use it */
static struct span long_names(const unsigned char *data, size_t size)
{
	size_t pos = SARMAG;
	struct ar_hdr h;

	for (int i = 0; i < 3 && pos < size && size - pos >= sizeof h; i++) {
		long long len;

		memcpy(&h, data + pos, sizeof h);
		len = number(h.ar_size, sizeof h.ar_size);
		pos += sizeof h;
		if (len < 0 || (unsigned long long)len > size - pos)
			break;
		if (!memcmp(h.ar_name, "//", 2))
			return (struct span) { data + pos, (uint64_t)len };
		if (h.ar_name[0] != '/')
			break;
		pos += (size_t)len + (len & 1);
	}
	return (struct span) { 0 };
}

static void set_name(struct member *m, const char *s, size_t len)
{
	if (len >= sizeof m->name)
		len = sizeof m->name - 1;
	memcpy(m->name, s, len);
	m->name[len] = 0;
}

int archive_next(const unsigned char *data, size_t size, size_t *pos, struct member *m, const char **why)
{
	struct ar_hdr h;

	*why = NULL;
	if (!*pos)
		*pos = SARMAG;
	if (!memcmp(data, "!<thin>\n", SARMAG)) {
		*why = "thin archive: check the objects that it names";
		return -1;
	}
	for (;;) {
		struct span body;
		long long len, off;
		const char *end;

		if (*pos >= size)
			return 0;
		if (size - *pos < sizeof h) {
			*why = "truncated: ends in the header of a member";
			return -1;
		}
		memcpy(&h, data + *pos, sizeof h);
		*pos += sizeof h;
		len = number(h.ar_size, sizeof h.ar_size);
		if (memcmp(h.ar_fmag, ARFMAG, 2) || len < 0) {
			*why = "damaged: header of a member";
			return -1;
		}
		if ((unsigned long long)len > size - *pos) {
			*why = "truncated: ends in a member";
			return -1;
		}
		body = (struct span) { data + *pos, (uint64_t)len };
		*pos += (size_t)len;
		if (len & 1 && *pos < size)
			(*pos)++;
		/* symbol tables and long names */
		if (!memcmp(h.ar_name, "/ ", 2) || !memcmp(h.ar_name, "//", 2) || !memcmp(h.ar_name, "/SYM64/", 7) ||
		    !memcmp(h.ar_name, "__.SYMDEF", 9))
			continue;
		if (h.ar_name[0] == '/' && (off = number(h.ar_name + 1, sizeof h.ar_name - 1)) >= 0) {
			struct span names = long_names(data, size);

			if ((uint64_t)off >= names.len) {
				*why = "damaged: name of a member";
				return -1;
			}
			/* as much as there is room for: they may all be one, without an end */
			len = (long long)(names.len - (uint64_t)off);
			if (len > (long long)sizeof m->name)
				len = sizeof m->name;
			end = memchr(names.p + off, '\n', (size_t)len);
			if (end)
				len = end - (const char *)names.p - off;
			if (len && names.p[off + len - 1] == '/')
				len--;
			set_name(m, (const char *)names.p + off, (size_t)len);
		} else if (!memcmp(h.ar_name, "#1/", 3) && (len = number(h.ar_name + 3, 13)) >= 0 && (uint64_t)len <= body.len) {
			set_name(m, (const char *)body.p, strnlen((const char *)body.p, (size_t)len));
			body.p += len;
			body.len -= (uint64_t)len;
		} else {
			end = memchr(h.ar_name, '/', sizeof h.ar_name);
			len = end ? end - h.ar_name : (long long)sizeof h.ar_name;
			while (len && h.ar_name[len - 1] == ' ')
				len--;
			set_name(m, h.ar_name, (size_t)len);
		}
		m->data = body.p;
		m->size = body.len;
		return 1;
	}
}

/* SPDX-License-Identifier: MIT */
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "elf.h"
#include "table.h"
#include "util.h"

#define MAXALIGN 32

/* Every access to the file goes through get() or str(), which check the bounds. */
struct file {
	const char *path;
	const unsigned char *data;
	uint64_t size;
};

static int machine(const char *arch)
{
	return !strcmp(arch, "x86_64") ? EM_X86_64 : !strcmp(arch, "aarch64") ? EM_AARCH64 : EM_NONE;
}

bool elf_known(const char *arch)
{
	return machine(arch) != EM_NONE;
}

static bool get(const struct file *f, uint64_t off, void *to, size_t len)
{
	if (off > f->size || len > f->size - off)
		return false;
	memcpy(to, f->data + off, len);
	return true;
}

static const char *str(const struct file *f, const Elf64_Shdr *tab, uint64_t off)
{
	if (tab->sh_offset > f->size || tab->sh_size > f->size - tab->sh_offset ||
	    off >= tab->sh_size ||
	    !memchr(f->data + tab->sh_offset + off, 0, tab->sh_size - off))
		return NULL;
	return (const char *)f->data + tab->sh_offset + off;
}

/* a name that can stand in a column of the table */
static bool plain(const char *s)
{
	const char *p = s;

	while (*p > ' ' && *p <= '~' && !strchr("#,=@", *p))
		p++;
	return p > s && !*p;
}

static bool bad(const struct file *f, const char *what)
{
	warn("%s: %s", f->path, what);
	return false;
}

/*
 * Index to version; 0 for those that are not public (the file's own name,
 * GLIBC_PRIVATE, the GLIBC_ABI_ tags, and whatever is no GLIBC_ version).
 */
static bool verdefs(const struct file *f, const Elf64_Shdr *sec, const Elf64_Shdr *tab,
	int *vers, size_t nvers)
{
	uint64_t off = sec->sh_offset;
	uint32_t n;

	for (n = 0; n < sec->sh_info; n++) {
		Elf64_Verdef d;
		Elf64_Verdaux a;
		const char *s;

		if (!get(f, off, &d, sizeof d) || off + d.vd_aux < off ||
		    !get(f, off + d.vd_aux, &a, sizeof a) || !(s = str(f, tab, a.vda_name)))
			return bad(f, "damaged version definitions");
		if (d.vd_ndx >= nvers)
			return bad(f, "version index out of range");
		if (!(d.vd_flags & VER_FLG_BASE) && !strncmp(s, "GLIBC_", 6))
			vers[d.vd_ndx] = version(s + 6);
		if (!d.vd_next)
			break;
		off += d.vd_next;
	}
	return true;
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

static bool symbols(const struct file *f, const Elf64_Ehdr *eh, const Elf64_Shdr *sec,
	struct elfsym **out, int *nout)
{
	static int vers[32768];
	const Elf64_Shdr *dyn = NULL, *sym = NULL, *def = NULL;
	uint64_t i, n;
	int cap = 0;

	for (i = 0; i < eh->e_shnum; i++) {
		if (sec[i].sh_type == SHT_DYNSYM)
			dyn = &sec[i];
		else if (sec[i].sh_type == SHT_GNU_versym)
			sym = &sec[i];
		else if (sec[i].sh_type == SHT_GNU_verdef)
			def = &sec[i];
	}
	if (!dyn)
		return bad(f, "no dynamic symbols");
	if (!sym || !def)
		return bad(f, "no version definitions");
	if (dyn->sh_link >= eh->e_shnum || def->sh_link >= eh->e_shnum)
		return bad(f, "damaged section headers");
	memset(vers, 0, sizeof vers);
	if (!verdefs(f, def, &sec[def->sh_link], vers, sizeof vers / sizeof *vers))
		return false;
	n = dyn->sh_size / sizeof(Elf64_Sym);
	if (sym->sh_size / sizeof(Elf64_Half) < n)
		return bad(f, "fewer versions than symbols");
	for (i = 1; i < n; i++) {
		Elf64_Sym s;
		Elf64_Half v;
		const char *name;
		int type, bind;

		if (!get(f, dyn->sh_offset + i * sizeof s, &s, sizeof s) ||
		    !get(f, sym->sh_offset + i * sizeof v, &v, sizeof v) ||
		    !(name = str(f, &sec[dyn->sh_link], s.st_name)))
			return bad(f, "damaged symbol table");
		type = ELF64_ST_TYPE(s.st_info);
		bind = ELF64_ST_BIND(s.st_info);
		/* the names of the version nodes are absolute symbols */
		if (s.st_shndx == SHN_UNDEF || s.st_shndx >= SHN_LORESERVE ||
		    bind == STB_LOCAL || !vers[v & 0x7fff])
			continue;
		if (s.st_shndx >= eh->e_shnum || !plain(name))
			return bad(f, "damaged symbol table");
		if (type != STT_FUNC && type != STT_GNU_IFUNC && type != STT_OBJECT) {
			warn("%s: %s: neither function nor data, type %d", f->path, name, type);
			return false;
		}
		if (*nout == cap)
			*out = xrealloc(*out, (size_t)(cap = cap ? 2 * cap : 1024) * sizeof **out);
		(*out)[(*nout)++] = (struct elfsym) { .name = xstrdup(name), .ver = vers[v & 0x7fff],
			.type = type, .weak = bind == STB_WEAK, .def = !(v & 0x8000), .addr = s.st_value,
			.size = s.st_size, .align = alignment(&s, &sec[s.st_shndx]) };
	}
	return true;
}

static bool sections(const struct file *f, const char *arch, struct elfsym **sym, int *n)
{
	Elf64_Ehdr eh;
	Elf64_Shdr *sec;
	bool ok;

	if (!get(f, 0, &eh, EI_NIDENT) || memcmp(eh.e_ident, ELFMAG, SELFMAG))
		return bad(f, "not an ELF file");
	if (eh.e_ident[EI_CLASS] != ELFCLASS64 || eh.e_ident[EI_DATA] != ELFDATA2LSB)
		return bad(f, "not a 64-bit little-endian ELF file");
	if (!get(f, 0, &eh, sizeof eh))
		return bad(f, "truncated");
	if (eh.e_machine != machine(arch)) {
		warn("%s: not for %s", f->path, arch);
		return false;
	}
	if (eh.e_type != ET_DYN)
		return bad(f, "not a shared library");
	if (!eh.e_shnum || eh.e_shentsize != sizeof *sec)
		return bad(f, "no section headers");
	sec = xrealloc(NULL, eh.e_shnum * sizeof *sec);
	ok = get(f, eh.e_shoff, sec, eh.e_shnum * sizeof *sec) ? symbols(f, &eh, sec, sym, n) : bad(f, "truncated");
	free(sec);
	return ok;
}

bool elf_read(const char *path, const char *arch, struct elfsym **sym, int *n)
{
	struct file f = { .path = path };
	struct stat st;
	void *map = MAP_FAILED;
	bool ok = false;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	*sym = NULL;
	*n = 0;
	if (fd < 0 || fstat(fd, &st)) {
		warn("%s:", path);
	} else if (!S_ISREG(st.st_mode) || !st.st_size) {
		bad(&f, "not an ELF file");
	} else if ((map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0)) == MAP_FAILED) {
		warn("%s:", path);
	} else {
		f.data = map;
		f.size = (uint64_t)st.st_size;
		ok = sections(&f, arch, sym, n);
		munmap(map, (size_t)st.st_size);
	}
	if (fd >= 0)
		close(fd);
	return ok;
}

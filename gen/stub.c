/* SPDX-License-Identifier: MIT */
#include <elf.h>
#include <stdlib.h>
#include <string.h>
#include "bytes.h"
#include "stub.h"
#include "util.h"

#define WARNING ".gnu.warning."	/* and a name: what GNU ld and gold say of that */
#define LOCAL "local: __compat_stub_*; "

#ifndef STO_AARCH64_VARIANT_PCS
#define STO_AARCH64_VARIANT_PCS 0x80
#endif
#ifndef PT_GNU_PROPERTY
#define PT_GNU_PROPERTY 0x6474e553
#endif

/* called otherwise than other functions, which the loader has to be told of; but for what stands aside, which nobody calls */
static bool variant(const struct stub *stub, const struct stub_symbol *s)
{
	return !strncmp(s->name, "_ZGV", 4) && s->type == 'F' && !strcmp(stub->arch, "aarch64") && s->size;
}

void stub_map(const struct stub *stub, FILE *out)
{
	for (int i = 0; i < stub->nnode; i++)
		fprintf(out, "%s { %s};\n", stub->node[i], i ? "" : LOCAL);
}

/*
 * GNU_PROPERTY_..._FEATURE_1_AND of the architecture and its value: IBT and SHSTK, or BTI, PAC and GCS. Linkers can be asked to report
 * libraries without (-z gcs-report-dynamic); what the real one has is the dynamic loader's to look at.
 */
static const uint32_t *note(const struct stub *stub)
{
	static const uint32_t x86_64[] = { 0xc0000002, 3 }, aarch64[] = { 0xc0000000, 7 };

	return strcmp(stub->arch, "aarch64") ? x86_64 : aarch64;
}

void stub_assembly(const struct stub *stub, FILE *out)
{
	char type = 0;

	for (int i = 0; i < stub->n; i++) {
		const struct stub_symbol *s = &stub->s[i];

		if (s->type != type)
			fprintf(out, "\t%s\n", s->type == 'F' ? ".text" : s->type == 'D' ? ".bss" : ".section .tbss, \"awT\", %nobits");
		if (s->apart && s->type == 'F')
			fprintf(out, "1:\t.skip %d\n", STUB_CODE);
		else if (s->apart)
			fprintf(out, "\t.skip 1\n\t.balign %lu\n1:\t.skip %lu\n", s->align, s->room);
		type = s->type;
		fprintf(out, "\t.%s __compat_stub_%d\n\t.type __compat_stub_%d, %%%s\n\t.set __compat_stub_%d, 1b\n\t.size __compat_stub_%d, %lu\n"
			"\t.symver __compat_stub_%d, %s%s%s\n", s->weak ? "weak" : "globl", i, i,
			type == 'F' ? "function" : type == 'T' ? "tls_object" : "object", i, i, s->size, i, s->name, s->dflt ? "@@" : "@", s->node);
		if (variant(stub, s))
			fprintf(out, "\t.variant_pcs __compat_stub_%d\n", i);
	}
	if (stub->nwant)
		fprintf(out, "\t.data\n\t.balign 8\n");
	for (int i = 0; i < stub->nwant; i++)
		fprintf(out, "\t.weak %s\n\t.quad %s\n", stub->want[i], stub->want[i]);
	for (int i = 0; i < stub->nwarning; i++)
		fprintf(out, "\t.section " WARNING "%s, \"\", %%progbits\n\t.asciz \"%s\"\n", stub->warning[i].name, stub->warning[i].text);
	fprintf(out, "\t.section .note.gnu.property, \"a\", %%note\n\t.balign 8\n\t.long 4, 16, 5\n\t.asciz \"GNU\"\n\t.long 0x%x, 4, %u, 0\n",
		note(stub)[0], note(stub)[1]);
	fprintf(out, "\t.section .note.GNU-stack, \"\", %%progbits\n");
}

/* The library's parts, by their section numbers. */
enum { HASH = 1, DYNSYM, DYNSTR, VERSYM, VERDEF, NOTE, TEXT, DYNAMIC, TBSS, BSS, SHSTRTAB, SECTIONS };

static const char section_names[] = "\0.hash\0.dynsym\0.dynstr\0.gnu.version\0.gnu.version_d\0.note.gnu.property\0.text\0.dynamic\0.tbss\0.bss\0.shstrtab";

static void hash_table(struct bytes *out, const struct bytes *symbols, const struct bytes *strings)
{
	uint32_t n = (uint32_t)(symbols->n / sizeof(Elf64_Sym)), buckets = n / 2 + 1, *table = xcalloc(2 + buckets + (size_t)n, sizeof *table);

	table[0] = buckets;
	table[1] = n;
	for (uint32_t i = 1; i < n; i++) {
		const Elf64_Sym *s = (const Elf64_Sym *)symbols->p + i;
		uint32_t *bucket = &table[2 + elf_hash((const char *)strings->p + s->st_name) % buckets];

		table[2 + buckets + i] = *bucket;
		*bucket = i;
	}
	bytes_add(out, table, (2 + buckets + (size_t)n) * sizeof *table);
	free(table);
}

static void version_definitions(struct bytes *out, const struct stub *stub, Elf64_Word soname, struct bytes *strings)
{
	for (int i = 0; i <= stub->nnode; i++) {
		const char *name = i ? stub->node[i - 1] : stub->soname;
		Elf64_Verdef d = { VER_DEF_CURRENT, i ? 0 : VER_FLG_BASE, (Elf64_Half)(i + 1), 1, elf_hash(name), sizeof d,
			i < stub->nnode ? sizeof d + sizeof(Elf64_Verdaux) : 0 };
		Elf64_Verdaux a = { i ? bytes_string(strings, name) : soname, 0 };

		bytes_add(out, &d, sizeof d);
		bytes_add(out, &a, sizeof a);
	}
}

static void property(struct bytes *out, const struct stub *stub)
{
	const Elf64_Nhdr head = { sizeof ELF_NOTE_GNU, 4 * sizeof(uint32_t), 5 };	/* NT_GNU_PROPERTY_TYPE_0 */
	const uint32_t body[] = { note(stub)[0], sizeof(uint32_t), note(stub)[1], 0 };

	bytes_add(out, &head, sizeof head);
	bytes_add(out, ELF_NOTE_GNU, sizeof ELF_NOTE_GNU);
	bytes_add(out, body, sizeof body);
}

static unsigned node_index(const struct stub *stub, const char *node)
{
	int i = 0;

	while (i < stub->nnode && strcmp(stub->node[i], node))
		i++;
	if (i == stub->nnode)
		fatal("%s: no version %s", stub->soname, node);
	return (unsigned)i + 2;
}

static void add_symbol(struct bytes *symbols, struct bytes *versions, Elf64_Sym s, unsigned version)
{
	Elf64_Half v = (Elf64_Half)version;

	bytes_add(symbols, &s, sizeof s);
	bytes_add(versions, &v, sizeof v);
}

/* Places each symbol in its section, whose sizes and alignments become known. st_value is the place there. */
static void place(const struct stub *stub, struct bytes *symbols, struct bytes *versions, struct bytes *strings, Elf64_Shdr *sh)
{
	uint64_t at = 0;

	add_symbol(symbols, versions, (Elf64_Sym) { 0 }, VER_NDX_LOCAL);
	for (int i = 0; i < stub->n; i++) {
		const struct stub_symbol *s = &stub->s[i];
		int part = s->type == 'F' ? TEXT : s->type == 'D' ? BSS : TBSS;
		unsigned char type = s->type == 'F' ? STT_FUNC : s->type == 'D' ? STT_OBJECT : STT_TLS;
		Elf64_Shdr *h = &sh[part];

		if (s->apart) {
			/* no more aligned than it has to be: a copy relocation keeps it */
			uint64_t align = part == TEXT ? STUB_CODE : s->align;

			at = align_up(h->sh_size + (part != TEXT), align);
			h->sh_size = at + (part == TEXT ? STUB_CODE : s->room);
			if (h->sh_addralign < align)
				h->sh_addralign = align;
		}
		add_symbol(symbols, versions, (Elf64_Sym) { .st_name = bytes_string(strings, s->name), .st_value = at, .st_size = s->size,
			.st_shndx = (Elf64_Section)part, .st_info = (unsigned char)ELF64_ST_INFO(s->weak ? STB_WEAK : STB_GLOBAL, type),
			.st_other = variant(stub, s) ? STO_AARCH64_VARIANT_PCS : STV_DEFAULT },
			node_index(stub, s->node) | (s->dflt ? 0 : 0x8000));
	}
	for (int i = 0; i < stub->nwant; i++)
		add_symbol(symbols, versions, (Elf64_Sym) { .st_name = bytes_string(strings, stub->want[i]), .st_info = ELF64_ST_INFO(STB_WEAK, STT_NOTYPE) },
			VER_NDX_GLOBAL);
}

static Elf64_Shdr section(Elf64_Word type, Elf64_Xword flags, Elf64_Xword align, Elf64_Word link, Elf64_Xword size_of_entry)
{
	return (Elf64_Shdr) { .sh_type = type, .sh_flags = flags, .sh_addralign = align, .sh_link = link, .sh_entsize = size_of_entry };
}

static void dynamic(struct bytes *out, const Elf64_Shdr *sh, Elf64_Word soname)
{
	Elf64_Dyn d[] = {
		{ DT_SONAME, { soname } }, { DT_HASH, { sh[HASH].sh_addr } }, { DT_STRTAB, { sh[DYNSTR].sh_addr } }, { DT_SYMTAB, { sh[DYNSYM].sh_addr } },
		{ DT_STRSZ, { sh[DYNSTR].sh_size } }, { DT_SYMENT, { sizeof(Elf64_Sym) } }, { DT_VERDEF, { sh[VERDEF].sh_addr } },
		{ DT_VERDEFNUM, { sh[VERDEF].sh_info } }, { DT_VERSYM, { sh[VERSYM].sh_addr } }, { DT_NULL, { 0 } },
	};

	bytes_add(out, d, sizeof d);
}

/* Behind the others, as nothing refers to them: their contents, the names of the sections and their headers. */
static void warnings(const struct stub *stub, struct bytes *texts, struct bytes *names, struct bytes *headers)
{
	for (int i = 0; i < stub->nwarning; i++) {
		const struct stub_warning *w = &stub->warning[i];
		Elf64_Shdr h = section(SHT_PROGBITS, 0, 1, 0, 0);

		h.sh_name = (Elf64_Word)names->n;
		bytes_add(names, WARNING, sizeof WARNING - 1);
		bytes_string(names, w->name);
		h.sh_offset = texts->n;
		h.sh_size = strlen(w->text) + 1;
		bytes_string(texts, w->text);
		bytes_add(headers, &h, sizeof h);
	}
}

unsigned char *stub_library(const struct stub *stub, size_t *size)
{
	enum { PAGE = 0x10000, SEGMENTS = 6 };	/* the largest page that either architecture has */
	struct bytes part[SECTIONS] = { { NULL, 0 } }, file = { NULL, 0 }, texts = { NULL, 0 }, headers = { NULL, 0 };
	Elf64_Shdr sh[SECTIONS] = {
		[HASH] = section(SHT_HASH, SHF_ALLOC, 8, DYNSYM, sizeof(Elf64_Word)),
		[DYNSYM] = section(SHT_DYNSYM, SHF_ALLOC, 8, DYNSTR, sizeof(Elf64_Sym)),
		[DYNSTR] = section(SHT_STRTAB, SHF_ALLOC, 1, 0, 0),
		[VERSYM] = section(SHT_GNU_versym, SHF_ALLOC, 2, DYNSYM, sizeof(Elf64_Half)),
		[VERDEF] = section(SHT_GNU_verdef, SHF_ALLOC, 8, DYNSTR, 0),
		[NOTE] = section(SHT_NOTE, SHF_ALLOC, 8, 0, 0),
		[TEXT] = section(SHT_PROGBITS, SHF_ALLOC | SHF_EXECINSTR, STUB_CODE, 0, 0),
		[DYNAMIC] = section(SHT_DYNAMIC, SHF_ALLOC | SHF_WRITE, 8, DYNSTR, sizeof(Elf64_Dyn)),
		[TBSS] = section(SHT_NOBITS, SHF_ALLOC | SHF_WRITE | SHF_TLS, 1, 0, 0),
		[BSS] = section(SHT_NOBITS, SHF_ALLOC | SHF_WRITE, 1, 0, 0),
		[SHSTRTAB] = section(SHT_STRTAB, 0, 1, 0, 0),
	};
	Elf64_Phdr ph[SEGMENTS] = { { .p_type = PT_LOAD, .p_flags = PF_R | PF_X, .p_align = PAGE }, { .p_type = PT_LOAD, .p_flags = PF_R | PF_W, .p_align = PAGE },
		{ .p_type = PT_DYNAMIC, .p_flags = PF_R | PF_W, .p_align = 8 }, { .p_type = PT_GNU_STACK, .p_flags = PF_R | PF_W, .p_align = 16 },
		{ .p_type = PT_GNU_PROPERTY, .p_flags = PF_R, .p_align = 8 },	/* where lld looks, and GNU ld at the section */
		{ .p_type = PT_TLS, .p_flags = PF_R } };
	Elf64_Ehdr eh = { .e_ident = { ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, ELFCLASS64, ELFDATA2LSB, EV_CURRENT }, .e_type = ET_DYN,
		.e_machine = strcmp(stub->arch, "aarch64") ? EM_X86_64 : EM_AARCH64, .e_version = EV_CURRENT, .e_phoff = sizeof eh, .e_ehsize = sizeof eh,
		.e_phentsize = sizeof *ph, .e_shentsize = sizeof *sh, .e_shnum = SECTIONS, .e_shstrndx = SHSTRTAB };
	uint64_t at = sizeof eh + sizeof ph, base = 0;
	Elf64_Word soname;

	bytes_string(&part[DYNSTR], "");
	soname = bytes_string(&part[DYNSTR], stub->soname);
	place(stub, &part[DYNSYM], &part[VERSYM], &part[DYNSTR], sh);
	hash_table(&part[HASH], &part[DYNSYM], &part[DYNSTR]);
	version_definitions(&part[VERDEF], stub, soname, &part[DYNSTR]);
	property(&part[NOTE], stub);
	bytes_add(&part[TEXT], NULL, sh[TEXT].sh_size);
	bytes_add(&part[SHSTRTAB], section_names, sizeof section_names);
	warnings(stub, &texts, &part[SHSTRTAB], &headers);
	sh[DYNSYM].sh_info = 1;			/* the first that is not local */
	sh[VERDEF].sh_info = (Elf64_Word)stub->nnode + 1;
	for (int i = HASH; i < SECTIONS; i++) {
		/* from there on it is another page, of the same place in the file */
		if (i == DYNAMIC) {
			ph[0].p_filesz = ph[0].p_memsz = at;
			base = PAGE;
			dynamic(&part[i], sh, soname);	/* those before it have their place */
		}
		if (i == SHSTRTAB)
			base = 0;
		/* where there is nothing in the file the addresses go on, which are those behind DYNAMIC */
		at = align_up(at, sh[i].sh_type == SHT_NOBITS ? 1 : sh[i].sh_addralign);
		sh[i].sh_offset = at;
		if (sh[i].sh_type == SHT_NOBITS) {
			uint64_t from = i == TBSS ? base + at : align_up(sh[TBSS].sh_addr + sh[TBSS].sh_size, sh[TBSS].sh_addralign);

			sh[i].sh_addr = align_up(from, sh[i].sh_addralign);
		} else {
			sh[i].sh_addr = i == SHSTRTAB ? 0 : base + at;
			sh[i].sh_size = part[i].n;
			at += part[i].n;
		}
	}
	ph[0].p_offset = 0;
	ph[1].p_offset = ph[2].p_offset = sh[DYNAMIC].sh_offset;
	ph[1].p_vaddr = ph[2].p_vaddr = sh[DYNAMIC].sh_addr;
	ph[1].p_filesz = ph[2].p_filesz = ph[2].p_memsz = sh[DYNAMIC].sh_size;
	ph[1].p_memsz = sh[BSS].sh_addr + sh[BSS].sh_size - sh[DYNAMIC].sh_addr;
	ph[4].p_offset = sh[NOTE].sh_offset;
	ph[4].p_vaddr = sh[NOTE].sh_addr;
	ph[4].p_filesz = ph[4].p_memsz = sh[NOTE].sh_size;
	ph[5].p_offset = sh[TBSS].sh_offset;
	ph[5].p_vaddr = sh[TBSS].sh_addr;
	ph[5].p_memsz = sh[TBSS].sh_size;
	ph[5].p_align = sh[TBSS].sh_addralign;
	for (int i = 0; i < SEGMENTS; i++)
		ph[i].p_paddr = ph[i].p_vaddr;
	for (size_t i = 0; i < part[DYNSYM].n / sizeof(Elf64_Sym); i++) {
		Elf64_Sym *s = (Elf64_Sym *)part[DYNSYM].p + i;

		if (s->st_shndx && ELF64_ST_TYPE(s->st_info) != STT_TLS)
			s->st_value += sh[s->st_shndx].sh_addr;
	}
	for (int i = HASH, name = 1; i < SECTIONS; name += (int)strlen(section_names + name) + 1)
		sh[i++].sh_name = (Elf64_Word)name;
	/* without thread-local data there is no segment for it */
	eh.e_phnum = sh[TBSS].sh_size ? SEGMENTS : SEGMENTS - 1;
	for (int i = 0; i < stub->nwarning; i++)
		((Elf64_Shdr *)headers.p)[i].sh_offset += at;
	eh.e_shnum = (Elf64_Half)(SECTIONS + stub->nwarning);
	eh.e_shoff = align_up(at + texts.n, 8);
	bytes_add(&file, &eh, sizeof eh);
	bytes_add(&file, ph, sizeof ph);
	for (int i = HASH; i < SECTIONS; i++)
		if (part[i].n) {
			bytes_add(&file, NULL, sh[i].sh_offset - file.n);
			bytes_add(&file, part[i].p, part[i].n);
			free(part[i].p);
		}
	bytes_add(&file, texts.p, texts.n);
	bytes_add(&file, NULL, eh.e_shoff - file.n);
	bytes_add(&file, sh, sizeof sh);
	bytes_add(&file, headers.p, headers.n);
	free(texts.p);
	free(headers.p);
	*size = file.n;
	return file.p;
}

void output_stub(struct output *o, const struct stub *stub)
{
	size_t size;
	unsigned char *data = stub_library(stub, &size);

	output_add(o, xstrdup(stub->soname), data, size);
}

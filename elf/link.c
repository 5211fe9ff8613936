/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "bytes.h"
#include "link.h"
#include "util.h"

#ifndef PT_GNU_PROPERTY
#define PT_GNU_PROPERTY 0x6474e553
#endif

/* The parts of the library, by their section numbers, in the order of their addresses. */
enum { NOTE = 1, HASH, DYNSYM, DYNSTR, VERSYM, VERNEED, RELA, RODATA, EHHDR, EHFRAME, PLT, TEXT, TDATA, TBSS, INIT, FINI, RELRO, DYNAMIC, GOT, PADDING, DATA, BSS,
	SHSTRTAB, PARTS };

static const struct {
	const char *name;
	Elf64_Word type, flags, link, entry, align;
} kind[PARTS] = {
	[NOTE] = { ".note.gnu.property", SHT_NOTE, SHF_ALLOC, 0, 0, 8 },
	[HASH] = { ".gnu.hash", SHT_GNU_HASH, SHF_ALLOC, DYNSYM, 0, 8 },
	[DYNSYM] = { ".dynsym", SHT_DYNSYM, SHF_ALLOC, DYNSTR, sizeof(Elf64_Sym), 8 },
	[DYNSTR] = { ".dynstr", SHT_STRTAB, SHF_ALLOC, 0, 0, 1 },
	[VERSYM] = { ".gnu.version", SHT_GNU_versym, SHF_ALLOC, DYNSYM, 2, 2 },
	[VERNEED] = { ".gnu.version_r", SHT_GNU_verneed, SHF_ALLOC, DYNSTR, 0, 8 },
	[RELA] = { ".rela.dyn", SHT_RELA, SHF_ALLOC, DYNSYM, sizeof(Elf64_Rela), 8 },
	[RODATA] = { ".rodata", SHT_PROGBITS, SHF_ALLOC, 0, 0, 1 },
	[EHHDR] = { ".eh_frame_hdr", SHT_PROGBITS, SHF_ALLOC, 0, 0, 4 },
	[EHFRAME] = { ".eh_frame", SHT_PROGBITS, SHF_ALLOC, 0, 0, 8 },
	[PLT] = { ".plt", SHT_PROGBITS, SHF_ALLOC | SHF_EXECINSTR, 0, 16, 16 },
	[TEXT] = { ".text", SHT_PROGBITS, SHF_ALLOC | SHF_EXECINSTR, 0, 0, 16 },
	[TDATA] = { ".tdata", SHT_PROGBITS, SHF_ALLOC | SHF_WRITE | SHF_TLS, 0, 0, 1 },
	[TBSS] = { ".tbss", SHT_NOBITS, SHF_ALLOC | SHF_WRITE | SHF_TLS, 0, 0, 1 },
	[INIT] = { ".init_array", SHT_INIT_ARRAY, SHF_ALLOC | SHF_WRITE, 0, 8, 8 },
	[FINI] = { ".fini_array", SHT_FINI_ARRAY, SHF_ALLOC | SHF_WRITE, 0, 8, 8 },
	[RELRO] = { ".data.rel.ro", SHT_PROGBITS, SHF_ALLOC | SHF_WRITE, 0, 0, 8 },
	[DYNAMIC] = { ".dynamic", SHT_DYNAMIC, SHF_ALLOC | SHF_WRITE, DYNSTR, sizeof(Elf64_Dyn), 8 },
	[GOT] = { ".got", SHT_PROGBITS, SHF_ALLOC | SHF_WRITE, 0, 8, 8 },
	[PADDING] = { ".padding.relro", SHT_PROGBITS, SHF_ALLOC | SHF_WRITE, 0, 0, 1 },
	[DATA] = { ".data", SHT_PROGBITS, SHF_ALLOC | SHF_WRITE, 0, 0, 8 },
	[BSS] = { ".bss", SHT_NOBITS, SHF_ALLOC | SHF_WRITE, 0, 0, 8 },
	[SHSTRTAB] = { ".shstrtab", SHT_STRTAB, 0, 0, 0, 1 },
};

/* A section of an object, in its place of a part. */
struct piece {
	int object;
	uint64_t section;
	const char *name;
	int part;
	uint64_t at, size;
};

struct object {
	struct file f;
	struct symbols sym;
	struct piece **piece;	/* by section; NULL for what is left out */
};

/* What a reference means: import, or a place in a section of an object; neither for one that is weak and nowhere. */
struct target {
	int import;		/* or -1 */
	int object;
	uint64_t section, value, size;
	int type;
	bool nothing, itself;	/* itself: the library's own handle */
};

struct slot {			/* of the global offset table */
	enum { PLAIN, MODULE, DESCRIPTOR } kind;
	struct target t;
	int word;
};

struct global {
	const char *name;
	struct target t;
};

struct linking {
	const struct link *l;
	bool arm;
	uint64_t page, tls;	/* tls: where its thread-local data begin in those of the file */
	struct object *o;
	struct piece *piece;
	int npiece;
	struct global *global;
	int nglobal;
	struct slot *slot;
	int nslot, words;
	int *plt, nplt;		/* imports */
	bool *used;		/* imports */
	unsigned *number;	/* of an import in the dynamic symbols */
	Elf64_Rela *relative, *rela;
	int nrelative, nrela;
	bool counting, within;	/* within: it is no library, but for another file */
	Elf64_Half section[PARTS], nsection;	/* the number of each, of those that are not empty */
	struct bytes part[PARTS];
	Elf64_Shdr sh[PARTS];
	char *why;
};

static bool fail(struct linking *k, int object, const char *what, const char *name)
{
	if (!k->why)
		k->why = xasprintf("%s: %s%s%s", k->l->object[object].name, what, name ? " " : "", name ? name : "");
	return false;
}

const char *link_symbols(struct span object, link_symbol *symbol, void *with)
{
	struct symbols sym;
	struct file f;
	uint64_t tab;

	if (file_open(&f, object.p, object.len) || f.eh.e_type != ET_REL || !f.nsh || !(tab = file_find(&f, SHT_SYMTAB)) || file_symbols(&f, tab, &sym))
		return "not an object";
	for (uint64_t i = 1; i < sym.n; i++) {
		Elf64_Sym s = file_symbol(&sym, i);
		const char *name = span_string(sym.str, s.st_name);

		if (ELF64_ST_BIND(s.st_info) != STB_LOCAL && name && *name)
			symbol(with, name, s.st_shndx != SHN_UNDEF, ELF64_ST_BIND(s.st_info) == STB_WEAK);
	}
	return NULL;
}

static int part_of(const Elf64_Shdr *s, const char *name)
{
	bool no = s->sh_type == SHT_NOBITS;

	if (!(s->sh_flags & SHF_ALLOC) || !s->sh_size || !strncmp(name, ".note.", 6))
		return 0;
	if (s->sh_flags & SHF_TLS)
		return no ? TBSS : TDATA;
	if (s->sh_flags & SHF_EXECINSTR)
		return TEXT;
	if (!(s->sh_flags & SHF_WRITE))
		return strcmp(name, ".eh_frame") ? RODATA : EHFRAME;
	if (s->sh_type == SHT_INIT_ARRAY)
		return INIT;
	if (s->sh_type == SHT_FINI_ARRAY)
		return FINI;
	return no ? BSS : strncmp(name, ".data.rel.ro", 12) ? DATA : RELRO;
}

static bool open_object(struct linking *k, int i)
{
	struct object *o = &k->o[i];
	uint64_t tab;
	struct span names;

	if (file_open(&o->f, k->l->object[i].data.p, k->l->object[i].data.len) || o->f.eh.e_type != ET_REL || !file_arch(o->f.eh.e_machine) ||
	    strcmp(file_arch(o->f.eh.e_machine), k->l->arch) || !(tab = file_find(&o->f, SHT_SYMTAB)) || file_symbols(&o->f, tab, &o->sym))
		return fail(k, i, "not an object for", k->l->arch);
	o->piece = xcalloc(o->f.nsh, sizeof *o->piece);
	names = span_strings(file_contents(&o->f, o->f.eh.e_shstrndx));
	for (uint64_t s = 1; s < o->f.nsh; s++) {
		Elf64_Shdr h = file_section(&o->f, s);
		const char *name = span_string(names, h.sh_name);
		int part = name ? part_of(&h, name) : 0;

		if (name && !strcmp(name, ".note.gnu.property") && !k->part[NOTE].n)
			bytes_add(&k->part[NOTE], file_contents(&o->f, s).p, file_contents(&o->f, s).p ? h.sh_size : 0);
		if (part && (h.sh_type == SHT_NOBITS || file_contents(&o->f, s).p))
			*PUSH(k->piece, k->npiece) = (struct piece) { i, s, name, part, 0, h.sh_size };
	}
	for (uint64_t s = 1; s < o->sym.n; s++) {
		Elf64_Sym e = file_symbol(&o->sym, s);
		const char *name = span_string(o->sym.str, e.st_name);

		if (ELF64_ST_BIND(e.st_info) == STB_LOCAL || e.st_shndx == SHN_UNDEF || !name)
			continue;
		if (e.st_shndx >= o->f.nsh)
			return fail(k, i, "no section of its own for", name);
		*PUSH(k->global, k->nglobal) = (struct global) { name, { .import = -1, .object = i, .section = e.st_shndx, .value = e.st_value, .size = e.st_size,
			.type = ELF64_ST_TYPE(e.st_info) } };
	}
	return true;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct global *)a)->name, ((const struct global *)b)->name);
}

/* ".init_array.00101" comes before ".init_array"; all else in the order of the objects */
static int by_priority(const void *a, const void *b)
{
	const struct piece *p = a, *q = b;
	bool x = p->part == INIT && p->name[11], y = q->part == INIT && q->name[11];

	if (p->part != q->part)
		return p->part - q->part;
	if (x != y)
		return y - x;
	if (x && y && strcmp(p->name, q->name))
		return strcmp(p->name, q->name);
	if (p->object != q->object)
		return p->object - q->object;
	return p->section < q->section ? -1 : 1;
}

static const struct global *global(const struct linking *k, const char *name)
{
	struct global key = { .name = name };

	return bsearch(&key, k->global, (size_t)k->nglobal, sizeof key, by_name);
}

static bool resolve(struct linking *k, int object, uint64_t symbol, struct target *t)
{
	const struct object *o = &k->o[object];
	const struct global *g;
	const char *name;
	Elf64_Sym s;

	*t = (struct target) { .import = -1, .object = object };
	if (!symbol || symbol >= o->sym.n)
		return fail(k, object, "damaged: a relocation without a symbol", NULL);
	s = file_symbol(&o->sym, symbol);
	name = span_string(o->sym.str, s.st_name);
	if (s.st_shndx != SHN_UNDEF && ELF64_ST_BIND(s.st_info) == STB_LOCAL) {
		t->section = s.st_shndx;
		t->value = s.st_value;
		t->type = ELF64_ST_TYPE(s.st_info);
		return s.st_shndx < o->f.nsh || fail(k, object, "no section for a local symbol", name);
	}
	if (!name)
		return fail(k, object, "damaged: names of symbols", NULL);
	if ((g = global(k, name))) {
		*t = g->t;
		return true;
	}
	if (!strcmp(name, "__dso_handle")) {
		t->itself = true;
		return !k->within || fail(k, object, "nothing defines", name);
	}
	for (int i = 0; i < k->l->nimport; i++)
		if (!strcmp(k->l->import[i].symbol, name)) {
			t->import = i;
			k->used[i] = true;
			return true;
		}
	t->nothing = ELF64_ST_BIND(s.st_info) == STB_WEAK;
	return t->nothing || fail(k, object, "nothing defines", name);
}

static uint64_t address(struct linking *k, const struct target *t)
{
	const struct piece *p = t->itself || t->nothing || k->counting ? NULL : k->o[t->object].piece[t->section];

	return p ? k->sh[p->part].sh_addr + p->at + t->value : 0;
}

/* From the start of the thread-local data. */
static uint64_t in_tls(struct linking *k, const struct target *t)
{
	return k->counting ? 0 : address(k, t) - (k->sh[TDATA].sh_size ? k->sh[TDATA].sh_addr : k->sh[TBSS].sh_addr) + k->tls;
}

static bool same(const struct target *a, const struct target *b)
{
	return a->import == b->import && (a->import >= 0 ||
		(a->object == b->object && a->section == b->section && a->value == b->value && a->nothing == b->nothing && a->itself == b->itself));
}

static uint64_t slot(struct linking *k, int what, const struct target *t)
{
	int i = 0;

	while (i < k->nslot && (k->slot[i].kind != (unsigned)what || (what != MODULE && !same(&k->slot[i].t, t))))
		i++;
	if (i == k->nslot) {
		*PUSH(k->slot, k->nslot) = (struct slot) { .kind = (unsigned)what, .t = *t, .word = k->words };
		k->words += what == PLAIN ? 1 : 2;
	}
	return k->sh[GOT].sh_addr + 8 * (uint64_t)k->slot[i].word;
}

static uint64_t plt(struct linking *k, const struct target *t)
{
	int i = 0;

	if (t->import < 0)
		return address(k, t);
	slot(k, PLAIN, t);
	while (i < k->nplt && k->plt[i] != t->import)
		i++;
	if (i == k->nplt)
		*PUSH(k->plt, k->nplt) = t->import;
	return k->sh[PLT].sh_addr + 16 * (uint64_t)i;
}

/* Code that was compiled for a function in the same module takes its address so: the jump will do for it. Not for data. */
static bool direct(struct linking *k, int object, const struct target *t, uint64_t *to)
{
	*to = t->import >= 0 && !strncmp(k->l->import[t->import].symbol, "__compat_old_", 13) ? plt(k, t) : address(k, t);
	return t->import < 0 || *to || k->counting || fail(k, object, "an address of another library:", k->l->import[t->import].symbol);
}

static void dynamic(struct linking *k, uint64_t at, const struct target *t, uint64_t addend)
{
	uint32_t absolute = k->arm ? R_AARCH64_ABS64 : R_X86_64_64, relative = k->arm ? R_AARCH64_RELATIVE : R_X86_64_RELATIVE;

	if (t->import >= 0)
		*PUSH(k->rela, k->nrela) = (Elf64_Rela) { at, ELF64_R_INFO((uint64_t)k->number[t->import], absolute), (Elf64_Sxword)addend };
	else if (!t->nothing)
		*PUSH(k->relative, k->nrelative) = (Elf64_Rela) { at, ELF64_R_INFO((uint64_t)0, relative), (Elf64_Sxword)(address(k, t) + addend) };
}

static uint32_t get32(const unsigned char *p)
{
	uint32_t v;

	memcpy(&v, p, sizeof v);
	return v;
}

static void put32(unsigned char *p, uint64_t v)
{
	uint32_t x = (uint32_t)v;

	memcpy(p, &x, sizeof x);
}

static bool fits(uint64_t v, int bits)
{
	int64_t s = (int64_t)v;

	return s >= -((int64_t)1 << (bits - 1)) && s < (int64_t)1 << (bits - 1);
}

/* An instruction's address of a page, 21 bits in two fields. */
static bool page(struct linking *k, int object, unsigned char *p, uint64_t to, uint64_t at)
{
	uint64_t d = (uint64_t)((int64_t)((to & ~0xfffULL) - (at & ~0xfffULL)) >> 12);

	if (!fits(d, 21))
		return fail(k, object, "too far away", NULL);
	put32(p, (get32(p) & 0x9f00001f) | (d & 3) << 29 | (d >> 2 & 0x7ffff) << 5);
	return true;
}

/* The low 12 bits of an address, in units of the access. */
static void low(unsigned char *p, uint64_t to, int shift)
{
	put32(p, (get32(p) & ~(0xfffU << 10)) | (to & 0xfff) >> shift << 10);
}

static bool relocate_arm(struct linking *k, int object, unsigned char *p, uint64_t at, const Elf64_Rela *r, const struct target *t)
{
	uint64_t to, d;
	uint32_t type = (uint32_t)ELF64_R_TYPE(r->r_info);

	switch (type) {
	case R_AARCH64_ABS64:
		dynamic(k, at, t, (uint64_t)r->r_addend);
		return true;
	case R_AARCH64_PREL32:
		if (!direct(k, object, t, &to))
			return false;
		put32(p, to + (uint64_t)r->r_addend - at);
		return true;
	case R_AARCH64_CALL26:
	case R_AARCH64_JUMP26:
		d = plt(k, t) + (uint64_t)r->r_addend - at;
		if (!k->counting && !fits(d, 28))
			return fail(k, object, "too far away", NULL);
		put32(p, (get32(p) & 0xfc000000) | (d >> 2 & 0x3ffffff));
		return true;
	case R_AARCH64_ADR_PREL_PG_HI21:
	case R_AARCH64_ADD_ABS_LO12_NC:
	case R_AARCH64_LDST8_ABS_LO12_NC:
	case R_AARCH64_LDST16_ABS_LO12_NC:
	case R_AARCH64_LDST32_ABS_LO12_NC:
	case R_AARCH64_LDST64_ABS_LO12_NC:
	case R_AARCH64_LDST128_ABS_LO12_NC:
		if (!direct(k, object, t, &to))
			return false;
		to += (uint64_t)r->r_addend;
		if (type == R_AARCH64_ADR_PREL_PG_HI21)
			return page(k, object, p, to, at);
		low(p, to, type == R_AARCH64_LDST16_ABS_LO12_NC ? 1 : type == R_AARCH64_LDST32_ABS_LO12_NC ? 2 : type == R_AARCH64_LDST64_ABS_LO12_NC ? 3 :
			type == R_AARCH64_LDST128_ABS_LO12_NC ? 4 : 0);
		return true;
	case R_AARCH64_ADR_GOT_PAGE:
		return page(k, object, p, slot(k, PLAIN, t), at);
	case R_AARCH64_LD64_GOT_LO12_NC:
		low(p, slot(k, PLAIN, t), 3);
		return true;
	case R_AARCH64_TLSDESC_ADR_PAGE21:
		return page(k, object, p, slot(k, DESCRIPTOR, t), at);
	case R_AARCH64_TLSDESC_LD64_LO12:
		low(p, slot(k, DESCRIPTOR, t), 3);
		return true;
	case R_AARCH64_TLSDESC_ADD_LO12:
		low(p, slot(k, DESCRIPTOR, t), 0);
		return true;
	case R_AARCH64_TLSDESC_CALL:
		return true;
	}
	return false;
}

static bool relocate_x86(struct linking *k, int object, unsigned char *p, uint64_t at, const Elf64_Rela *r, const struct target *t)
{
	uint64_t to;

	switch (ELF64_R_TYPE(r->r_info)) {
	case R_X86_64_64:
		dynamic(k, at, t, (uint64_t)r->r_addend);
		return true;
	case R_X86_64_PC32:
		if (!direct(k, object, t, &to))
			return false;
		put32(p, to + (uint64_t)r->r_addend - at);
		return true;
	case R_X86_64_PLT32:
		put32(p, plt(k, t) + (uint64_t)r->r_addend - at);
		return true;
	case R_X86_64_GOTPCREL:
	case R_X86_64_GOTPCRELX:
	case R_X86_64_REX_GOTPCRELX:
		put32(p, slot(k, PLAIN, t) + (uint64_t)r->r_addend - at);
		return true;
	case R_X86_64_TLSLD:
		put32(p, slot(k, MODULE, t) + (uint64_t)r->r_addend - at);
		return true;
	case R_X86_64_DTPOFF32:
		put32(p, in_tls(k, t) + (uint64_t)r->r_addend);
		return true;
	}
	return false;
}

static bool relocate(struct linking *k, bool counting)
{
	k->counting = counting;
	for (int i = 0; i < k->l->nobject; i++) {
		const struct object *o = &k->o[i];

		for (uint64_t s = 1; s < o->f.nsh; s++) {
			Elf64_Shdr h = file_section(&o->f, s);
			struct span all = file_contents(&o->f, s);
			const struct piece *p = h.sh_type == SHT_RELA && h.sh_info < o->f.nsh ? o->piece[h.sh_info] : NULL;
			Elf64_Rela r;

			for (uint64_t at = 0; p && span_get(all, at, &r, sizeof r); at += sizeof r) {
				unsigned char nowhere[8] = { 0 }, *to = counting ? nowhere : k->part[p->part].p + p->at + r.r_offset;
				struct target t;
				bool good;

				if (r.r_offset > p->size || p->size - r.r_offset < (ELF64_R_TYPE(r.r_info) == R_X86_64_64 ? 8 : 4))
					return fail(k, i, "damaged: a relocation", NULL);
				if (!resolve(k, i, ELF64_R_SYM(r.r_info), &t))
					return false;
				good = (k->arm ? relocate_arm : relocate_x86)(k, i, to, counting ? 0 : k->sh[p->part].sh_addr + p->at + r.r_offset, &r, &t);
				if (!good && !k->why)
					k->why = xasprintf("%s: relocation of type %u", k->l->object[i].name, (unsigned)ELF64_R_TYPE(r.r_info));
				if (k->why)
					return false;
			}
		}
	}
	return true;
}

/* What the words of the offset table are to become, and the jumps through it. */
static void finish_got(struct linking *k)
{
	for (int i = 0; i < k->nslot; i++) {
		const struct slot *s = &k->slot[i];
		uint64_t at = k->sh[GOT].sh_addr + 8 * (uint64_t)s->word;

		if (s->kind == MODULE)
			*PUSH(k->rela, k->nrela) = (Elf64_Rela) { at, ELF64_R_INFO((uint64_t)0, R_X86_64_DTPMOD64), 0 };
		else if (s->kind == DESCRIPTOR)
			*PUSH(k->rela, k->nrela) = (Elf64_Rela) { at, ELF64_R_INFO((uint64_t)0, R_AARCH64_TLSDESC), (Elf64_Sxword)in_tls(k, &s->t) };
		else if (s->t.import >= 0)
			*PUSH(k->rela, k->nrela) = (Elf64_Rela) { at, ELF64_R_INFO((uint64_t)k->number[s->t.import], k->arm ? R_AARCH64_GLOB_DAT : R_X86_64_GLOB_DAT), 0 };
		else
			dynamic(k, at, &s->t, 0);
	}
	for (int i = 0; i < k->nplt; i++) {
		struct target t = { .import = k->plt[i] };
		uint64_t word = slot(k, PLAIN, &t), at = k->sh[PLT].sh_addr + 16 * (uint64_t)i;
		unsigned char *p = k->part[PLT].p ? k->part[PLT].p + (size_t)i * 16 : NULL;

		if (!p)
			continue;
		if (k->arm) {	/* bti c; adrp x16; ldr x17, [x16]; br x17 */
			put32(p, 0xd503245f);
			put32(p + 4, 0x90000010);
			put32(p + 8, 0xf9400211);
			put32(p + 12, 0xd61f0220);
			page(k, 0, p + 4, word, at + 4);
			low(p + 8, word, 3);
		} else {	/* endbr64; jmp *word(%rip) */
			static const unsigned char code[16] = { 0xf3, 0x0f, 0x1e, 0xfa, 0xff, 0x25, 0, 0, 0, 0, 0x66, 0x0f, 0x1f, 0x44, 0, 0 };

			memcpy(p, code, sizeof code);
			put32(p + 6, word - (at + 10));
		}
	}
}

struct ordered {
	uint32_t export, bucket;
};

static int by_bucket(const void *a, const void *b)
{
	const struct ordered *x = a, *y = b;

	if (x->bucket != y->bucket)
		return x->bucket < y->bucket ? -1 : 1;
	return (x->export > y->export) - (x->export < y->export);
}

/* Dynamic symbols: imports, then exports in the order that the hash table wants. */
static bool add_symbols(struct linking *k)
{
	const struct link *l = k->l;
	struct bytes *str = &k->part[DYNSTR], table = { NULL, 0 };
	uint32_t first = 1, n = (uint32_t)l->nexport, buckets = n / 4 + 1, words = 1, h;
	uint64_t *bloom;
	struct ordered *order = xcalloc(n, sizeof *order);
	Elf64_Sym s = { 0 };
	Elf64_Half v = 0;

	while (words < n / 8)
		words *= 2;
	bytes_add(str, "", 1);
	bytes_add(&k->part[DYNSYM], &s, sizeof s);
	bytes_add(&k->part[VERSYM], &v, sizeof v);
	for (int i = 0; i < l->nimport; i++)
		if (k->used[i]) {
			k->number[i] = first++;
			s.st_name = bytes_string(str, l->import[i].name);
			s.st_info = ELF64_ST_INFO(STB_GLOBAL, STT_NOTYPE);
			bytes_add(&k->part[DYNSYM], &s, sizeof s);
			bytes_add(&k->part[VERSYM], &v, sizeof v);	/* becomes known with the versions */
		}
	for (uint32_t i = 0; i < n; i++) {
		order[i].export = i;
		order[i].bucket = gnu_hash(l->export[i].name) % buckets;
	}
	if (n)
		qsort(order, n, sizeof *order, by_bucket);
	bytes_add(&table, (uint32_t[]) { buckets, first, words, 6 }, 16);
	bytes_add(&table, NULL, 8 * (size_t)words + 4 * (size_t)(buckets + n));
	bloom = (uint64_t *)(void *)(table.p + 16);
	for (uint32_t i = 0; i < n; i++) {
		const struct link_export *e = &l->export[order[i].export];
		const struct global *g = global(k, e->symbol);
		uint32_t *bucket = (uint32_t *)(bloom + words) + order[i].bucket, *chain = (uint32_t *)(bloom + words) + buckets;

		h = gnu_hash(e->name);
		if (!g) {
			k->why = xasprintf("no object defines %s", e->symbol);
			return false;
		}
		v = VER_NDX_GLOBAL;
		s = (Elf64_Sym) { .st_name = bytes_string(str, e->name), .st_info = (unsigned char)ELF64_ST_INFO(STB_GLOBAL, g->t.type), .st_size = g->t.size };
		bytes_add(&k->part[DYNSYM], &s, sizeof s);
		bytes_add(&k->part[VERSYM], &v, sizeof v);
		bloom[h / 64 % words] |= 1ULL << h % 64 | 1ULL << (h >> 6) % 64;
		if (!*bucket)
			*bucket = first + i;
		chain[i] = (h & ~1U) | (i + 1 == n || order[i].bucket != order[i + 1].bucket);
	}
	bytes_add(&k->part[HASH], table.p, table.n);
	free(table.p);
	free(order);
	return true;
}

/* Where exports are, when all is placed. */
static void place_symbols(struct linking *k)
{
	Elf64_Sym *s = (Elf64_Sym *)(void *)k->part[DYNSYM].p;

	for (size_t i = 1; i < k->part[DYNSYM].n / sizeof *s; i++)
		for (int e = 0; e < k->l->nexport; e++)
			if (ELF64_ST_TYPE(s[i].st_info) != STT_NOTYPE && !strcmp((char *)k->part[DYNSTR].p + s[i].st_name, k->l->export[e].name)) {
				const struct target *t = &global(k, k->l->export[e].symbol)->t;

				s[i].st_value = t->type == STT_TLS ? in_tls(k, t) : address(k, t);
				s[i].st_shndx = k->section[k->o[t->object].piece[t->section]->part];
			}
}

static void tag(struct linking *k, Elf64_Sxword tag, uint64_t value)
{
	Elf64_Dyn d = { .d_tag = tag, .d_un.d_val = value };

	bytes_add(&k->part[DYNAMIC], &d, sizeof d);
}

/* The libraries of imports, libc last, each with its versions and DT_NEEDED: how many they are. */
static int add_versions(struct linking *k)
{
	const struct link *l = k->l;
	const char **file = NULL;
	Elf64_Half *versym = (Elf64_Half *)(void *)k->part[VERSYM].p, index = 2;
	int n = 0;

	for (int libc = 0; libc < 2; libc++)
		for (int i = 0; i < l->nimport; i++) {
			bool known = !k->used[i] || libc != !strcmp(l->import[i].file, "libc.so.6");

			for (int f = 0; f < n; f++)
				known |= !strcmp(file[f], l->import[i].file);
			if (!known)
				*PUSH(file, n) = l->import[i].file;
		}
	for (int f = 0; f < n; f++) {
		struct bytes aux = { NULL, 0 };
		Elf64_Verneed need;
		const char **ver = NULL;
		int nver = 0;
		uint32_t name = bytes_string(&k->part[DYNSTR], file[f]);

		tag(k, DT_NEEDED, name);
		for (int i = 0; i < l->nimport; i++) {
			int v = 0;

			if (!k->used[i] || strcmp(l->import[i].file, file[f]))
				continue;
			while (v < nver && strcmp(ver[v], l->import[i].ver))
				v++;
			if (v == nver)
				*PUSH(ver, nver) = l->import[i].ver;
			versym[k->number[i]] = (Elf64_Half)(index + v);
		}
		for (int v = 0; v < nver; v++) {
			Elf64_Vernaux a = { elf_hash(ver[v]), 0, index++, bytes_string(&k->part[DYNSTR], ver[v]), v + 1 < nver ? sizeof a : 0 };

			bytes_add(&aux, &a, sizeof a);
		}
		need = (Elf64_Verneed) { VER_NEED_CURRENT, (Elf64_Half)nver, name, sizeof need, 0 };
		if (f + 1 < n)
			need.vn_next = (Elf64_Word)(sizeof need + aux.n);
		bytes_add(&k->part[VERNEED], &need, sizeof need);
		bytes_add(&k->part[VERNEED], aux.p, aux.n);
		free(aux.p);
		free(ver);
	}
	free(file);
	return n;
}

static int by_address(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Functions and what .eh_frame has of each. What gcc and clang write begins with zR and has its addresses relative. */
static bool frame_rows(struct linking *k, struct link_frame **row, int *n)
{
	struct bytes *b = &k->part[EHFRAME];
	uint64_t frame = k->sh[EHFRAME].sh_addr;

	for (size_t at = 0, len; at + 12 <= b->n; at += len + 4) {
		len = get32(b->p + at);
		if (!len)
			continue;	/* between two objects */
		if (len == 0xffffffff || len < 8 || len > b->n - at - 4)
			return fail(k, 0, "damaged: .eh_frame", NULL);
		if (get32(b->p + at + 4))
			*PUSH(*row, *n) = (struct link_frame) { frame + at + 8 + (uint64_t)(int64_t)(int32_t)get32(b->p + at + 8), frame + at };
	}
	return true;
}

/* The table of functions for unwinders. */
static bool frame_header(struct linking *k)
{
	struct bytes *h = &k->part[EHHDR];
	uint64_t frame = k->sh[EHFRAME].sh_addr, header = k->sh[EHHDR].sh_addr;
	struct link_frame *row = NULL;
	int n = 0;
	bool good = frame_rows(k, &row, &n);

	h->n = 0;
	bytes_add(h, (unsigned char[]) { 1, 0x1b, 3, 0x3b }, 4);
	bytes_add(h, (uint32_t[]) { (uint32_t)(frame - (header + 4)), (uint32_t)n }, 8);
	for (int i = 0; i < n; i++)
		bytes_add(h, (int32_t[]) { (int32_t)(row[i].code - header), (int32_t)(row[i].frame - header) }, 8);
	if (n)
		qsort(h->p + 12, (size_t)n, 8, by_address);
	free(row);
	return good;
}

static void place_pieces(struct linking *k)
{
	for (int i = 0; i < k->npiece; i++) {
		struct piece *p = &k->piece[i];
		Elf64_Shdr h = file_section(&k->o[p->object].f, p->section), *to = &k->sh[p->part];
		uint64_t align = h.sh_addralign ? h.sh_addralign : 1;
		struct bytes *b = &k->part[p->part];

		p->at = align_up(to->sh_size, align);
		to->sh_size = p->at + p->size;
		if (to->sh_addralign < align)
			to->sh_addralign = align;
		if (h.sh_type != SHT_NOBITS) {
			bytes_align(b, align);
			bytes_add(b, file_contents(&k->o[p->object].f, p->section).p, p->size);
		}
		k->o[p->object].piece[p->section] = p;
	}
	bytes_add(&k->part[EHFRAME], NULL, 4);
}

static uint64_t layout(struct linking *k)
{
	uint64_t at = sizeof(Elf64_Ehdr) + 10 * sizeof(Elf64_Phdr), addr = at;

	for (int i = NOTE; i < PARTS; i++) {
		Elf64_Shdr *h = &k->sh[i];
		bool no = kind[i].type == SHT_NOBITS;

		if (h->sh_addralign < kind[i].align)
			h->sh_addralign = kind[i].align;
		h->sh_type = kind[i].type;
		h->sh_flags = kind[i].flags;
		h->sh_link = kind[i].link;
		h->sh_entsize = kind[i].entry;
		/* another protection: the next page; what is no longer written after the start ends with one, by a section, as strip cuts off what is in none */
		if (i == PADDING)
			h->sh_size = align_up(addr, k->page) - addr;
		else if (!no)
			h->sh_size = k->part[i].n;
		if (i == PLT || i == TDATA)
			addr = align_up(addr, k->page) + at % k->page;
		if (i != SHSTRTAB) {
			uint64_t to = align_up(addr, h->sh_addralign);

			at += to - addr;
			addr = to;
			h->sh_addr = addr;
		}
		h->sh_offset = at;
		at += no ? 0 : h->sh_size;
		if (i != TBSS && i != SHSTRTAB)
			addr += h->sh_size;
	}
	return at;
}

/* For link_embed(): what is written from data on, all else from code on, constructors and thread-local data at 0. */
static bool layout_within(struct linking *k, uint64_t data, uint64_t code)
{
	static const unsigned char written[] = { RELRO, GOT, DATA, BSS }, rest[] = { RODATA, EHFRAME, PLT, TEXT };

	for (size_t i = 0; i < sizeof written + sizeof rest; i++) {
		int part = i < sizeof written ? written[i] : rest[i - sizeof written];
		uint64_t *at = i < sizeof written ? &data : &code;
		Elf64_Shdr *h = &k->sh[part];

		if (h->sh_addralign < kind[part].align)
			h->sh_addralign = kind[part].align;
		if (h->sh_addralign > LINK_ALIGN || k->sh[TBSS].sh_addralign > LINK_ALIGN)
			return fail(k, 0, "an alignment of more than a cache line", NULL);
		if (kind[part].type != SHT_NOBITS)
			h->sh_size = k->part[part].n;
		h->sh_addr = align_up(*at, h->sh_addralign);
		*at = h->sh_addr + h->sh_size;
	}
	k->sh[FINI].sh_addr = k->sh[INIT].sh_size;
	for (int i = 0; i < k->npiece; i++)
		if (k->piece[i].part == TDATA)
			return fail(k, k->piece[i].object, "has thread-local data with values", NULL);
	return true;
}

static void take_part(struct linking *k, struct bytes *to, uint64_t base, int part)
{
	if (!k->sh[part].sh_size)
		return;
	bytes_add(to, NULL, k->sh[part].sh_addr - base - to->n);
	bytes_add(to, kind[part].type == SHT_NOBITS ? NULL : k->part[part].p, k->sh[part].sh_size);
}

static Elf64_Phdr segment(struct linking *k, Elf64_Word type, Elf64_Word flags, int first, int last, uint64_t align)
{
	const Elf64_Shdr *a = &k->sh[first], *b = &k->sh[last];
	Elf64_Phdr p = { type, flags, a->sh_offset, a->sh_addr, a->sh_addr, 0, 0, align };

	p.p_memsz = b->sh_addr + b->sh_size - a->sh_addr;
	p.p_filesz = b->sh_type == SHT_NOBITS ? b->sh_offset - a->sh_offset : p.p_memsz;
	return p;
}

static unsigned char *write_file(struct linking *k, uint64_t end, size_t *size)
{
	Elf64_Ehdr eh = { .e_ident = { ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, ELFCLASS64, ELFDATA2LSB, EV_CURRENT }, .e_type = ET_DYN,
		.e_machine = k->arm ? EM_AARCH64 : EM_X86_64, .e_version = EV_CURRENT, .e_phoff = sizeof eh, .e_ehsize = sizeof eh,
		.e_phentsize = sizeof(Elf64_Phdr), .e_shentsize = sizeof(Elf64_Shdr), .e_shnum = k->nsection, .e_shstrndx = k->section[SHSTRTAB] };
	Elf64_Phdr ph[10];
	struct bytes b = { NULL, 0 };
	int n = 0;

	ph[n++] = segment(k, PT_LOAD, PF_R, NOTE, EHFRAME, k->page);
	ph[0].p_filesz = ph[0].p_memsz += ph[0].p_offset;
	ph[0].p_offset = ph[0].p_vaddr = ph[0].p_paddr = 0;
	ph[n++] = segment(k, PT_LOAD, PF_R | PF_X, PLT, TEXT, k->page);
	ph[n] = segment(k, PT_LOAD, PF_R | PF_W, TDATA, BSS, k->page);
	ph[n++].p_filesz = k->sh[BSS].sh_offset - k->sh[TDATA].sh_offset;
	ph[n++] = segment(k, PT_DYNAMIC, PF_R | PF_W, DYNAMIC, DYNAMIC, 8);
	ph[n++] = segment(k, PT_GNU_EH_FRAME, PF_R, EHHDR, EHHDR, 4);
	ph[n++] = (Elf64_Phdr) { .p_type = PT_GNU_STACK, .p_flags = PF_R | PF_W, .p_align = 16 };
	ph[n] = segment(k, PT_GNU_RELRO, PF_R, TDATA, DATA, 1);
	ph[n].p_memsz = ph[n].p_filesz = k->sh[DATA].sh_addr - k->sh[TDATA].sh_addr;
	n++;
	if (k->sh[NOTE].sh_size) {
		ph[n++] = segment(k, PT_NOTE, PF_R, NOTE, NOTE, 8);
		ph[n++] = segment(k, PT_GNU_PROPERTY, PF_R, NOTE, NOTE, 8);
	}
	if (k->sh[TDATA].sh_size || k->sh[TBSS].sh_size) {
		uint64_t align = k->sh[TDATA].sh_addralign > k->sh[TBSS].sh_addralign ? k->sh[TDATA].sh_addralign : k->sh[TBSS].sh_addralign;

		ph[n++] = segment(k, PT_TLS, PF_R, k->sh[TDATA].sh_size ? TDATA : TBSS, TBSS, align);
	}
	eh.e_phnum = (Elf64_Half)n;
	eh.e_shoff = align_up(end, 8);
	bytes_add(&b, &eh, sizeof eh);
	bytes_add(&b, ph, (size_t)n * sizeof *ph);
	for (int i = NOTE; i < PARTS; i++)
		if (k->part[i].n && kind[i].type != SHT_NOBITS) {
			bytes_add(&b, NULL, k->sh[i].sh_offset - b.n);
			bytes_add(&b, k->part[i].p, k->part[i].n);
		}
	bytes_add(&b, NULL, eh.e_shoff - b.n);
	bytes_add(&b, &k->sh[0], sizeof k->sh[0]);
	for (int i = NOTE; i < PARTS; i++) {
		Elf64_Shdr h = k->sh[i];

		h.sh_link = k->section[h.sh_link];
		if (k->section[i])
			bytes_add(&b, &h, sizeof h);
	}
	*size = b.n;
	return b.p;
}

/* Behind those of add_versions(). */
static void add_dynamic(struct linking *k, uint32_t soname)
{
	k->part[DYNAMIC].n = k->sh[VERNEED].sh_info * sizeof(Elf64_Dyn);
	tag(k, DT_SONAME, soname);
	if (k->sh[INIT].sh_size) {
		tag(k, DT_INIT_ARRAY, k->sh[INIT].sh_addr);
		tag(k, DT_INIT_ARRAYSZ, k->sh[INIT].sh_size);
	}
	if (k->sh[FINI].sh_size) {
		tag(k, DT_FINI_ARRAY, k->sh[FINI].sh_addr);
		tag(k, DT_FINI_ARRAYSZ, k->sh[FINI].sh_size);
	}
	tag(k, DT_GNU_HASH, k->sh[HASH].sh_addr);
	tag(k, DT_STRTAB, k->sh[DYNSTR].sh_addr);
	tag(k, DT_SYMTAB, k->sh[DYNSYM].sh_addr);
	tag(k, DT_STRSZ, k->part[DYNSTR].n);
	tag(k, DT_SYMENT, sizeof(Elf64_Sym));
	if (k->nrelative + k->nrela) {
		tag(k, DT_RELA, k->sh[RELA].sh_addr);
		tag(k, DT_RELASZ, (uint64_t)(k->nrelative + k->nrela) * sizeof(Elf64_Rela));
		tag(k, DT_RELAENT, sizeof(Elf64_Rela));
		tag(k, DT_RELACOUNT, (uint64_t)k->nrelative);
	}
	tag(k, DT_FLAGS, DF_BIND_NOW);
	tag(k, DT_FLAGS_1, DF_1_NOW | DF_1_NODELETE);	/* handlers and functions of ours stay with libc */
	if (k->part[VERNEED].n) {
		tag(k, DT_VERNEED, k->sh[VERNEED].sh_addr);
		tag(k, DT_VERNEEDNUM, k->sh[VERNEED].sh_info);
	}
	tag(k, DT_VERSYM, k->sh[VERSYM].sh_addr);
	tag(k, DT_NULL, 0);
}

static bool open_all(struct linking *k)
{
	for (int i = 0; i < k->l->nobject; i++)
		if (!open_object(k, i))
			return false;
	if (!k->nglobal || !k->npiece) {
		k->why = xstrdup("no code in any object");
		return false;
	}
	qsort(k->global, (size_t)k->nglobal, sizeof *k->global, by_name);
	for (int i = 1; i < k->nglobal; i++)
		if (!strcmp(k->global[i].name, k->global[i - 1].name))
			return fail(k, k->global[i].t.object, "defined twice:", k->global[i].name);
	qsort(k->piece, (size_t)k->npiece, sizeof *k->piece, by_priority);
	place_pieces(k);
	return true;
}

static bool link_all(struct linking *k, uint64_t *end)
{
	uint32_t soname;

	if (!open_all(k))
		return false;
	if (!relocate(k, true) || !add_symbols(k))
		return false;
	soname = bytes_string(&k->part[DYNSTR], k->l->soname);
	k->sh[VERNEED].sh_info = (Elf64_Word)add_versions(k);
	/* all sizes, by a first round with addresses that are not known yet */
	finish_got(k);
	bytes_add(&k->part[PLT], NULL, 16 * (size_t)k->nplt);
	bytes_add(&k->part[GOT], NULL, 8 * (size_t)k->words);
	bytes_add(&k->part[RELA], NULL, (size_t)(k->nrelative + k->nrela) * sizeof(Elf64_Rela));
	bytes_add(&k->part[SHSTRTAB], "", 1);
	for (int i = NOTE; i < PARTS; i++)
		k->sh[i].sh_name = bytes_string(&k->part[SHSTRTAB], kind[i].name);
	if (!frame_header(k))
		return false;
	add_dynamic(k, soname);
	k->sh[DYNSYM].sh_info = 1;
	layout(k);
	k->nsection = 1;
	for (int i = NOTE; i < PARTS; i++)
		k->section[i] = k->sh[i].sh_size ? k->nsection++ : 0;
	k->nrelative = k->nrela = 0;
	if (!relocate(k, false))
		return false;
	finish_got(k);
	memcpy(k->part[RELA].p, k->relative, (size_t)k->nrelative * sizeof(Elf64_Rela));
	if (k->nrela)
		memcpy(k->part[RELA].p + (size_t)k->nrelative * sizeof(Elf64_Rela), k->rela, (size_t)k->nrela * sizeof(Elf64_Rela));
	place_symbols(k);
	if (!frame_header(k))
		return false;
	add_dynamic(k, soname);
	*end = layout(k);
	return true;
}

static struct linking start(const struct link *l)
{
	bool arm = !strcmp(l->arch, "aarch64");

	return (struct linking) { .l = l, .arm = arm, .page = arm ? 65536 : 4096,	/* some kernels have such pages */
		.o = xcalloc((size_t)l->nobject, sizeof(struct object)), .used = xcalloc((size_t)l->nimport, sizeof(bool)), .number = xcalloc((size_t)l->nimport, sizeof(unsigned)) };
}

static void close_all(struct linking *k)
{
	for (int i = 0; i < k->l->nobject; i++)
		free(k->o[i].piece);
	for (int i = 0; i < PARTS; i++)
		free(k->part[i].p);
	free(k->o);
	free(k->used);
	free(k->number);
	free(k->piece);
	free(k->global);
	free(k->slot);
	free(k->plt);
	free(k->relative);
	free(k->rela);
}

unsigned char *link_library(const struct link *l, size_t *size, char **why)
{
	struct linking k = start(l);
	unsigned char *data = NULL;
	uint64_t end = 0;

	if (link_all(&k, &end))
		data = write_file(&k, end, size);
	*why = k.why;
	close_all(&k);
	return data;
}

static bool embed_all(struct linking *k, uint64_t data, uint64_t code, struct embedded *e)
{
	uint64_t array;

	if (!open_all(k))
		return false;
	for (int i = 0; i < k->l->nimport; i++)
		k->number[i] = (unsigned)i;
	if (!relocate(k, true))
		return false;
	finish_got(k);
	bytes_add(&k->part[PLT], NULL, 16 * (size_t)k->nplt);
	bytes_add(&k->part[GOT], NULL, 8 * (size_t)k->words);
	if (!layout_within(k, data, code))
		return false;
	k->nrelative = k->nrela = 0;
	if (!relocate(k, false))
		return false;
	finish_got(k);
	for (int part = RELRO; part <= BSS; part++)
		if (part != DYNAMIC)
			take_part(k, &e->data, data, part);
	for (int part = RODATA; part <= TEXT; part++)
		if (part != EHHDR)
			take_part(k, &e->code, code, part);
	array = k->sh[INIT].sh_size + k->sh[FINI].sh_size;
	e->ninit = (int)k->sh[INIT].sh_size / 8;
	e->nfini = (int)k->sh[FINI].sh_size / 8;
	e->init = xcalloc((size_t)array / 8 + 1, sizeof *e->init);
	e->fini = e->init + e->ninit;
	for (int i = 0; i < k->nrelative; i++) {
		const Elf64_Rela *r = &k->relative[i];

		if (r->r_offset < array)
			e->init[r->r_offset / 8] = (uint64_t)r->r_addend;
		else
			*PUSH(e->rela, e->nrela) = *r;
	}
	e->nrelative = e->nrela;
	for (int i = 0; i < k->nrela; i++)
		*PUSH(e->rela, e->nrela) = k->rela[i];
	e->export = xcalloc((size_t)k->l->nexport + 1, sizeof *e->export);
	for (int i = 0; i < k->l->nexport; i++) {
		const struct global *g = global(k, k->l->export[i].symbol);

		if (!g || (g->t.type != STT_FUNC && g->t.type != STT_OBJECT)) {
			k->why = xasprintf("%s: neither function nor variable", k->l->export[i].symbol);
			return false;
		}
		e->export[i] = (struct link_place) { address(k, &g->t), g->t.size, g->t.type };
	}
	e->tls = k->sh[TBSS].sh_size;
	e->tlsalign = k->sh[TBSS].sh_addralign;
	return frame_rows(k, &e->frame, &e->nframe);
}

char *link_embed(const struct link *l, uint64_t data, uint64_t code, uint64_t tls, struct embedded *e)
{
	struct linking k = start(l);

	k.tls = tls;
	k.within = true;
	*e = (struct embedded) { .nrela = 0 };
	if (!embed_all(&k, data, code, e) && !k.why)
		k.why = xstrdup("cannot be linked");
	e->used = k.used;
	k.used = NULL;
	close_all(&k);
	return k.why;
}

void embedded_free(struct embedded *e)
{
	free(e->data.p);
	free(e->code.p);
	free(e->rela);
	free(e->used);
	free(e->init);
	free(e->export);
	free(e->frame);
}

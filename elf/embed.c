/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "frames.h"
#include "rewriting.h"
#include "util.h"

#ifndef PT_GNU_PROPERTY
#define PT_GNU_PROPERTY 0x6474e553
#endif

enum { SPARE = 4 };

#define HEADER ((uint64_t)sizeof(Elf64_Phdr))
#define MOST ((uint64_t)1 << 20)
#define FURTHEST ((uint64_t)1 << 30)

/* The sections of what is embedded. */
enum { OF_DATA, OF_CODE, OF_UNUSED, OF_TLS, OF_FRAMES, SECTIONS };

static const char *const section[SECTIONS] = { ".libcompat.data", ".libcompat.text", UNUSED_SECTION, ".libcompat.tbss", ".debug_frame" };

static bool has(const struct rewriting *w, int which)
{
	return which == OF_TLS ? w->m.e.tls : which == OF_FRAMES ? w->m.frames.n : true;
}

unsigned embed_sections(const struct rewriting *w)
{
	unsigned n = 0;

	for (int i = 0; i < SECTIONS; i++)
		n += has(w, i);
	return n;
}

/* Whether nothing but the loader, by a program header or the dynamic section, looks for a section at its place. */
static bool movable(const struct rewriting *w, const Elf64_Shdr *h)
{
	switch (h->sh_type) {
	case SHT_NOTE:
	case SHT_HASH:
	case SHT_GNU_HASH:
	case SHT_DYNSYM:
	case SHT_GNU_versym:
	case SHT_GNU_verneed:
	case SHT_GNU_verdef:
		return true;
	case SHT_STRTAB:
		return h->sh_addr == w->t.str;
	case SHT_PROGBITS:
		for (unsigned i = 0; i < w->f.nph; i++) {
			Elf64_Phdr p = file_segment(&w->f, i);

			if (p.p_type == PT_INTERP && p.p_offset == h->sh_offset && p.p_filesz == h->sh_size)
				return true;
		}
	}
	return false;
}

static bool loaded(const Elf64_Shdr *h)
{
	return h->sh_flags & SHF_ALLOC && h->sh_type != SHT_NOBITS && h->sh_size;
}

/* The first section in the file that begins at an offset or behind it: its number, or 0. */
static uint64_t section_from(const struct rewriting *w, uint64_t offset)
{
	uint64_t first = 0, least = UINT64_MAX;

	for (uint64_t i = 1; i < w->f.nsh; i++) {
		Elf64_Shdr h = file_section(&w->f, i);

		if (loaded(&h) && h.sh_offset >= offset && h.sh_offset < least) {
			first = i;
			least = h.sh_offset;
		}
	}
	return first;
}

static bool across(uint64_t at, uint64_t size, uint64_t begin, uint64_t end)
{
	return at < end && at + size > begin && (at < begin || at + size > end);
}

static bool whole_verdef(const struct rewriting *w, struct span s)
{
	uint64_t off = 0, n = w->t.verdefnum;
	Elf64_Verdef d;

	for (; n; n--, off += d.vd_next) {
		Elf64_Verdaux a = { 0 };
		uint64_t aux = off;

		if (!span_get(s, off, &d, sizeof d))
			return false;
		aux += d.vd_aux;
		for (unsigned i = 0; i < d.vd_cnt; i++, aux += a.vda_next)
			if (!span_get(s, aux, &a, sizeof a))
				return false;
	}
	return true;
}

/* Whether the tables that go elsewhere, as the dynamic section tells of them, are in what goes. */
static bool whole(const struct rewriting *w, unsigned headers)
{
	const uint64_t others[] = { w->t.relr, w->t.array[INIT_ARRAY], w->t.array[FINI_ARRAY] }, tables[] = { w->t.verdef, w->t.gnuhash };
	uint64_t len = w->m.roomend - w->m.room, size = len > headers * HEADER ? len : headers * HEADER, nsym = w->r->image->dynsym.n;
	struct span s = span_part(file_mapped(&w->f, w->m.room), 0, len), hash;
	uint32_t head[4];

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (others[i] - w->m.room < size)
			return false;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (tables[i] - w->m.room < size && tables[i] - w->m.room >= len)
			return false;
	if (w->t.verdef - w->m.room < len && !whole_verdef(w, span_part(s, w->t.verdef - w->m.room, w->m.roomend - w->t.verdef)))
		return false;
	if (w->t.gnuhash - w->m.room >= len)
		return true;
	hash = span_part(s, w->t.gnuhash - w->m.room, w->m.roomend - w->t.gnuhash);
	/* buckets, first symbol, words of the filter, shift */
	return span_get(hash, 0, head, sizeof head) && nsym >= head[1] &&
		span_part(hash, 0, sizeof head + 8 * (uint64_t)head[2] + 4 * (head[0] + nsym - head[1])).p;
}

/* Makes room for more program headers behind the others, by what can be elsewhere. */
static const char *find_room(struct rewriting *w, unsigned headers)
{
	static const char no[] = "no room for a program header";
	uint64_t from = w->f.eh.e_phoff + (uint64_t)w->f.nph * HEADER, to = from, end = 0, by = 0, enough = from + headers * HEADER;

	for (unsigned i = 0; i < w->f.nph; i++) {
		Elf64_Phdr p = file_segment(&w->f, i);

		if (p.p_type == PT_LOAD && p.p_offset <= w->f.eh.e_phoff && p.p_filesz <= w->f.all.len && p.p_offset + p.p_filesz >= from && i != w->nlast) {
			end = p.p_offset + p.p_filesz;
			by = p.p_vaddr - p.p_offset;
		}
		/* the loader wants them in the order of their addresses */
		if (p.p_type == PT_LOAD && i > w->nlast)
			return no;
	}
	if (end < enough)
		return no;
	while (to < enough) {
		uint64_t i = section_from(w, to);
		Elf64_Shdr h = file_section(&w->f, i);

		if (!i || h.sh_offset > end || h.sh_size > end - h.sh_offset)
			return no;
		if (h.sh_offset >= enough)
			break;
		if (!movable(w, &h) || h.sh_addr != h.sh_offset + by)
			return no;
		to = h.sh_offset + h.sh_size;
		/* notes that one header tells of stay together */
		for (unsigned k = 0; k < w->f.nph; k++) {
			Elf64_Phdr p = file_segment(&w->f, k);

			if (p.p_type == PT_NOTE && p.p_filesz <= MOST && across(p.p_offset, p.p_filesz, from, to) && p.p_offset + p.p_filesz > enough)
				enough = p.p_offset + p.p_filesz;
		}
	}
	if (to - from > MOST)
		return no;
	for (uint64_t i = 1; i < w->f.nsh; i++) {
		Elf64_Shdr h = file_section(&w->f, i);

		if (loaded(&h) && h.sh_offset < to && h.sh_size < w->f.all.len && h.sh_offset + h.sh_size > from && (h.sh_offset < from || !movable(w, &h)))
			return no;
	}
	for (unsigned i = 0; i < w->f.nph; i++) {
		Elf64_Phdr p = file_segment(&w->f, i);

		if (p.p_type == PT_LOAD || !p.p_filesz || p.p_filesz > w->f.all.len || p.p_offset >= to || p.p_offset + p.p_filesz <= from)
			continue;
		if ((p.p_type != PT_INTERP && p.p_type != PT_NOTE && p.p_type != PT_GNU_PROPERTY) || across(p.p_offset, p.p_filesz, from, to))
			return no;
	}
	w->m.unused = from + headers * HEADER + by;
	w->m.unusedend = end;
	w->m.room = from + by;
	w->m.roomend = to + by;
	return whole(w, headers) ? NULL : no;
}

/* The table of functions for unwinders, which gets ours too: how many it has. */
static const char *find_unwind(struct rewriting *w, uint32_t *n)
{
	static const unsigned char kind[4] = { 1, 0x1b, 3, 0x3b };
	struct span s, head;
	bool any = false;

	for (unsigned i = 0; i < w->f.nph; i++) {
		Elf64_Phdr p = file_segment(&w->f, i);

		if (p.p_type == PT_GNU_EH_FRAME) {
			w->m.unwind = p;
			w->m.nunwind = i;
			any = true;
		}
	}
	s = any ? file_mapped(&w->f, w->m.unwind.p_vaddr) : (struct span) { 0 };
	head = span_part(s, 0, 12);
	if (!head.p || memcmp(head.p, kind, sizeof kind) || !span_get(s, 8, n, sizeof *n) || !span_part(s, 12, 8 * (uint64_t)*n).p)
		return "no table for unwinders that could get longer";
	return NULL;
}

static const char *find_arrays(const struct rewriting *w)
{
	for (int i = 0; i < ARRAYS; i++) {
		if (!(i ? w->m.e.nfini : w->m.e.ninit))
			continue;
		if (w->t.arraysz[i] % 8 || w->t.arraysz[i] > MOST || (w->t.arraysz[i] && !span_part(file_mapped(&w->f, w->t.array[i]), 0, w->t.arraysz[i]).p))
			return "damaged: its constructors";
		/* theirs are not seen */
		if (w->t.arraysz[i] && w->t.relr && !w->r->relr)
			return "constructors with relative relocations";
	}
	return NULL;
}

static int64_t distance(const unsigned char *p)
{
	int32_t d;

	memcpy(&d, p, sizeof d);
	return d;
}

/*
 * Whether code for x86_64 calls by a slot of the offset table: at once, or a jump that goes there, which is up to ten bytes before that (endbr64, the number of
 * the slot). Linkers leave slots that nobody uses.
 */
static bool calls(const struct rewriting *w, uint64_t slot)
{
	uint64_t jump[4];
	int n = 0;

	for (int round = 0; round < 2; round++)
		for (unsigned i = 0; i < w->f.nph; i++) {
			Elf64_Phdr ph = file_segment(&w->f, i);
			struct span s = ph.p_type == PT_LOAD && ph.p_flags & PF_X ? span_part(w->f.all, ph.p_offset, ph.p_filesz) : (struct span) { 0 };

			for (uint64_t k = 0; s.p && k + 6 <= s.len; k++) {
				const unsigned char *p = s.p + k;
				uint64_t to;

				if (!round && *p == 0xff && (p[1] == 0x15 || p[1] == 0x25) && ph.p_vaddr + k + 6 + (uint64_t)distance(p + 2) == slot) {
					if (p[1] == 0x15 || n == 4)
						return true;
					jump[n++] = ph.p_vaddr + k;
				}
				if (!round || (*p != 0xe8 && *p != 0xe9))
					continue;
				to = ph.p_vaddr + k + 5 + (uint64_t)distance(p + 1);
				for (int j = 0; j < n; j++)
					if (to <= jump[j] && jump[j] - to <= 10)
						return true;
			}
		}
	return false;
}

/* Whether something asks the loader where thread-local data of the file's own are. */
static bool asks_tls(const struct rewriting *w, struct span rela)
{
	uint32_t getter = 0;
	Elf64_Rela r;

	for (int i = 0; i < w->r->image->nref; i++)
		if (!strcmp(w->r->image->ref[i].name, "__tls_get_addr"))
			getter = w->r->image->ref[i].at;
	for (uint64_t off = 0; span_get(rela, off, &r, sizeof r); off += sizeof r) {
		uint64_t i = ELF64_R_SYM(r.r_info), type = ELF64_R_TYPE(r.r_info);

		if (i && i == getter && calls(w, r.r_offset))
			return true;
		if ((type == R_X86_64_DTPMOD64 || type == R_X86_64_DTPOFF64 || type == R_X86_64_TLSDESC) &&
		    (!i || i >= w->r->image->dynsym.n || file_symbol(&w->r->image->dynsym, i).st_shndx != SHN_UNDEF))
			return true;
	}
	return false;
}

/*
 * A program's code for x86_64 knows how far its thread-local data are from their end, so ours go before them. What asks for them from their beginning would not
 * find them then; linkers leave nothing that does, but when told to.
 */
static const char *tls_before(struct rewriting *w)
{
	struct span rela = w->t.rela ? span_part(file_mapped(&w->f, w->t.rela), 0, w->t.relasz) : (struct span) { 0 };
	struct span plt = w->t.jmprel ? span_part(file_mapped(&w->f, w->t.jmprel), 0, w->t.pltrelsz) : (struct span) { 0 };
	Elf64_Phdr *p = &w->m.tls;
	uint64_t end;

	if (asks_tls(w, rela) || asks_tls(w, plt))
		return "thread-local data by the loader";
	/* their end stays where the thread's pointer points, rounded as it was */
	end = align_up(p->p_memsz, w->m.oldtls.p_align > 1 ? w->m.oldtls.p_align : 1);
	w->m.front = align_up(end + w->m.e.tls, p->p_align) - end;
	w->m.tlsat = 0;
	if (p->p_filesz > p->p_memsz || p->p_filesz > MOST || (p->p_filesz && !span_part(file_mapped(&w->f, w->m.oldtls.p_vaddr), 0, p->p_filesz).p))
		return "too much thread-local data";
	if (p->p_filesz && w->t.relr && !w->r->relr)	/* not seen */
		return "thread-local data with relative relocations";
	p->p_memsz += w->m.front;
	if (p->p_filesz)
		p->p_filesz += w->m.front;
	return NULL;
}

/* Ours are behind those that the file has, which all code but a program's for x86_64 finds from their beginning. */
static const char *find_tls(struct rewriting *w)
{
	const struct embedded *e = &w->m.e;

	if (!e->tls)
		return NULL;
	for (unsigned i = 0; i < w->f.nph; i++) {
		Elf64_Phdr p = file_segment(&w->f, i);

		if (p.p_type == PT_TLS) {
			w->m.tls = w->m.oldtls = p;
			w->m.hastls = true;
		}
	}
	if (!w->m.hastls) {
		w->m.tls = (Elf64_Phdr) { .p_type = PT_TLS, .p_flags = PF_R, .p_memsz = e->tls, .p_align = e->tlsalign };
		w->m.more++;
		return NULL;
	}
	if (w->m.tls.p_memsz > w->f.all.len + MOST || w->m.tls.p_align > w->m.page || w->m.tls.p_align & (w->m.tls.p_align - 1))
		return "thread-local data with another alignment";
	if (e->tlsalign > w->m.tls.p_align) {
		bool program = w->r->image->type == PROGRAM, arm = w->f.eh.e_machine == EM_AARCH64;

		/* in a program for aarch64 they begin behind 16 bytes; in one for x86_64 they get another address */
		if (program && (w->m.tls.p_vaddr % (arm ? e->tlsalign : w->m.tls.p_align ? w->m.tls.p_align : 1) || (arm && e->tlsalign > 16)))
			return "thread-local data with another alignment";
		if (program && !arm)
			w->m.tls.p_vaddr = 0;
		w->m.tls.p_align = e->tlsalign;
	}
	if (w->r->image->type == PROGRAM && w->f.eh.e_machine == EM_X86_64)
		return tls_before(w);
	w->m.tlsat = align_up(w->m.tls.p_vaddr + w->m.tls.p_memsz, e->tlsalign) - w->m.tls.p_vaddr;
	w->m.tls.p_memsz = w->m.tlsat + e->tls;
	return NULL;
}

const char *embed_find(struct rewriting *w)
{
	const struct rewrite *r = w->r;
	uint64_t first = w->last.p_vaddr;
	const char *why;
	uint32_t n;
	char *no;

	w->m.page = 4096;
	for (unsigned i = 0; i < w->f.nph; i++) {
		Elf64_Phdr p = file_segment(&w->f, i);

		if (p.p_type == PT_LOAD && p.p_align > w->m.page)
			w->m.page = p.p_align;
		if (p.p_type == PT_LOAD && p.p_vaddr < first)
			first = p.p_vaddr;
	}
	if (w->last.p_vaddr + w->last.p_memsz - first > FURTHEST)	/* tables of unwinders tell distances in 32 bits */
		return "it takes more than 1 GB of memory";
	if (w->m.page & (w->m.page - 1) || w->m.page > 64 * MOST || (w->last.p_vaddr - w->last.p_offset) % w->m.page)
		return "segments that are not on pages";
	if ((why = rewrite_headers(w)))
		return why;
	if (!w->t.versym || r->image->dynsym.n < 2 || r->image->dynsym.sym.p != file_mapped(&w->f, w->t.sym).p)
		return "no versions of symbols";
	for (int i = 0; i < r->nchange; i++)	/* one that it defines has its place in it already */
		if (r->change[i].ours && file_symbol(&r->image->dynsym, r->change[i].at).st_shndx != SHN_UNDEF)
			return "it has a copy of a variable of libcompat's";
	if ((no = link_embed(r->link, MOST, 2 * MOST, 0, &w->m.e)))
		return w->m.why = no;
	w->m.more = 1;
	if ((why = find_tls(w)))
		return why;
	/* patchelf adds some, and does not look for what is there when it is no first section */
	if (find_room(w, w->m.more + SPARE) && (why = find_room(w, w->m.more)))
		return why;
	if ((why = find_unwind(w, &n)))
		return why;
	return find_arrays(w);
}

/* The section header of an array, which goes with it. */
static bool is_array(const struct rewriting *w, const Elf64_Shdr *h, int which)
{
	Elf64_Word type = which == FINI_ARRAY ? SHT_FINI_ARRAY : w->r->image->type == LIBRARY ? SHT_INIT_ARRAY : SHT_PREINIT_ARRAY;

	return h->sh_type == type && w->t.array[which] && h->sh_addr == w->t.array[which];
}

static void begin_array(struct rewriting *w, int which, bool section)
{
	struct span old = w->t.arraysz[which] ? file_mapped(&w->f, w->t.array[which]) : (struct span) { 0 };
	size_t n = (size_t)(which == FINI_ARRAY ? w->m.e.nfini : w->m.e.ninit);
	bool has = false;

	for (uint64_t i = 1; i < w->f.nsh; i++) {
		Elf64_Shdr h = file_section(&w->f, i);

		has |= is_array(w, &h, which);
	}
	if (!n || has != section)
		return;
	w->t.newarray[which] = rewrite_part(w);
	w->t.newarraysz[which] = 8 * n + w->t.arraysz[which];
	bytes_add(&w->tail, NULL, 8 * n);
	bytes_add(&w->tail, w->t.arraysz[which] ? old.p : NULL, w->t.arraysz[which]);
}

/* What threads' data are at first, with zeros for ours before them. */
static void begin_tls(struct rewriting *w)
{
	Elf64_Phdr *p = &w->m.tls;

	if (!w->m.front)
		return;
	while (p->p_align && (w->begin + w->tail.n - p->p_vaddr) % p->p_align)
		bytes_add(&w->tail, NULL, 1);
	p->p_vaddr = p->p_paddr = w->begin + w->tail.n;
	if (!p->p_filesz)
		return;
	bytes_add(&w->tail, NULL, w->m.front);
	bytes_add(&w->tail, file_mapped(&w->f, w->m.oldtls.p_vaddr).p, w->m.oldtls.p_filesz);
}

void embed_begin(struct rewriting *w)
{
	w->m.data = w->begin;
	bytes_add(&w->tail, NULL, w->m.e.data.n);
	/* what no section tells of is in that of the data, as strip keeps nothing else */
	begin_array(w, INIT_ARRAY, false);
	begin_array(w, FINI_ARRAY, false);
	w->m.size = w->tail.n;
	begin_array(w, INIT_ARRAY, true);
	begin_array(w, FINI_ARRAY, true);
	begin_tls(w);
	bytes_align(&w->tail, 16);
	w->m.roomto = w->begin + w->tail.n;
	/* no alignment is lost */
	bytes_add(&w->tail, NULL, w->m.room % 16);
	w->m.roomto += w->m.room % 16;
	bytes_add(&w->tail, file_mapped(&w->f, w->m.room).p, w->m.roomend - w->m.room);
}

static bool needed(const struct rewriting *w, const char *file)
{
	for (int i = 0; i < w->r->image->nneeded; i++)
		if (!strcmp(w->r->image->needed[i], file))
			return true;
	for (int i = 0; i < w->nbefore; i++)
		if (!strcmp(w->before[i], file))
			return true;
	return false;
}

/*
 * What is put into the file becomes local, and tables of symbols have local ones first. Up to the first that DT_GNU_HASH has they can be in any order, as
 * long as relocations know of it. w->r->order: old places to new ones.
 */
static void order_symbols(struct rewriting *w, uint32_t n)
{
	uint32_t *order = xcalloc(n, sizeof *order), head[2] = { 0, 0 }, at = 1, first, limit = (uint32_t)w->r->image->dynsym.n;
	Elf64_Sym *sym = (Elf64_Sym *)(void *)w->m.sym.p, *s = xcalloc(n, sizeof *s);
	Elf64_Half *ver = (Elf64_Half *)(void *)w->m.versym.p, *v = xcalloc(n, sizeof *v);
	bool can = true;

	if (w->t.gnuhash && span_get(file_mapped(&w->f, w->t.gnuhash), 0, head, sizeof head) && head[1] < limit)
		limit = head[1];
	while (at < n && ELF64_ST_BIND(sym[at].st_info) == STB_LOCAL)
		at++;
	first = at;
	for (int i = 0; i < w->r->nchange; i++)
		can &= !w->r->change[i].ours || (w->r->change[i].at >= first && w->r->change[i].at < limit);
	for (int i = 0; i < w->r->nchange && can; i++)
		if (w->r->change[i].ours)
			order[w->r->change[i].at] = at++;
	w->m.locals = can ? at : 0;
	if (!can)
		at = first;
	for (uint32_t i = 0; i < n; i++) {
		if (i < first || i >= limit)
			order[i] = i;
		else if (!order[i])
			order[i] = at++;
		s[order[i]] = sym[i];
		v[order[i]] = ver[i];
	}
	memcpy(sym, s, n * sizeof *s);
	memcpy(ver, v, n * sizeof *v);
	free(s);
	free(v);
	w->r->order = order;
}

void embed_reorder(const struct rewriting *w, unsigned char *rela, size_t size)
{
	uint64_t n = w->r->image->dynsym.n;
	Elf64_Rela r;

	for (size_t i = 0; i + sizeof r <= size; i += sizeof r) {
		memcpy(&r, rela + i, sizeof r);
		if (w->m.front && ELF64_R_TYPE(r.r_info) == R_X86_64_TPOFF64 && !ELF64_R_SYM(r.r_info)) {	/* from their beginning */
			r.r_addend += (Elf64_Sxword)w->m.front;
			memcpy(rela + i, &r, sizeof r);
		}
		if (ELF64_R_SYM(r.r_info) < n) {
			r.r_info = ELF64_R_INFO((uint64_t)w->r->order[ELF64_R_SYM(r.r_info)], ELF64_R_TYPE(r.r_info));
			memcpy(rela + i, &r, sizeof r);
		}
	}
}

/* All that there are, and behind them what ours want of other libraries. */
const char *embed_symbols(struct rewriting *w, Elf64_Half *next)
{
	const struct link *l = w->r->link;
	uint64_t n = w->r->image->dynsym.n;
	struct span sym = span_part(file_mapped(&w->f, w->t.sym), 0, n * sizeof(Elf64_Sym)), ver = span_part(file_mapped(&w->f, w->t.versym), 0, n * sizeof(Elf64_Half));

	if (!sym.p || !ver.p)
		return "damaged: symbols";
	bytes_add(&w->m.sym, sym.p, sym.len);
	for (uint64_t i = 0; i < n && w->m.front; i++) {
		Elf64_Sym *s = (Elf64_Sym *)(void *)w->m.sym.p + i;

		if (ELF64_ST_TYPE(s->st_info) == STT_TLS && s->st_shndx != SHN_UNDEF)
			s->st_value += w->m.front;
	}
	bytes_add(&w->m.versym, ver.p, ver.len);
	w->m.number = xcalloc((size_t)l->nimport + 1, sizeof *w->m.number);
	for (int i = 0; i < l->nimport; i++) {
		const struct link_import *k = &l->import[i];
		Elf64_Sym s = { .st_info = ELF64_ST_INFO(STB_GLOBAL, STT_NOTYPE) };
		Elf64_Half v;

		if (!w->m.e.used[i])
			continue;
		w->m.number[i] = (uint32_t)n++;
		s.st_name = rewrite_string(w, k->name);
		v = rewrite_version(w, k->file, k->ver, false, next);
		if (v >= 0x7fff)
			return "too many versions";
		bytes_add(&w->m.sym, &s, sizeof s);
		bytes_add(&w->m.versym, &v, sizeof v);
		if (needed(w, k->file))
			continue;
		/* old loaders have a malloc of their own, which is not to be found before libc's */
		if (!strncmp(k->file, "ld-linux", 8))
			w->m.loader = k->file;
		else
			*PUSH(w->before, w->nbefore) = k->file;
	}
	w->r->added = (uint32_t)(n - w->r->image->dynsym.n);
	order_symbols(w, (uint32_t)n);
	return NULL;
}

/* Where what is in an array or in threads' first data is now; false: it is in none that is elsewhere. */
static bool copied_to(const struct rewriting *w, uint64_t addr, uint64_t *to)
{
	const struct tags *t = &w->t;

	for (int i = 0; i < ARRAYS; i++)
		if (t->newarray[i] && addr >= t->array[i] && addr - t->array[i] < t->arraysz[i]) {
			*to = t->newarray[i] + t->newarraysz[i] - t->arraysz[i] + (addr - t->array[i]);
			return true;
		}
	*to = w->m.tls.p_vaddr + w->m.front + (addr - w->m.oldtls.p_vaddr);
	return w->m.front && addr >= w->m.oldtls.p_vaddr && addr - w->m.oldtls.p_vaddr < w->m.oldtls.p_filesz;
}

/* Relocations of what is elsewhere now, once more for its new place. */
static void copy_relocations(struct rewriting *w, struct span s, uint32_t relative)
{
	Elf64_Rela r;

	for (uint64_t off = 0; span_get(s, off, &r, sizeof r); off += sizeof r) {
		if (!copied_to(w, r.r_offset, &r.r_offset))
			continue;
		if (ELF64_R_TYPE(r.r_info) == relative) {
			bytes_add(&w->tail, &r, sizeof r);
			w->t.nrelative++;
		} else {
			bytes_add(&w->m.copied, &r, sizeof r);
		}
	}
}

void embed_relative(struct rewriting *w)
{
	const struct embedded *e = &w->m.e;
	uint32_t relative = rewrite_relative(w);
	struct span old = rewrite_table(w, w->t.rela, w->t.relasz);
	size_t from = w->t.newrela - w->begin, n = w->tail.n - from, k = (size_t)e->nrelative + (size_t)e->ninit + (size_t)e->nfini;
	unsigned char *expanded = NULL;

	if (n) {	/* the tail moves as it grows */
		expanded = xcalloc(n, 1);
		memcpy(expanded, w->tail.p + from, n);
	}
	w->m.relative = w->tail.n;
	bytes_add(&w->tail, NULL, k * sizeof(Elf64_Rela));
	w->t.nrelative += k;
	copy_relocations(w, (struct span) { expanded, n }, relative);
	copy_relocations(w, old, relative);
	free(expanded);
}

void embed_rest(struct rewriting *w)
{
	w->m.rest = w->tail.n;
	bytes_add(&w->tail, NULL, (size_t)(w->m.e.nrela - w->m.e.nrelative) * sizeof(Elf64_Rela));
	bytes_add(&w->tail, w->m.copied.p, w->m.copied.n);
}

static void fill(struct rewriting *w, uint64_t addr, const void *from, size_t n)
{
	memcpy(w->tail.p + (addr - w->begin), from, n);
}

static void fill_relocations(struct rewriting *w)
{
	const struct embedded *e = &w->m.e;
	uint32_t relative = rewrite_relative(w);
	Elf64_Rela r;
	size_t at = w->m.relative;

	for (int i = 0; i < e->nrelative; i++, at += sizeof r) {
		memcpy(w->tail.p + at, &e->rela[i], sizeof r);
		fill(w, e->rela[i].r_offset, &e->rela[i].r_addend, 8);
	}
	for (int i = 0; i < e->ninit + e->nfini; i++, at += sizeof r) {
		bool fini = i >= e->ninit;
		uint64_t value = fini ? e->fini[i - e->ninit] : e->init[i];

		r = (Elf64_Rela) { fini ? w->t.newarray[FINI_ARRAY] + 8 * (uint64_t)(i - e->ninit) : w->t.newarray[INIT_ARRAY] + 8 * (uint64_t)i,
			ELF64_R_INFO((uint64_t)0, relative), (Elf64_Sxword)value };
		memcpy(w->tail.p + at, &r, sizeof r);
		fill(w, r.r_offset, &value, 8);
	}
	at = w->m.rest;
	for (int i = e->nrelative; i < e->nrela; i++, at += sizeof r) {
		r = e->rela[i];
		if (ELF64_R_TYPE(r.r_info) != R_X86_64_DTPMOD64 && ELF64_R_TYPE(r.r_info) != R_AARCH64_TLSDESC)
			r.r_info = ELF64_R_INFO((uint64_t)w->m.number[ELF64_R_SYM(r.r_info)], ELF64_R_TYPE(r.r_info));
		memcpy(w->tail.p + at, &r, sizeof r);
	}
}

static void define(const struct rewriting *w, Elf64_Sym *s, const struct link_place *here, int bind)
{
	s->st_info = (unsigned char)ELF64_ST_INFO(bind, here->type);
	s->st_shndx = (Elf64_Half)(w->f.nsh + OF_CODE);
	s->st_value = here->addr;
	s->st_size = here->size;
}

/*
 * A reference to one of ours becomes a definition that nobody else sees: a local one for the loader's relocations, and hidden, by which it is resolved when
 * it is called first.
 */
static void fill_symbols(struct rewriting *w)
{
	Elf64_Half v = VER_NDX_LOCAL;

	for (int i = 0; i < w->r->nchange; i++) {
		const struct change *c = &w->r->change[i];
		uint32_t is = w->r->order[c->at];
		uint64_t at = w->t.newsym + is * sizeof(Elf64_Sym);
		Elf64_Sym s;

		const struct link_place *here = c->ours ? &w->m.e.export[c->ours - 1] : NULL;

		if (!here)
			continue;
		memcpy(&s, w->tail.p + (at - w->begin), sizeof s);
		define(w, &s, here, STB_LOCAL);
		s.st_other = STV_HIDDEN;
		fill(w, at, &s, sizeof s);
		fill(w, w->t.newversym + is * sizeof v, &v, sizeof v);
	}
}

static int by_code(const void *a, const void *b)
{
	const struct link_frame *x = a, *y = b;

	return (x->code > y->code) - (x->code < y->code);
}

/* All that the table for unwinders has, by its new place, and ours, which are behind all of it. */
static const char *make_header(struct rewriting *w, struct bytes *b)
{
	struct span old = file_mapped(&w->f, w->m.unwind.p_vaddr);
	uint64_t from = w->m.unwind.p_vaddr, to = w->m.header, by = from - to;
	int32_t frame, row[2];
	uint32_t n = 0;

	if (find_unwind(w, &n) || to - from > INT32_MAX)
		return "too far away";
	memcpy(&frame, old.p + 4, sizeof frame);
	bytes_add(b, old.p, 4);
	frame = (int32_t)((uint32_t)frame + (uint32_t)by);
	bytes_add(b, &frame, sizeof frame);
	bytes_add(b, (uint32_t[]) { n + (uint32_t)w->m.e.nframe }, 4);
	for (uint32_t i = 0; i < n; i++) {
		memcpy(row, old.p + 12 + 8 * (size_t)i, sizeof row);
		row[0] = (int32_t)((uint32_t)row[0] + (uint32_t)by);
		row[1] = (int32_t)((uint32_t)row[1] + (uint32_t)by);
		bytes_add(b, row, sizeof row);
	}
	if (w->m.e.nframe)
		qsort(w->m.e.frame, (size_t)w->m.e.nframe, sizeof *w->m.e.frame, by_code);
	for (int i = 0; i < w->m.e.nframe; i++) {
		row[0] = (int32_t)(w->m.e.frame[i].code - to);
		row[1] = (int32_t)(w->m.e.frame[i].frame - to);
		bytes_add(b, row, sizeof row);
	}
	return NULL;
}

/* Debuggers take one section by that name. */
static bool has_frames(const struct rewriting *w)
{
	struct span names = span_strings(file_contents(&w->f, w->f.eh.e_shstrndx));

	for (uint64_t i = 1; i < w->f.nsh; i++) {
		const char *name = span_string(names, file_section(&w->f, i).sh_name);

		if (name && !strcmp(name, section[OF_FRAMES]))
			return true;
	}
	return false;
}

/* The tail is as long as it gets in memory: the code goes behind it, on pages of its own. */
const char *embed_code(struct rewriting *w)
{
	uint64_t page = w->m.page, dataat = w->m.data, code;
	struct embedded e = w->m.e;
	const char *why;
	char *no;

	bytes_align(&w->tail, LINK_ALIGN);
	w->m.offset = rewrite_tail(w) + w->tail.n;
	code = align_up(w->begin + w->tail.n, page) + w->m.offset % page;
	no = w->m.why = link_embed(w->r->link, dataat, code, w->m.tlsat, &w->m.e);
	why = no ? no : w->m.e.data.n != e.data.n || w->m.e.nrela != e.nrela || w->m.e.nrelative != e.nrelative || w->m.e.ninit != e.ninit || w->m.e.nfini != e.nfini ?
		"what is embedded has another size elsewhere" : NULL;
	embedded_free(&e);
	if (why)
		return why;
	w->m.code = code;
	if (w->m.e.tls && !w->m.hastls) {	/* on a line of the cache, as ours are all zeros and nowhere in the file */
		w->m.tls.p_vaddr = w->m.tls.p_paddr = w->m.data;
		w->m.tls.p_offset = w->last.p_offset + (w->m.data - w->last.p_vaddr);
	}
	if (w->m.e.data.n)
		fill(w, dataat, w->m.e.data.p, w->m.e.data.n);
	fill_relocations(w);
	fill_symbols(w);
	bytes_add(&w->tail, w->m.e.code.p, w->m.e.code.n);
	bytes_align(&w->tail, 4);
	w->m.header = code + (rewrite_tail(w) + w->tail.n - w->m.offset);
	why = make_header(w, &w->tail);
	w->m.end = code + (rewrite_tail(w) + w->tail.n - w->m.offset);
	bytes_align(&w->tail, 8);
	w->m.frameat = rewrite_tail(w) + w->tail.n;
	frames_for_debuggers(&w->m.frames, (struct span) { w->m.e.code.p, w->m.e.code.n }, code, w->m.e.frame, has_frames(w) ? 0 : w->m.e.nframe);
	bytes_add(&w->tail, w->m.frames.p, w->m.frames.n);
	return why;
}

/* The one of ours that is called by a name, which may have a version behind it. */
static const struct link_place *place_of(const struct rewriting *w, const char *name)
{
	size_t len = strcspn(name, "@");

	for (int i = 0; i < w->r->nchange; i++) {
		const struct change *c = &w->r->change[i];

		if (c->ours && !strncmp(name, c->was, len) && !c->was[len])
			return &w->m.e.export[c->ours - 1];
	}
	return NULL;
}

/* Debuggers' symbols: those of ours are in the file now, and the file's own thread-local data begin behind ours. */
void embed_debug(struct rewriting *w)
{
	for (uint64_t i = 1; i < w->debug.n; i++) {
		Elf64_Sym s = file_symbol(&w->debug, i);
		const char *name = span_string(w->debug.str, s.st_name);
		const struct link_place *here = s.st_shndx == SHN_UNDEF && name ? place_of(w, name) : NULL;

		if (here) {
			define(w, &s, here, ELF64_ST_BIND(s.st_info));
		} else if (w->m.front && ELF64_ST_TYPE(s.st_info) == STT_TLS && s.st_shndx != SHN_UNDEF) {
			s.st_value += w->m.front;
		} else {
			continue;
		}
		rewrite_put(w, w->debug.sym.p + i * sizeof s, &s, sizeof s);
	}
}

uint64_t embed_moved(const struct rewriting *w, uint64_t addr)
{
	return w->r->link && addr >= w->m.room && addr < w->m.roomend ? addr - w->m.room + w->m.roomto : addr;
}

static uint64_t offset_of(const struct rewriting *w, uint64_t addr)
{
	return addr >= w->m.code ? addr - w->m.code + w->m.offset : addr - w->last.p_vaddr + w->last.p_offset;
}

/* A program header that is there, with what changes in it. */
Elf64_Phdr embed_segment(const struct rewriting *w, Elf64_Phdr p)
{
	uint64_t to = embed_moved(w, p.p_vaddr);

	if (p.p_type == PT_PHDR) {
		p.p_filesz += w->m.more * HEADER;
		p.p_memsz += w->m.more * HEADER;
	} else if (p.p_type == PT_TLS && w->m.hastls) {
		p = w->m.tls;
		if (w->m.front)
			p.p_offset = offset_of(w, p.p_vaddr);
	} else if (p.p_type == PT_GNU_EH_FRAME) {
		p.p_vaddr = p.p_paddr = w->m.header;
		p.p_offset = offset_of(w, w->m.header);
		p.p_filesz = p.p_memsz = w->m.end - w->m.header;
	} else if (p.p_type != PT_LOAD && p.p_filesz && to != p.p_vaddr) {
		p.p_vaddr = p.p_paddr = to;
		p.p_offset = offset_of(w, to);
	}
	return p;
}

Elf64_Phdr embed_load(const struct rewriting *w)
{
	return (Elf64_Phdr) { PT_LOAD, PF_R | PF_X, w->m.offset, w->m.code, w->m.code, w->m.end - w->m.code, w->m.end - w->m.code, w->m.page };
}

static void place(const struct rewriting *w, Elf64_Shdr *h, uint64_t addr, uint64_t size)
{
	h->sh_addr = addr;
	h->sh_offset = offset_of(w, addr);
	h->sh_size = size;
}

static void place_array(struct rewriting *w, uint64_t i, Elf64_Shdr *h, int which)
{
	const struct tags *t = &w->t;

	rewrite_symbols(w, i, h, t->newarray[which] + t->newarraysz[which] - t->arraysz[which] - t->array[which]);
	place(w, h, t->newarray[which], t->newarraysz[which]);
}

/* The header of a section that is elsewhere by what is embedded; false: it is not. */
bool embed_section(struct rewriting *w, uint64_t i, Elf64_Shdr *h)
{
	const struct tags *t = &w->t;
	uint64_t to = embed_moved(w, h->sh_addr);

	if (w->m.front && h->sh_flags & SHF_TLS && h->sh_addr >= w->m.oldtls.p_vaddr && h->sh_addr - w->m.oldtls.p_vaddr <= w->m.oldtls.p_memsz) {
		place(w, h, w->m.tls.p_vaddr + w->m.front + (h->sh_addr - w->m.oldtls.p_vaddr), h->sh_size);
		return true;
	}
	if (!(h->sh_flags & SHF_ALLOC) || h->sh_type == SHT_NOBITS || !h->sh_addr)
		return false;
	if (h->sh_type == SHT_DYNSYM && h->sh_addr == t->sym) {
		place(w, h, t->newsym, w->m.sym.n);
		rewrite_symbols(w, i, h, 0);
		if (w->m.locals)
			h->sh_info = w->m.locals;
	} else if (h->sh_type == SHT_GNU_versym && h->sh_addr == t->versym) {
		place(w, h, t->newversym, w->m.versym.n);
		rewrite_symbols(w, i, h, 0);
	} else if (h->sh_type == SHT_HASH && h->sh_addr == t->hash && t->newhash) {
		place(w, h, t->newhash, h->sh_size + 4 * (uint64_t)w->r->added);
		rewrite_symbols(w, i, h, 0);
	} else if (h->sh_addr == w->m.unwind.p_vaddr && h->sh_type != SHT_DYNAMIC && h->sh_size >= w->m.unwind.p_filesz) {
		rewrite_symbols(w, i, h, w->m.header - w->m.unwind.p_vaddr);
		place(w, h, w->m.header, w->m.end - w->m.header);
	} else if (t->newarray[INIT_ARRAY] && is_array(w, h, INIT_ARRAY)) {
		place_array(w, i, h, INIT_ARRAY);
	} else if (t->newarray[FINI_ARRAY] && is_array(w, h, FINI_ARRAY)) {
		place_array(w, i, h, FINI_ARRAY);
	} else if (to != h->sh_addr && h->sh_addr != t->str && h->sh_type != SHT_GNU_verneed) {
		rewrite_symbols(w, i, h, to - h->sh_addr);
		place(w, h, to, h->sh_size);
	} else {
		return false;
	}
	return true;
}

/* binutils take the first section of the part that becomes read-only for its beginning, and keep its size: by pages that goes over other data, if that is far away now. */
void embed_cover(struct rewriting *w)
{
	for (unsigned k = 0; k < w->f.nph; k++) {
		Elf64_Phdr p = file_segment(&w->f, k);

		for (uint64_t i = 1; i < w->f.nsh && p.p_type == PT_GNU_RELRO; i++) {
			Elf64_Shdr h = file_section(&w->f, i);

			if (loaded(&h) && h.sh_addr == p.p_vaddr && h.sh_size <= p.p_memsz && ((w->m.front && h.sh_flags & SHF_TLS) ||
			    (w->m.e.ninit && is_array(w, &h, INIT_ARRAY)) || (w->m.e.nfini && is_array(w, &h, FINI_ARRAY))))
				w->cover = h;
		}
	}
	w->cover.sh_flags &= ~(Elf64_Xword)SHF_TLS;
}

void embed_names(struct rewriting *w)
{
	for (int i = 0; i < SECTIONS; i++)
		bytes_string(&w->names, section[i]);
	w->m.names = w->names.n;
}

/* Headers of sections, ours behind the others. */
void embed_headers(struct rewriting *w)
{
	Elf64_Shdr all[] = {
		{ .sh_type = SHT_PROGBITS, .sh_flags = SHF_ALLOC | SHF_WRITE, .sh_addr = w->m.data, .sh_size = w->m.size, .sh_addralign = LINK_ALIGN },
		{ .sh_type = SHT_PROGBITS, .sh_flags = SHF_ALLOC | SHF_EXECINSTR, .sh_addr = w->m.code, .sh_size = w->m.e.code.n, .sh_addralign = LINK_ALIGN },
		{ .sh_type = SHT_PROGBITS, .sh_flags = SHF_ALLOC, .sh_addr = w->m.unused, .sh_addralign = 1 },
		{ .sh_type = SHT_NOBITS, .sh_flags = SHF_ALLOC | SHF_WRITE | SHF_TLS, .sh_addr = w->m.tls.p_vaddr + w->m.tlsat, .sh_size = w->m.e.tls,
			.sh_addralign = w->m.e.tlsalign },
		{ .sh_type = SHT_PROGBITS, .sh_offset = w->m.frameat, .sh_size = w->m.frames.n, .sh_addralign = 8 },
	};
	size_t name = w->m.names;
	uint64_t at = w->m.unused - w->m.room + w->f.eh.e_phoff + w->f.nph * HEADER, next, i;

	/* where tables have been nobody is to write: patchelf takes all before the first section of a program for its own */
	i = section_from(w, at);
	next = i ? file_section(&w->f, i).sh_offset : w->m.unusedend;
	all[OF_UNUSED].sh_size = (next < w->m.unusedend ? next : w->m.unusedend) - at;
	if (w->m.front) {
		all[OF_TLS].sh_addr = w->m.tls.p_vaddr;
		all[OF_TLS].sh_size = w->m.front;
		all[OF_TLS].sh_type = w->m.tls.p_filesz ? SHT_PROGBITS : SHT_NOBITS;
	}
	for (i = 0; i < SECTIONS; i++)
		name -= strlen(section[i]) + 1;
	for (i = 0; i < SECTIONS; i++) {
		all[i].sh_name = (Elf64_Word)name;
		name += strlen(section[i]) + 1;
		if (!has(w, (int)i))
			continue;
		if (i != OF_FRAMES)
			all[i].sh_offset = i == OF_UNUSED ? at : offset_of(w, all[i].sh_type == SHT_NOBITS ? w->m.data : all[i].sh_addr);
		bytes_add(&w->heads, &all[i], sizeof all[i]);
	}
}

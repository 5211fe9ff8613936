/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "rewriting.h"
#include "util.h"

#ifndef DT_RELR
#define DT_RELRSZ 35
#define DT_RELR 36
#define DT_RELRENT 37
#endif
#ifndef SHT_RELR
#define SHT_RELR 19
#endif

#define LARGEST (1ULL << 32)	/* of zeros that a file may get for its variables */

static const char *read_tags(struct rewriting *w)
{
	struct span s = span_part(w->f.all, w->dyn.p_offset, w->dyn.p_filesz);
	struct tags *t = &w->t;
	uint64_t off = 0, array[2][2] = { { 0 } };
	Elf64_Dyn e;

	while (file_tag(s, &off, &e))
		switch (e.d_tag) {
		case DT_STRTAB: t->str = e.d_un.d_val; break;
		case DT_STRSZ: t->strsz = e.d_un.d_val; break;
		case DT_SYMTAB: t->sym = e.d_un.d_val; break;
		case DT_VERSYM: t->versym = e.d_un.d_val; break;
		case DT_VERDEF: t->verdef = e.d_un.d_val; break;
		case DT_VERDEFNUM: t->verdefnum = e.d_un.d_val; break;
		case DT_HASH: t->hash = e.d_un.d_val; break;
		case DT_GNU_HASH: t->gnuhash = e.d_un.d_val; break;
		case DT_INIT_ARRAY: array[LIBRARY][0] = e.d_un.d_val; break;
		case DT_INIT_ARRAYSZ: array[LIBRARY][1] = e.d_un.d_val; break;
		case DT_PREINIT_ARRAY: array[PROGRAM][0] = e.d_un.d_val; break;
		case DT_PREINIT_ARRAYSZ: array[PROGRAM][1] = e.d_un.d_val; break;
		case DT_FINI_ARRAY: t->array[FINI_ARRAY] = e.d_un.d_val; break;
		case DT_FINI_ARRAYSZ: t->arraysz[FINI_ARRAY] = e.d_un.d_val; break;
		case DT_RELA: t->rela = e.d_un.d_val; break;
		case DT_RELASZ: t->relasz = e.d_un.d_val; break;
		case DT_RELACOUNT: t->relacount = e.d_un.d_val; break;
		case DT_JMPREL: t->jmprel = e.d_un.d_val; break;
		case DT_PLTRELSZ: t->pltrelsz = e.d_un.d_val; break;
		case DT_RELR: t->relr = e.d_un.d_val; break;
		case DT_RELRSZ: t->relrsz = e.d_un.d_val; break;
		}
	/* the first of what is called: the loader does that for a library alone */
	t->array[INIT_ARRAY] = array[w->r->image->type == LIBRARY ? LIBRARY : PROGRAM][0];
	t->arraysz[INIT_ARRAY] = array[w->r->image->type == LIBRARY ? LIBRARY : PROGRAM][1];
	/* some linkers count the ones of the PLT, which follow, with the others */
	if (t->jmprel > t->rela && t->jmprel < t->rela + t->relasz)
		t->relasz = t->jmprel - t->rela;
	if (file_mapped(&w->f, t->str).len < t->strsz || !t->strsz)
		return "damaged: no dynamic strings";
	if (!t->versym && w->r->image->nwant)
		return "damaged: versions, but none of symbols";
	return NULL;
}

static const char *read_segments(struct rewriting *w)
{
	bool any = false;

	for (unsigned i = 0; i < w->f.nph; i++) {
		Elf64_Phdr p = file_segment(&w->f, i);

		if (p.p_type == PT_DYNAMIC) {
			w->dyn = p;
			w->ndyn = i;
		}
		if (p.p_type == PT_LOAD && (!any || p.p_vaddr >= w->last.p_vaddr)) {
			w->last = p;
			w->nlast = i;
			any = true;
		}
	}
	if (!any || !w->dyn.p_type)
		return "damaged: no segments";
	if (w->last.p_offset > w->f.all.len || w->last.p_filesz > w->f.all.len - w->last.p_offset || w->last.p_memsz < w->last.p_filesz ||
	    w->last.p_vaddr > UINT64_MAX / 4 || w->last.p_memsz > UINT64_MAX / 4)
		return "damaged: its last segment is not in the file";
	if (w->last.p_memsz - w->last.p_filesz > LARGEST)
		return "more than 4 GB of variables without a value, which it would need in the file";
	if (w->last.p_flags & PF_X)
		return "its last segment is code, and cannot get longer: if functions were put into it, change the file that it was made of";
	/* one without contents can have them anywhere */
	w->end = w->last.p_offset + w->last.p_filesz;
	for (unsigned i = 0; i < w->f.nph && !w->last.p_filesz; i++) {
		Elf64_Phdr p = file_segment(&w->f, i);

		if (p.p_type == PT_LOAD && p.p_filesz && p.p_offset < w->f.all.len && p.p_filesz <= w->f.all.len - p.p_offset && p.p_offset + p.p_filesz > w->end)
			w->end = p.p_offset + p.p_filesz;
	}
	if (!w->last.p_filesz) {
		uint64_t align = w->last.p_align > 1 ? w->last.p_align : 1;

		w->last.p_offset = w->end + (w->last.p_vaddr % align + align - w->end % align) % align;
	}
	for (unsigned i = 0; i < w->f.nph; i++) {
		Elf64_Phdr p = file_segment(&w->f, i);

		if (p.p_type == PT_LOAD && i != w->nlast && p.p_offset < w->end && p.p_filesz > w->end - p.p_offset)
			return "its segments overlap in the file";
		if (p.p_type == PT_LOAD && i != w->nlast && (p.p_vaddr > w->last.p_vaddr || p.p_memsz > w->last.p_vaddr - p.p_vaddr))
			return "its segments overlap in memory";
	}
	return NULL;
}

void rewrite_put(struct rewriting *w, const unsigned char *at, const void *from, size_t n)
{
	size_t to = (size_t)(at - w->data);

	memcpy(w->data + to, from, n);
	for (size_t i = to / REWRITE_PAGE; n && i <= (to + n - 1) / REWRITE_PAGE; i++)
		w->r->touched[i] = true;
}

struct span rewrite_table(const struct rewriting *w, uint64_t addr, uint64_t size)
{
	return size ? span_part(file_mapped(&w->f, addr), 0, size) : (struct span) { 0 };
}

uint32_t rewrite_relative(const struct rewriting *w)
{
	return w->f.eh.e_machine == EM_AARCH64 ? R_AARCH64_RELATIVE : R_X86_64_RELATIVE;
}

uint64_t rewrite_tail(const struct rewriting *w)
{
	return w->last.p_offset + (w->begin - w->last.p_vaddr);
}

static bool meet(struct span a, struct span b)
{
	return a.p && b.p && a.len && b.len && a.p < b.p + b.len && b.p < a.p + a.len;
}

/* Whether what is changed in place is apart from the rest of it, and from all that the dynamic section tells of. */
static bool apart(const struct rewriting *w)
{
	static const Elf64_Sxword others[] = { DT_GNU_HASH, DT_VERDEF, DT_VERNEED, DT_RELR, DT_INIT, DT_FINI, DT_INIT_ARRAY, DT_FINI_ARRAY,
		DT_PREINIT_ARRAY, DT_PLTGOT };
	struct span dynamic = span_part(w->f.all, w->dyn.p_offset, w->dyn.p_filesz), part[11];
	uint32_t head[2] = { 0 };
	uint64_t nsym = 0, tab = file_find(&w->f, SHT_SYMTAB), off = 0;
	int n = 0, changed;
	Elf64_Dyn e;

	for (int i = 0; i < w->r->image->nref; i++)
		if (w->r->image->ref[i].at >= nsym)
			nsym = (uint64_t)w->r->image->ref[i].at + 1;
	part[n++] = span_part(w->f.all, 0, sizeof w->f.eh);
	part[n++] = (struct span) { w->f.ph, w->f.nph * sizeof(Elf64_Phdr) };
	part[n++] = (struct span) { w->f.sh, w->f.nsh * sizeof(Elf64_Shdr) };
	part[n++] = span_part(file_mapped(&w->f, w->t.sym), 0, nsym * sizeof(Elf64_Sym));
	part[n++] = w->t.versym ? span_part(file_mapped(&w->f, w->t.versym), 0, nsym * sizeof(Elf64_Half)) : (struct span) { 0 };
	part[n] = w->t.hash ? file_mapped(&w->f, w->t.hash) : (struct span) { 0 };
	span_get(part[n], 0, head, sizeof head);
	part[n] = span_part(part[n], 0, 8 + 4 * ((uint64_t)head[0] + head[1]));
	n++;
	part[n++] = rewrite_table(w, w->t.rela, w->t.relasz);
	part[n++] = rewrite_table(w, w->t.jmprel, w->t.pltrelsz);
	part[n++] = tab ? file_contents(&w->f, tab) : (struct span) { 0 };
	changed = n;
	part[n++] = dynamic;
	part[n++] = span_part(file_mapped(&w->f, w->t.str), 0, w->t.strsz);
	for (int i = 0; i < changed; i++) {
		/* what is in two pieces then */
		if (part[i].p && part[i].len && part[i].p < w->f.all.p + w->end && part[i].p + part[i].len > w->f.all.p + w->end)
			return false;
		for (int k = i + 1; k < n; k++)
			if (meet(part[i], part[k]))
				return false;
	}
	while (file_tag(dynamic, &off, &e))
		for (size_t k = 0; k < sizeof others / sizeof *others; k++)
			for (int i = 0; i < changed && e.d_tag == others[k] && e.d_un.d_ptr; i++)
				if (meet(part[i], span_part(file_mapped(&w->f, e.d_un.d_ptr), 0, 1)))
					return false;
	return true;
}

uint32_t rewrite_string(struct rewriting *w, const char *s)
{
	/* the same once */
	for (size_t at = w->t.strsz; at < w->str.n; at += strlen((char *)w->str.p + at) + 1)
		if (!strcmp((char *)w->str.p + at, s))
			return (uint32_t)at;
	return bytes_string(&w->str, s);
}

uint64_t rewrite_part(struct rewriting *w)
{
	bytes_align(&w->tail, 8);
	return w->begin + w->tail.n;
}

Elf64_Half rewrite_version(struct rewriting *w, const char *file, const char *ver, bool weak, Elf64_Half *next)
{
	for (int i = 0; i < w->nwant; i++)
		if (!strcmp(w->want[i].file, file) && !strcmp(w->want[i].ver, ver)) {
			w->want[i].weak &= weak;
			return w->want[i].index;
		}
	*PUSH(w->want, w->nwant) = (struct wanted) { file, ver, (*next)++, weak };
	return w->want[w->nwant - 1].index;
}

/* Definitions have indices too. */
static Elf64_Half first_free(const struct rewriting *w)
{
	struct span def = w->t.verdef ? file_mapped(&w->f, w->t.verdef) : (struct span) { 0 };
	uint64_t off = 0, n = w->t.verdefnum;
	Elf64_Half most = VER_NDX_GLOBAL;
	Elf64_Verdef d;

	for (int i = 0; i < w->r->image->nwant; i++)
		if (w->r->image->want[i].index > most)
			most = w->r->image->want[i].index;
	for (; n-- && span_get(def, off, &d, sizeof d); off += d.vd_next) {
		if ((d.vd_ndx & 0x7fff) > most)
			most = d.vd_ndx & 0x7fff;
		if (!d.vd_next)
			break;
	}
	return (Elf64_Half)(most + 1);
}

static const char *change_symbols(struct rewriting *w)
{
	const struct rewrite *r = w->r;
	struct span sym = file_mapped(&w->f, w->t.sym), versym = w->t.versym ? file_mapped(&w->f, w->t.versym) : (struct span) { 0 };
	uint64_t nsym = sym.len / sizeof(Elf64_Sym);
	Elf64_Half free_index = first_free(w), v;

	for (int i = 0; i < r->image->nref; i++)
		if (r->image->ref[i].at >= nsym || (w->t.versym && !span_get(versym, (uint64_t)r->image->ref[i].at * 2, &v, sizeof v)))
			return "damaged: symbols";
		else if (w->t.versym && (v & 0x7fff) >= free_index)
			return "damaged: a symbol has a version that is not there";
	for (int i = 0; i < r->image->nwant; i++)
		if (!r->drop[i])
			*PUSH(w->want, w->nwant) = (struct wanted) { r->image->want[i].file, r->image->want[i].ver, r->image->want[i].index,
				r->image->want[i].weak };
	for (int i = 0; i < r->nchange; i++) {
		const struct change *c = &r->change[i];

		if (c->name) {
			uint32_t name = rewrite_string(w, c->name);

			rewrite_put(w, sym.p + c->at * sizeof(Elf64_Sym), &name, sizeof name);	/* st_name is its first */
		}
		if (!w->t.versym)	/* then nothing in it has one */
			continue;
		v = c->ver ? rewrite_version(w, c->file, c->ver, c->weak, &free_index) : VER_NDX_GLOBAL;
		if (v >= 0x7fff)
			return "too many versions";
		rewrite_put(w, versym.p + (size_t)c->at * 2, &v, sizeof v);
	}
	return r->link ? embed_symbols(w, &free_index) : NULL;
}

/* plt: by number of a symbol, the place in the PLT that its address is, or 0 */
static void change_table(struct rewriting *w, struct span table, const uint64_t *plt)
{
	bool arm = w->f.eh.e_machine == EM_AARCH64;
	uint64_t n = w->r->image->dynsym.n;
	Elf64_Rela r;

	for (uint64_t off = 0; span_get(table, off, &r, sizeof r); off += sizeof r) {
		uint64_t at = ELF64_R_SYM(r.r_info), type = ELF64_R_TYPE(r.r_info);
		bool address = arm ? type == R_AARCH64_ABS64 || type == R_AARCH64_GLOB_DAT : type == R_X86_64_64 || type == R_X86_64_GLOB_DAT;

		if (!arm && type == R_X86_64_JUMP_SLOT && r.r_addend) {
			r.r_addend = 0;
		} else if (address && at < n && plt[at]) {
			r.r_addend = (Elf64_Sxword)((uint64_t)r.r_addend + plt[at]);
			r.r_info = ELF64_R_INFO((uint64_t)0, rewrite_relative(w));
		} else {
			continue;
		}
		rewrite_put(w, table.p + off, &r, sizeof r);
	}
}

/*
 * In relocations: where -z mark-plt has put its place in the PLT loaders before 2.36 see a number to be added. And where all of a program at a fixed address
 * takes its own PLT for a function's address, as it is built without PIC, its data are to have that too, now that no symbol says so.
 */
static void change_relocations(struct rewriting *w)
{
	const struct symbols *sym = &w->r->image->dynsym;
	uint64_t *plt = xcalloc(sym->n + 1, sizeof *plt);

	for (int i = 0; i < w->r->nchange; i++) {
		const struct change *c = &w->r->change[i];
		Elf64_Sym s;

		if (!c->name || c->at >= sym->n)
			continue;
		s = file_symbol(sym, c->at);
		plt[c->at] = s.st_shndx == SHN_UNDEF ? s.st_value : 0;
	}
	change_table(w, rewrite_table(w, w->t.rela, w->t.relasz), plt);
	change_table(w, rewrite_table(w, w->t.jmprel, w->t.pltrelsz), plt);
	free(plt);
}

/* The old kind of hash table holds undefined symbols too. */
static const char *hash_again(struct rewriting *w)
{
	struct span h = w->t.hash ? file_mapped(&w->f, w->t.hash) : (struct span) { 0 }, sym = file_mapped(&w->f, w->t.sym);
	uint32_t head[2], *table;
	size_t size;

	if (!h.p)
		return NULL;
	if (!span_get(h, 0, head, sizeof head) || !head[0] || !span_part(h, 0, 8 + 4 * ((uint64_t)head[0] + head[1])).p ||
	    !span_part(sym, 0, (uint64_t)head[1] * sizeof(Elf64_Sym)).p)
		return "damaged: DT_HASH";
	for (uint64_t i = 0; i < (uint64_t)head[0] + head[1]; i++) {
		uint32_t v;

		memcpy(&v, h.p + 8 + 4 * i, sizeof v);
		if (v >= head[1])	/* more symbols than it says */
			return "damaged: DT_HASH";
	}
	if (w->r->link) {
		sym = (struct span) { w->m.sym.p, w->m.sym.n };
		if (sym.len != ((uint64_t)head[1] + w->r->added) * sizeof(Elf64_Sym))
			return "damaged: DT_HASH has another number of symbols";
		head[1] += w->r->added;
	}
	size = ((size_t)head[0] + head[1]) * sizeof *table;
	table = xcalloc((size_t)head[0] + head[1], sizeof *table);
	for (uint32_t i = head[1]; i-- > 1; ) {
		Elf64_Sym s;
		uint32_t *bucket;

		memcpy(&s, sym.p + i * sizeof s, sizeof s);
		if (s.st_name >= w->str.n) {
			free(table);
			return "damaged: names of symbols";
		}
		bucket = &table[elf_hash((char *)w->str.p + s.st_name) % head[0]];
		table[head[0] + i] = *bucket;
		*bucket = i;
	}
	if (w->r->link) {
		w->t.newhash = rewrite_part(w);
		bytes_add(&w->tail, head, sizeof head);
		bytes_add(&w->tail, table, size);
	} else {
		rewrite_put(w, h.p + 8, table, size);
	}
	free(table);
	return NULL;
}

static void add_needs(struct rewriting *w)
{
	struct bytes *b = &w->tail;
	size_t before = 0;

	w->t.newneed = rewrite_part(w);
	for (int i = 0; i < w->nwant; i++) {
		Elf64_Verneed n = { VER_NEED_CURRENT, 0, 0, sizeof n, 0 };
		size_t at = b->n, last = 0;
		bool seen = false;

		for (int k = 0; k < i; k++)
			seen |= !strcmp(w->want[k].file, w->want[i].file);
		if (seen)
			continue;
		if (w->t.nneed++)
			((Elf64_Verneed *)(void *)(b->p + before))->vn_next = (Elf64_Word)(at - before);
		before = at;
		n.vn_file = rewrite_string(w, w->want[i].file);
		bytes_add(b, &n, sizeof n);
		for (int k = i; k < w->nwant; k++)
			if (!strcmp(w->want[k].file, w->want[i].file)) {
				Elf64_Vernaux a = { elf_hash(w->want[k].ver), w->want[k].weak ? VER_FLG_WEAK : 0, w->want[k].index, rewrite_string(w, w->want[k].ver), sizeof a };

				last = b->n;
				bytes_add(b, &a, sizeof a);
				n.vn_cnt++;
			}
		((Elf64_Vernaux *)(void *)(b->p + last))->vna_next = 0;
		memcpy(b->p + at, &n, sizeof n);
	}
}

static void relative(struct rewriting *w, uint64_t at, const char **why)
{
	Elf64_Rela r = { at, ELF64_R_INFO((uint64_t)0, rewrite_relative(w)), 0 };

	if (!span_get(file_mapped(&w->f, at), 0, &r.r_addend, 8)) {
		*why = "damaged: DT_RELR";
		return;
	}
	bytes_add(&w->tail, &r, sizeof r);
	w->t.nrelative++;
}

/*
 * All but those of the PLT, with DT_RELR's, if that goes, and with those of what is embedded. DT_RELR as the ABI has it: an even word is an address, an odd
 * one 63 bits for what follows the last. Relative ones come first, and are counted. Those of the PLT follow at once: when all are resolved at the start,
 * loaders of 2.17's time take both tables for one.
 */
static const char *add_relocations(struct rewriting *w)
{
	struct span s = file_mapped(&w->f, w->t.relr), old = file_mapped(&w->f, w->t.rela), plt = w->t.jmprel ? file_mapped(&w->f, w->t.jmprel) : (struct span) { 0 };
	const char *why = NULL;
	uint64_t at = 0, word, relrsz = w->r->relr && w->t.relr ? w->t.relrsz : 0, count = w->t.relacount * sizeof(Elf64_Rela);

	w->t.newrela = rewrite_part(w);
	for (uint64_t off = 0; off + 8 <= relrsz && !why; off += 8) {
		if (!span_get(s, off, &word, 8))
			return "damaged: DT_RELR";
		if (!(word & 1)) {
			relative(w, word, &why);
			at = word + 8;
			continue;
		}
		for (int i = 0; (word >>= 1); i++)
			if (word & 1)
				relative(w, at + 8 * (uint64_t)i, &why);
		at += UINT64_C(63) * 8;
	}
	if (w->t.relasz && old.len < w->t.relasz)
		return "damaged: DT_RELA";
	if (w->r->link)
		embed_relative(w);
	if (count > w->t.relasz || w->t.relacount > w->t.relasz)
		count = w->t.relasz;
	bytes_add(&w->tail, count ? old.p : NULL, count);
	if (w->r->link)
		embed_rest(w);
	bytes_add(&w->tail, w->t.relasz - count ? old.p + count : NULL, w->t.relasz - count);
	w->t.nrela = (w->begin + w->tail.n - w->t.newrela) / sizeof(Elf64_Rela);
	if (w->t.pltrelsz && plt.len < w->t.pltrelsz)
		return "damaged: DT_JMPREL";
	if (w->t.pltrelsz) {
		w->t.newjmprel = w->begin + w->tail.n;
		bytes_add(&w->tail, plt.p, w->t.pltrelsz);
	}
	if (w->r->link)
		embed_reorder(w, w->tail.p + (w->t.newrela - w->begin), w->begin + w->tail.n - w->t.newrela);
	return why;
}

static void tag(struct rewriting *w, Elf64_Sxword tag, uint64_t value)
{
	Elf64_Dyn d = { .d_tag = tag, .d_un.d_val = value };

	bytes_add(&w->tail, &d, sizeof d);
}

/* Whether a section header says how many symbols there are. */
static bool counted(const struct rewriting *w)
{
	for (uint64_t i = 0; i < w->f.nsh; i++) {
		Elf64_Shdr h = file_section(&w->f, i);

		if (h.sh_type == SHT_DYNSYM && h.sh_addr == w->t.sym)
			return true;
	}
	return false;
}

static void add_dynamic(struct rewriting *w)
{
	const struct rewrite *r = w->r;
	struct span s = span_part(w->f.all, w->dyn.p_offset, w->dyn.p_filesz);
	uint64_t off = 0, strsz = 0;
	int nbefore = w->nbefore;
	bool pathed = false;
	Elf64_Dyn e;

	/* all strings first, as their table goes before */
	if (r->runpath && r->image->runpath && *r->image->runpath) {
		char *both = xasprintf("%s:%s", r->runpath, r->image->runpath);

		w->t.newpath = rewrite_string(w, both);
		free(both);
	} else if (r->runpath) {
		w->t.newpath = rewrite_string(w, r->runpath);
	}
	for (int i = 0; i < w->nbefore + r->nbehind; i++)
		rewrite_string(w, i < w->nbefore ? w->before[i] : r->behind[i - w->nbefore]);
	if (w->m.loader)
		rewrite_string(w, w->m.loader);
	strsz = w->str.n;
	/* without a section header of theirs, the strings behind them say how many symbols there are */
	if (r->link) {
		w->t.newversym = rewrite_part(w);
		bytes_add(&w->tail, w->m.versym.p, w->m.versym.n);
		w->t.newsym = rewrite_part(w);
		bytes_add(&w->tail, w->m.sym.p, w->m.sym.n);
	} else if (!counted(w)) {
		w->t.newsym = rewrite_part(w);
		bytes_add(&w->tail, file_mapped(&w->f, w->t.sym).p, r->image->dynsym.n * sizeof(Elf64_Sym));
	}
	w->t.newstr = rewrite_part(w);
	bytes_add(&w->tail, w->str.p, strsz);
	w->t.newdyn = rewrite_part(w);
	while (file_tag(s, &off, &e)) {
		uint64_t v = e.d_un.d_val;
		bool gone = false;

		switch (e.d_tag) {
		case DT_NEEDED:
			if (v < w->str.n && !strcmp((char *)w->str.p + v, "libc.so.6"))
				for (int i = 0; nbefore; nbefore--)
					tag(w, DT_NEEDED, rewrite_string(w, w->before[i++]));
			for (int i = 0; i < r->nwithout; i++)
				gone |= v < w->str.n && !strcmp((char *)w->str.p + v, r->without[i]);
			if (gone)
				continue;
			break;
		case DT_RUNPATH:
		case DT_RPATH:
			if (r->runpath) {
				v = w->t.newpath;
				pathed = true;
			}
			break;
		case DT_STRTAB: v = w->t.newstr; break;
		case DT_JMPREL: v = w->t.newjmprel ? w->t.newjmprel : v; break;
		case DT_SYMTAB: v = w->t.newsym ? w->t.newsym : v; break;
		case DT_VERSYM: v = w->t.newversym ? w->t.newversym : v; break;
		case DT_HASH: v = w->t.newhash ? w->t.newhash : embed_moved(w, v); break;
		case DT_GNU_HASH:
		case DT_VERDEF: v = embed_moved(w, v); break;
		case DT_INIT_ARRAY:
		case DT_INIT_ARRAYSZ:
		case DT_PREINIT_ARRAY:
		case DT_PREINIT_ARRAYSZ:
			if (w->t.newarray[INIT_ARRAY] && (r->image->type == LIBRARY) == (e.d_tag == DT_INIT_ARRAY || e.d_tag == DT_INIT_ARRAYSZ))
				continue;
			break;
		case DT_FINI_ARRAY:
		case DT_FINI_ARRAYSZ:
			if (w->t.newarray[FINI_ARRAY])
				continue;
			break;
		case DT_STRSZ: v = strsz; break;
		case DT_VERNEED:
			if (!w->t.nneed)
				continue;
			v = w->t.newneed;
			break;
		case DT_VERNEEDNUM:
			if (!w->t.nneed)
				continue;
			v = w->t.nneed;
			break;
		case DT_RELR:
		case DT_RELRSZ:
		case DT_RELRENT:
			if (w->t.newrela && r->relr)
				continue;
			break;
		case DT_RELA:
		case DT_RELASZ:
		case DT_RELAENT:
		case DT_RELACOUNT:
			if (w->t.newrela)
				continue;
			break;
		}
		/* -z mark-plt: DT_X86_64_PLT, PLTSZ, PLTENT */
		if (w->f.eh.e_machine == EM_X86_64 && (e.d_tag == DT_LOPROC || e.d_tag == DT_LOPROC + 1 || e.d_tag == DT_LOPROC + 3))
			continue;
		tag(w, e.d_tag, v);
	}
	for (int i = 0; nbefore; nbefore--)
		tag(w, DT_NEEDED, rewrite_string(w, w->before[i++]));
	for (int i = 0; i < r->nbehind; i++)
		tag(w, DT_NEEDED, rewrite_string(w, r->behind[i]));
	if (w->m.loader)
		tag(w, DT_NEEDED, rewrite_string(w, w->m.loader));
	if (r->runpath && !pathed)
		tag(w, r->rpath ? DT_RPATH : DT_RUNPATH, w->t.newpath);
	if (w->t.newrela) {
		tag(w, DT_RELA, w->t.newrela);
		tag(w, DT_RELASZ, w->t.nrela * sizeof(Elf64_Rela));
		tag(w, DT_RELAENT, sizeof(Elf64_Rela));
		tag(w, DT_RELACOUNT, w->t.nrelative + w->t.relacount);
	}
	if (w->t.newarray[INIT_ARRAY]) {
		tag(w, r->image->type == LIBRARY ? DT_INIT_ARRAY : DT_PREINIT_ARRAY, w->t.newarray[INIT_ARRAY]);
		tag(w, r->image->type == LIBRARY ? DT_INIT_ARRAYSZ : DT_PREINIT_ARRAYSZ, w->t.newarraysz[INIT_ARRAY]);
	}
	if (w->t.newarray[FINI_ARRAY]) {
		tag(w, DT_FINI_ARRAY, w->t.newarray[FINI_ARRAY]);
		tag(w, DT_FINI_ARRAYSZ, w->t.newarraysz[FINI_ARRAY]);
	}
	for (int i = 0; i < 4; i++)	/* what else wants to add to it finds room, as linkers leave some */
		tag(w, DT_NULL, 0);
	w->t.newend = w->begin + w->tail.n;
}

/* Variables without a value, which have got zeros in the file. */
static bool filled(const struct rewriting *w, const Elf64_Shdr *h)
{
	return h->sh_type == SHT_NOBITS && h->sh_flags & SHF_ALLOC && !(h->sh_flags & SHF_TLS) && h->sh_addr >= w->last.p_vaddr &&
		h->sh_addr + h->sh_size <= w->last.p_vaddr + w->last.p_memsz;
}

#define FILLED ".data.zero"
#define UNUSED ".old.relr"

const char *rewrite_headers(const struct rewriting *w)
{
	uint64_t nsh = w->f.nsh, heads = w->f.eh.e_shoff + nsh * sizeof(Elf64_Shdr);

	if (nsh < 2 || nsh != w->f.eh.e_shnum || nsh + 8 >= SHN_LORESERVE || !w->f.eh.e_shstrndx || w->f.eh.e_shstrndx >= nsh || w->f.eh.e_shoff < w->end ||
	    !span_strings(file_contents(&w->f, w->f.eh.e_shstrndx)).p)
		return "no headers of sections";
	for (unsigned i = 0; i < w->f.nph; i++) {
		Elf64_Phdr p = file_segment(&w->f, i);

		if (p.p_filesz && p.p_offset >= heads)	/* what gets longer there would be between it and its place in a page */
			return "a segment behind the headers of sections";
	}
	return NULL;
}

/* patchelf takes what no section has before the first one with code or data of a program at a fixed address for free, and puts there what is to be written, too. */
static void find_cover(struct rewriting *w)
{
	if (w->r->link)
		embed_cover(w);
	else if (w->f.eh.e_type == ET_EXEC && !rewrite_headers(w))
		for (uint64_t i = 1; i < w->f.nsh; i++) {
			Elf64_Shdr h = file_section(&w->f, i);

			if (h.sh_type == SHT_STRTAB && h.sh_addr == w->t.str && h.sh_size == w->t.strsz)
				w->cover = h;
		}
	w->cover.sh_type = SHT_PROGBITS;
	w->cover.sh_link = w->cover.sh_info = 0;
	w->cover.sh_entsize = 0;
	w->cover.sh_addralign = 1;
}

/* How much longer the headers of sections get. */
static uint64_t growth(const struct rewriting *w)
{
	return ((w->r->link ? embed_sections(w) : 0) + (w->cover.sh_size != 0)) * sizeof(Elf64_Shdr);
}

/* Such a section is no .bss any more, nor that of DT_RELR what it is called. Their new names, and all others, in the tail. */
static void name_sections(struct rewriting *w)
{
	struct span old = span_strings(file_contents(&w->f, w->f.eh.e_shstrndx));
	bool any = false;

	for (uint64_t i = 0; i < w->f.nsh; i++) {
		Elf64_Shdr h = file_section(&w->f, i);

		any |= filled(w, &h) || (h.sh_type == SHT_RELR && w->t.newrela && w->r->relr);
	}
	if ((!any && !growth(w)) || !old.p)
		return;
	bytes_add(&w->names, old.p, old.len);
	if (w->r->link)
		embed_names(w);
	bytes_string(&w->names, UNUSED_SECTION);
	bytes_string(&w->names, UNUSED);
	bytes_string(&w->names, FILLED);
	w->newnames = rewrite_part(w);
	bytes_add(&w->tail, w->names.p, w->names.n);
}

void rewrite_symbols(struct rewriting *w, uint64_t section, const Elf64_Shdr *h, uint64_t by)
{
	const struct symbols *sym = &w->debug;

	for (uint64_t i = 1; i < sym->n; i++) {
		Elf64_Sym s = file_symbol(sym, i);
		const char *name = span_string(sym->str, s.st_name);

		/* linkers give a section to what is in none, too */
		if (by && (s.st_value < h->sh_addr || s.st_value > h->sh_addr + h->sh_size))
			continue;
		if (s.st_shndx != section && !(h->sh_type == SHT_DYNAMIC && name && !strcmp(name, "_DYNAMIC")))
			continue;
		s.st_value = by ? s.st_value + by : h->sh_addr;
		if (s.st_size && !by)
			s.st_size = h->sh_size;
		rewrite_put(w, sym->sym.p + i * sizeof s, &s, sizeof s);
	}
}

static void move_sections(struct rewriting *w, uint64_t by)
{
	uint64_t at = w->last.p_offset - w->last.p_vaddr;

	for (uint64_t i = 0; i < w->f.nsh; i++) {
		Elf64_Shdr h = file_section(&w->f, i);
		uint64_t to = 0, size = 0;

		if (w->r->link && embed_section(w, i, &h)) {
			rewrite_put(w, w->f.sh + i * sizeof h, &h, sizeof h);
			continue;
		}
		if (h.sh_type == SHT_DYNAMIC) {
			to = w->t.newdyn;
			size = w->t.newend - to;
		} else if (h.sh_type == SHT_STRTAB && h.sh_addr && h.sh_addr == w->t.str) {
			to = w->t.newstr;
			size = w->str.n;
		} else if (h.sh_type == SHT_GNU_verneed && w->t.nneed) {
			to = w->t.newneed;
			size = (w->t.newrela ? w->t.newrela : w->t.newstr) - to;
			h.sh_info = w->t.nneed;
		} else if (h.sh_type == SHT_RELA && w->t.newrela && h.sh_addr == w->t.rela && h.sh_addr) {
			to = w->t.newrela;
			size = w->t.nrela * sizeof(Elf64_Rela);
		} else if (h.sh_type == SHT_RELA && w->t.newjmprel && h.sh_addr == w->t.jmprel) {
			to = w->t.newjmprel;
			size = w->t.pltrelsz;
		} else if (h.sh_type == SHT_RELR && w->t.newrela && w->r->relr) {
			h.sh_type = SHT_PROGBITS;
			h.sh_entsize = 0;
			if (w->newnames)
				h.sh_name = (Elf64_Word)(w->names.n - sizeof FILLED - sizeof UNUSED);
		}
		if (to) {
			h.sh_addr = to;
			h.sh_offset = to + at;
			h.sh_size = size;
			if (h.sh_addralign < 8)
				h.sh_addralign = 8;
			if (h.sh_type == SHT_DYNAMIC)
				h.sh_flags |= SHF_WRITE;
		} else if (filled(w, &h)) {
			h.sh_type = SHT_PROGBITS;
			h.sh_offset = h.sh_addr + at;
			if (w->newnames)
				h.sh_name = (Elf64_Word)(w->names.n - sizeof FILLED);
		} else if (i == w->f.eh.e_shstrndx && w->newnames) {
			h.sh_offset = w->newnames + at;
			h.sh_size = w->names.n;
		} else if (h.sh_flags & SHF_ALLOC && !(h.sh_flags & SHF_TLS) && h.sh_addr >= w->last.p_vaddr && h.sh_addr <= w->last.p_vaddr + w->last.p_memsz) {
			h.sh_offset = h.sh_addr + at;
		} else if (h.sh_offset >= w->end && !(h.sh_flags & SHF_ALLOC && h.sh_type == SHT_NOBITS)) {
			h.sh_offset += by + (h.sh_offset > w->f.eh.e_shoff ? growth(w) : 0);
		}
		if (to)
			rewrite_symbols(w, i, &h, 0);
		rewrite_put(w, w->f.sh + i * sizeof h, &h, sizeof h);
	}
}

/* Program headers, of ours too behind the one that grows. */
static unsigned change_segments(struct rewriting *w, uint64_t by)
{
	Elf64_Phdr *all = xcalloc(w->f.nph + 2, sizeof *all);
	unsigned n = 0;

	for (unsigned i = 0; i < w->f.nph; i++) {
		Elf64_Phdr p = file_segment(&w->f, i);

		if (i == w->nlast) {
			p.p_offset = w->last.p_offset;
			p.p_filesz = p.p_memsz = w->t.newend - p.p_vaddr;
			p.p_flags |= PF_W;
		} else if (i == w->ndyn) {
			p.p_vaddr = p.p_paddr = w->t.newdyn;
			p.p_offset = w->t.newdyn - w->last.p_vaddr + w->last.p_offset;
			p.p_filesz = p.p_memsz = w->t.newend - w->t.newdyn;
			p.p_flags = PF_R | PF_W;
		} else if (p.p_offset >= w->end && p.p_filesz) {
			p.p_offset += by;
		} else if (w->r->link) {
			p = embed_segment(w, p);
		}
		all[n++] = p;
		if (i == w->nlast && w->r->link)
			all[n++] = embed_load(w);
	}
	if (w->r->link && w->m.e.tls && !w->m.hastls)
		all[n++] = w->m.tls;
	rewrite_put(w, w->f.ph, all, n * sizeof *all);
	free(all);
	return n;
}

static const char *begin(struct rewriting *w, const struct rewrite *r)
{
	const char *why;

	if ((why = file_open(&w->f, r->in.p, r->in.len)) || (why = read_segments(w)) || (why = read_tags(w)))
		return why;
	if (!apart(w))
		return "damaged: its tables lie over each other";
	return r->link ? embed_find(w) : NULL;
}

static void finish(struct rewriting *w)
{
	free(w->str.p);
	free(w->names.p);
	free(w->want);
	free(w->before);
	free(w->m.frames.p);
	free(w->m.sym.p);
	free(w->m.versym.p);
	free(w->m.copied.p);
	free(w->m.number);
	free(w->m.why);
	embedded_free(&w->m.e);
}

char *rewrite_embeds(const struct rewrite *r)
{
	struct rewriting w = { .r = (struct rewrite *)r, .data = (unsigned char *)r->in.p };
	const char *why = begin(&w, r);
	char *copy = why ? xstrdup(why) : NULL;

	finish(&w);
	return copy;
}

static const char *make_tail(struct rewriting *w, uint64_t *by)
{
	struct rewrite *r = w->r;
	uint64_t zeros, most = 64, tab = file_find(&w->f, SHT_SYMTAB);
	const char *why;

	if (!tab || file_symbols(&w->f, tab, &w->debug))
		w->debug.n = 0;
	w->begin = align_up(w->last.p_vaddr + w->last.p_memsz, r->link ? LINK_ALIGN : 16);
	bytes_add(&w->str, file_mapped(&w->f, w->t.str).p, w->t.strsz);
	if (w->str.p[w->str.n - 1])
		bytes_add(&w->str, "", 1);
	for (int i = 0; i < r->nbefore; i++)
		*PUSH(w->before, w->nbefore) = r->before[i];
	find_cover(w);
	if (r->link)
		embed_begin(w);
	if ((why = change_symbols(w)))
		return why;
	change_relocations(w);
	add_needs(w);
	if ((r->link || (r->relr && w->t.relr && w->t.relrsz)) && (why = add_relocations(w)))
		return why;
	if ((why = hash_again(w)))
		return why;
	add_dynamic(w);
	name_sections(w);
	if (r->link && (why = embed_code(w)))
		return why;
	zeros = rewrite_tail(w) - w->end;
	for (unsigned i = 0; i < w->f.nph; i++) {
		Elf64_Phdr p = file_segment(&w->f, i);

		if (p.p_type != PT_LOAD || !p.p_filesz || p.p_offset < w->end || p.p_align <= most)
			continue;
		if (p.p_align > (uint64_t)1 << 30)	/* pages are no larger */
			return "damaged: the alignment of a segment";
		most = p.p_align;
	}
	*by = align_up(zeros + w->tail.n, most);
	if (r->link)
		embed_debug(w);
	move_sections(w, *by);
	if (growth(w))
		bytes_add(&w->heads, w->f.sh, w->f.nsh * sizeof(Elf64_Shdr));
	if (r->link)
		embed_headers(w);
	if (w->cover.sh_size) {
		w->cover.sh_name = (Elf64_Word)(w->names.n - sizeof FILLED - sizeof UNUSED - sizeof UNUSED_SECTION);
		bytes_add(&w->heads, &w->cover, sizeof w->cover);
	}
	bytes_add(&w->tail, NULL, *by - zeros - w->tail.n);
	return NULL;
}

const char *rewrite_file(struct rewrite *r, struct chunk *chunk, int *n)
{
	struct rewriting w = { .r = r, .data = (unsigned char *)r->in.p };
	uint64_t by = 0, rest, heads, before = 0;
	const char *why;
	Elf64_Ehdr eh;

	if ((why = begin(&w, r)))
		return why;
	r->touched = xcalloc(r->in.len / REWRITE_PAGE + 1, sizeof *r->touched);
	if ((why = make_tail(&w, &by)))
		return why;
	eh = w.f.eh;
	eh.e_phnum = (Elf64_Half)change_segments(&w, by);
	rest = r->in.len - w.end;
	heads = w.f.nsh * sizeof(Elf64_Shdr);
	if (eh.e_shoff >= w.end)
		eh.e_shoff += by;
	if (eh.e_phoff >= w.end)
		eh.e_phoff += by;
	if (w.heads.n) {
		before = w.f.eh.e_shoff - w.end;
		eh.e_shnum = (Elf64_Half)(w.heads.n / sizeof(Elf64_Shdr));
	}
	rewrite_put(&w, w.data, &eh, sizeof eh);
	chunk[0] = (struct chunk) { w.data, w.end };
	chunk[1] = (struct chunk) { NULL, rewrite_tail(&w) - w.end };
	chunk[2] = (struct chunk) { w.tail.p, w.tail.n };
	chunk[3] = (struct chunk) { w.data + w.end, w.heads.n ? before : rest };
	/* the headers of sections are where they were, as some find by them where an ELF file ends */
	chunk[4] = (struct chunk) { w.heads.p, w.heads.n };
	chunk[5] = (struct chunk) { w.data + r->in.len - (w.heads.n ? rest - before - heads : 0), w.heads.n ? rest - before - heads : 0 };
	*n = CHUNKS;
	finish(&w);
	return NULL;
}

/* SPDX-License-Identifier: MIT */
/* What the parts of rewrite_file() tell each other. */
#ifndef REWRITING_H
#define REWRITING_H

#include "bytes.h"
#include "link.h"
#include "rewrite.h"

#define UNUSED_SECTION ".libcompat.unused"	/* where something has been that tools are not to take for free */

enum { INIT_ARRAY, FINI_ARRAY, ARRAYS };

struct tags {			/* of the dynamic section, and the places of what is anew */
	uint64_t str, strsz, sym, versym, verdef, verdefnum, hash, gnuhash, rela, relasz, relacount, jmprel, pltrelsz, relr, relrsz;
	uint64_t array[ARRAYS], arraysz[ARRAYS];
	uint64_t newsym, newstr, newneed, newrela, newdyn, newend, newpath;	/* newend: of the dynamic section */
	uint64_t newversym, newhash, newjmprel, newarray[ARRAYS], newarraysz[ARRAYS];
	uint32_t nneed;
	uint64_t nrela, nrelative;
};

struct rewriting {
	struct rewrite *r;
	struct file f;
	unsigned char *data;
	struct tags t;
	Elf64_Phdr last;	/* the segment that grows */
	unsigned nlast;
	Elf64_Phdr dyn;
	unsigned ndyn;
	uint64_t end;		/* of what is loaded, in the file: all from there on goes behind the tail */
	struct bytes tail;	/* at address begin */
	uint64_t begin;
	struct bytes str, names;	/* dynamic strings; names of sections, if one gets another */
	uint64_t newnames;
	struct symbols debug;	/* those of debuggers, if there are any */
	struct bytes heads;	/* headers of sections, if there are more of them */
	Elf64_Shdr cover;	/* one for the old place of a section that goes elsewhere; sh_size 0: none */
	struct wanted { const char *file, *ver; Elf64_Half index; bool weak; } *want;
	int nwant;
	const char **before;	/* as in rewrite, with the libraries of what is embedded */
	int nbefore;
	struct embedding {
		struct embedded e;
		Elf64_Phdr unwind;		/* PT_GNU_EH_FRAME */
		unsigned nunwind, more;		/* more: headers that are added */
		Elf64_Phdr tls, oldtls;		/* PT_TLS with ours, which are at tlsat in it; that of the file, if hastls */
		uint64_t tlsat, front;		/* front: so many bytes of ours are before the file's own */
		bool hastls;
		uint64_t room, roomend, roomto;	/* what gives its place to a program header, and where it goes */
		uint64_t unused, unusedend;	/* what is behind that: address, and the end of its segment in the file */
		uint64_t page, data, size, code, header, end;	/* addresses: end of the code, with the table for unwinders; size of the data */
		uint64_t offset;		/* of the code in the file */
		struct bytes sym, versym, copied;	/* copied: relocations of arrays that are elsewhere now */
		uint32_t *number, locals;	/* of an import in the symbols; of the first that is not local, 0: as it was */
		size_t relative, rest;		/* in the tail: relocations of what is embedded */
		struct bytes frames;		/* for debuggers, at frameat in the file */
		uint64_t frameat;
		size_t names;			/* end of ours in names */
		const char *loader;		/* DT_NEEDED behind all others */
		char *why;
	} m;
};

/* A table that the dynamic section tells of; p is NULL if there is none. */
struct span rewrite_table(const struct rewriting *w, uint64_t addr, uint64_t size);
uint32_t rewrite_relative(const struct rewriting *w);	/* the type of a relative relocation */
uint64_t rewrite_tail(const struct rewriting *w);	/* where the tail begins in the file that comes out */

/* Why no more headers of sections can be added, or NULL. */
const char *rewrite_headers(const struct rewriting *w);

/* Writes into the file's bytes at that place. */
void rewrite_put(struct rewriting *w, const unsigned char *at, const void *from, size_t n);
uint32_t rewrite_string(struct rewriting *w, const char *s);

/* Where the next part of the tail begins. */
uint64_t rewrite_part(struct rewriting *w);

/* What the table of symbols for debuggers says of a section that is elsewhere: it goes with the section by so much, or, if that is 0, is the whole of it. */
void rewrite_symbols(struct rewriting *w, uint64_t section, const Elf64_Shdr *h, uint64_t by);

/* The index of a version, *next if it has none. */
Elf64_Half rewrite_version(struct rewriting *w, const char *file, const char *ver, bool weak, Elf64_Half *next);

/*
 * Functions of libcompat's in the file itself (rewrite.link). embed_find() says why they cannot be there, before anything is changed. Then, in the order of
 * the tail: their data and what has to go elsewhere; their symbols; relocations, those that are relative and the others; and when all is placed the code, the
 * segment, what headers say.
 */
const char *embed_find(struct rewriting *w);
void embed_begin(struct rewriting *w);
const char *embed_symbols(struct rewriting *w, Elf64_Half *next);
void embed_relative(struct rewriting *w);
void embed_rest(struct rewriting *w);
void embed_reorder(const struct rewriting *w, unsigned char *rela, size_t size);	/* relocations, by the symbols' new places */
const char *embed_code(struct rewriting *w);
uint64_t embed_moved(const struct rewriting *w, uint64_t addr);
Elf64_Phdr embed_segment(const struct rewriting *w, Elf64_Phdr p);
Elf64_Phdr embed_load(const struct rewriting *w);
bool embed_section(struct rewriting *w, uint64_t i, Elf64_Shdr *h);
unsigned embed_sections(const struct rewriting *w);	/* how many are added */
void embed_cover(struct rewriting *w);
void embed_names(struct rewriting *w);
void embed_debug(struct rewriting *w);	/* before headers of sections change */
void embed_headers(struct rewriting *w);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Changes what a program or library asks of others, after the link. Nothing of its code and data moves: what grows (the strings, the version
 * needs, the dynamic section, relocations) goes behind the last segment in memory, which becomes that much longer. Functions of libcompat's can be put into
 * the file, with a segment for their code.
 */
#ifndef REWRITE_H
#define REWRITE_H

#include "file.h"
#include "image.h"
#include "link.h"

struct rewrite {
	struct span in;			/* all of the file; its bytes are changed */
	const struct image *image;	/* what it asks for now */
	const bool *drop;		/* for each of image->want: no longer asked for, but by changes */
	struct change {			/* of a symbol */
		uint32_t at;		/* as in struct ref */
		const char *was, *name;	/* its name, and the new one, or NULL */
		const char *file, *ver;	/* version ver of the library file, or NULL: none */
		bool weak;
		int ours;		/* its definition is in the file then: link->export[ours - 1]; 0: not */
	} *change;
	int nchange;
	const char **before, **behind;	/* new DT_NEEDED, before libc.so.6 and as the last */
	const char **without;		/* DT_NEEDED that go */
	int nbefore, nbehind, nwithout;
	const char *runpath;		/* a directory to look into before those it names, or NULL */
	bool rpath;			/* as DT_RPATH, if it names none: those of what loads it count as well then */
	bool relr;			/* plain relocations instead of DT_RELR */
	const struct link *link;	/* functions to be put into the file, or NULL */
	uint32_t added, *order;		/* come out, with link: symbols, and where each of image's is now, to be freed */
	bool *touched;			/* comes out, to be freed: which parts of the file, of REWRITE_PAGE bytes each, have other bytes now */
};

#define REWRITE_PAGE 4096

struct chunk {
	const void *p;			/* NULL: zeros */
	uint64_t n;
};

/*
 * The file that comes out, in pieces, which point into its bytes and into memory of rewrite_file()'s; chunk[] has room for CHUNKS. NULL, or why
 * it cannot be, in a few words; then nothing counts.
 */
enum { CHUNKS = 6 };
const char *rewrite_file(struct rewrite *r, struct chunk *chunk, int *n);

/* Why functions cannot be put into a file (allocated), or NULL: in, image, change, relr and link are asked for, and nothing is changed. */
char *rewrite_embeds(const struct rewrite *r);

#endif

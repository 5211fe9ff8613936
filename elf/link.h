/* SPDX-License-Identifier: MIT */
/*
 * A shared library out of libcompat's own objects, without a linker. It knows what they have: the sections and relocations that
 * gcc and clang make of C with -fPIC and hidden symbols, for x86_64 and aarch64.
 */
#ifndef LINK_H
#define LINK_H

#include "bytes.h"
#include "file.h"

struct link {
	const char *arch, *soname;
	struct link_object {
		const char *name;
		struct span data;
	} *object;
	int nobject;
	struct link_export {
		const char *name, *symbol;	/* the library has it by that name, without a version: this symbol of an object */
	} *export;
	int nexport;
	struct link_import {
		const char *symbol;		/* what objects call it */
		const char *name, *file, *ver;	/* what it is: name@ver of the library file */
	} *import;
	int nimport;
};

/* A symbol that an object defines for others, or wants of them. */
typedef void link_symbol(void *with, const char *name, bool defined, bool weak);

/* Calls it for those of an object; NULL, or what is wrong with it. */
const char *link_symbols(struct span object, link_symbol *symbol, void *with);

/* Its bytes, to be freed; the same for the same input. Imports that no object wants are left out. NULL and *why (allocated) if it cannot be made. */
unsigned char *link_library(const struct link *l, size_t *size, char **why);

/* The same functions for a file that is finished: bytes for it, and what else its tables need. */
struct embedded {
	struct bytes data, code;	/* data: to be written to */
	Elf64_Rela *rela;		/* the first nrelative are relative; the symbol of the others is an index in link.import, but for those of thread-local data */
	int nrela, nrelative;
	bool *used;			/* of link.import */
	struct link_place {
		uint64_t addr, size;
		int type;		/* STT_ */
	} *export;			/* of link.export */
	uint64_t *init, *fini;		/* addresses of functions to be called at first and in the end */
	int ninit, nfini;
	struct link_frame {
		uint64_t code, frame;	/* a function, and what .eh_frame has of it */
	} *frame;
	int nframe;
	uint64_t tls, tlsalign;		/* size of its thread-local data, which are zeros */
};

#define LINK_ALIGN 64			/* of the two addresses */

/* tls: where the thread-local data are in those of the file. NULL, or why it cannot be (allocated). embedded_free() in both cases. */
char *link_embed(const struct link *l, uint64_t data, uint64_t code, uint64_t tls, struct embedded *e);
void embedded_free(struct embedded *e);

#endif

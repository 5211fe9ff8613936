/* SPDX-License-Identifier: MIT */
/*
 * A shared library out of libcompat's own objects, without a linker. It knows what they have: the sections and relocations that
 * gcc and clang make of C with -fPIC and hidden symbols, for x86_64 and aarch64.
 */
#ifndef LINK_H
#define LINK_H

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

#endif

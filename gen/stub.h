/* SPDX-License-Identifier: MIT */
/* Stub libraries: the names and versions of a shared library, for a linker, with nothing behind them. */
#ifndef STUB_H
#define STUB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include "output.h"

#define STUB_CODE 4		/* bytes of a function */

struct stub_symbol {
	const char *name, *node;	/* node: its symbol version */
	bool dflt, weak;
	char type;			/* F function, D data, T thread-local data */
	unsigned long size;
	bool apart;			/* not at the address of the one before, but of room bytes of its own; the first is */
	unsigned long room, align;	/* align: for data */
};

struct stub_warning {
	const char *name, *text;	/* text: what a linker says when something refers to the name */
};

struct stub {
	const char *arch, *soname;
	const char **node;		/* all of them, in order */
	struct stub_symbol *s;
	const char **want;		/* names that it refers to, weakly */
	struct stub_warning *warning;
	int nnode, n, nwant, nwarning;
};

/* The assembly and the version script that make it: "cc -c x.S", "ld -shared -soname SONAME --version-script x.map". */
void stub_assembly(const struct stub *stub, FILE *out);
void stub_map(const struct stub *stub, FILE *out);

/* The shared library itself, to be freed, without an assembler or a linker: the same for those that read it. */
unsigned char *stub_library(const struct stub *stub, size_t *size);

/* Adds it to a directory's files. */
void output_stub(struct output *o, const struct stub *stub);

#endif

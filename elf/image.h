/* SPDX-License-Identifier: MIT */
/* What an ELF file asks of others, read out of its bytes. */
#ifndef IMAGE_H
#define IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "file.h"

struct ref {			/* an undefined symbol */
	const char *name;
	struct sym *sym;	/* for the caller's use; NULL */
	int want;		/* its version: index in image.want, -1 if it has none */
	bool weak;
	uint32_t at;		/* its place in the table of symbols */
};

struct want {			/* a version that must be there when the file is loaded */
	const char *ver, *file;
	bool weak;		/* the loader only warns */
	bool used;		/* by a symbol */
	unsigned short index;
};

enum image_type { PROGRAM, LIBRARY, OBJECT };

struct image {
	const char *arch;	/* x86_64 or aarch64 */
	enum image_type type;
	const char *interp, *soname;	/* or NULL */
	const char **needed;	/* DT_NEEDED */
	const char *runpath;	/* DT_RUNPATH or DT_RPATH, or NULL */
	struct ref *ref;
	struct want *want;
	int nneeded, nref, nwant;
	const char **def;	/* OBJECT: global names it defines */
	const char **node;	/* versions that it defines, the one of its own name too */
	int ndef, nnode;
	struct symbols dynsym;
	uint64_t end;		/* of what the headers tell of; 0: without those of sections it cannot be known */
	bool dynamic;		/* has a dynamic section */
	bool relr;		/* has relative relocations in DT_RELR */
	bool lto;		/* OBJECT: compiler's intermediate code, no symbols of its own */
	bool debug;		/* debug information of another file only */
	bool packed;		/* by UPX: the program is compressed data in another, which asks for nothing */
	bool kernel;		/* OBJECT: a module of the kernel */
};

/*
 * Reads an ELF file of size bytes at data into *im, whose strings point into data. NULL, or what is wrong with it, in a
 * few words (static storage). Any bytes are safe to read. image_free() in both cases.
 */
const char *image_read(struct image *im, const unsigned char *data, size_t size);
void image_free(struct image *im);

/* Whether it begins as an ELF file, or as an archive. */
bool image_is_elf(const unsigned char *data, size_t size);
bool image_is_archive(const unsigned char *data, size_t size);

/* Whether it begins as the intermediate code of clang. */
bool image_is_code(const unsigned char *data, size_t size);

#endif

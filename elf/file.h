/* SPDX-License-Identifier: MIT */
/* An ELF file in memory, 64-bit and little-endian. Any bytes are safe to read: all access is by these, which check the bounds. */
#ifndef FILE_H
#define FILE_H

#include <elf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FILE_SEGMENTS 4096	/* more than any linker writes */

struct span {			/* bytes of a file; p is NULL if they are not in it */
	const unsigned char *p;
	uint64_t len;
};

struct span span_part(struct span s, uint64_t off, uint64_t len);
bool span_get(struct span s, uint64_t off, void *to, size_t len);

/* A string table without what follows its last string, so that any place in it is one; the string there, or NULL. */
struct span span_strings(struct span s);
const char *span_string(struct span strings, uint64_t off);

struct file {
	struct span all;
	Elf64_Ehdr eh;
	const unsigned char *ph, *sh;	/* not aligned */
	unsigned nph;		/* 0 if they are not all there */
	uint64_t nsh;
};

/* NULL, or what is wrong in the header, in a few words. */
const char *file_open(struct file *f, const unsigned char *data, size_t size);
Elf64_Phdr file_segment(const struct file *f, unsigned i);
Elf64_Shdr file_section(const struct file *f, uint64_t i);
struct span file_contents(const struct file *f, uint64_t i);	/* of a section, if there is one */

/* The last section of a type, 0 if there is none. */
uint64_t file_find(const struct file *f, Elf64_Word type);

struct symbols {
	struct span sym, str;	/* str as of span_strings() */
	uint64_t n;
};

/* Those of section i; NULL, or what is wrong with it. */
const char *file_symbols(const struct file *f, uint64_t i, struct symbols *s);
Elf64_Sym file_symbol(const struct symbols *s, uint64_t i);

/* From an address to all that follows it in its segment's part of the file. */
struct span file_mapped(const struct file *f, uint64_t addr);

/* Next entry of a dynamic section from *off, 0 at first; false at its end. */
bool file_tag(struct span dynamic, uint64_t *off, Elf64_Dyn *e);

/* "x86_64", "aarch64", or NULL for another e_machine. */
const char *file_arch(unsigned machine);

/*
 * The bytes of the file at path, to be changed in memory alone, and never freed; none of what is no regular file. False and
 * errno if it cannot be read.
 */
bool file_map(const char *path, struct span *s);

#endif

/* SPDX-License-Identifier: MIT */
/* What a glibc shared library offers, read out of the file. */
#ifndef ELF_H
#define ELF_H

#include <stdbool.h>
#include <stdint.h>

/* A public symbol: defined, with a version GLIBC_<number>; so not those of GLIBC_PRIVATE. */
struct elfsym {
	char *name;
	int ver;		/* as version() has it */
	int type;		/* STT_FUNC, STT_GNU_IFUNC or STT_OBJECT */
	bool weak, def;
	uint64_t addr, size;
	uint64_t align;		/* what every copy of it must keep */
};

bool elf_known(const char *arch);

/*
 * The public symbols of the shared library at path in *sym, their number in *n. Any file is safe to read;
 * for one that is damaged, or no library for arch, there is one line of warning and false.
 */
bool elf_read(const char *path, const char *arch, struct elfsym **sym, int *n);

#endif

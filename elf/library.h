/* SPDX-License-Identifier: MIT */
/* What a glibc shared library offers, read out of its bytes. */
#ifndef LIBRARY_H
#define LIBRARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A public symbol: defined, with a version GLIBC_<number>; so not those of GLIBC_PRIVATE. */
struct elfsym {
	const char *name;
	int ver;		/* as version() has it */
	int type;		/* STT_FUNC, STT_GNU_IFUNC or STT_OBJECT */
	bool weak, def;
	uint64_t addr, size;
	uint64_t align;		/* what every copy of it must keep */
};

/*
 * The public symbols of the shared library for arch in size bytes at data, to be freed, their names in data. Any bytes are
 * safe to read; for what is damaged, or no library for arch, one line of warning in the name of path and false.
 */
bool library_read(const char *path, const unsigned char *data, size_t size, const char *arch, struct elfsym **sym, int *n);

#endif

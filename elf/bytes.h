/* SPDX-License-Identifier: MIT */
/* Bytes that grow, and what all that writes ELF files computes. */
#ifndef BYTES_H
#define BYTES_H

#include <stddef.h>
#include <stdint.h>

struct bytes {
	unsigned char *p;
	size_t n;
};

/* Adds them, or zeros if data is NULL. */
void bytes_add(struct bytes *b, const void *data, size_t size);
void bytes_align(struct bytes *b, size_t to);

/* Adds a string: where it is. */
uint32_t bytes_string(struct bytes *b, const char *s);

/* That of the ABI, for DT_HASH and versions; and that of DT_GNU_HASH. */
uint32_t elf_hash(const char *s);
uint32_t gnu_hash(const char *s);

uint64_t align_up(uint64_t n, uint64_t to);

#endif

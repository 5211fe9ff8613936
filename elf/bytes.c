/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "bytes.h"
#include "util.h"

void bytes_add(struct bytes *b, const void *data, size_t size)
{
	size_t room = 64;

	while (room < b->n + size)
		room *= 2;
	b->p = xrealloc(b->p, room);
	if (data)
		memcpy(b->p + b->n, data, size);
	else
		memset(b->p + b->n, 0, size);
	b->n += size;
}

void bytes_align(struct bytes *b, size_t to)
{
	bytes_add(b, NULL, (size_t)align_up(b->n, to) - b->n);
}

uint32_t bytes_string(struct bytes *b, const char *s)
{
	size_t at = b->n;

	bytes_add(b, s, strlen(s) + 1);
	return (uint32_t)at;
}

uint32_t elf_hash(const char *s)
{
	uint32_t h = 0;

	for (; *s; s++) {
		h = (h << 4) + (unsigned char)*s;
		h ^= h >> 24 & 0xf0;
		h &= 0x0fffffff;
	}
	return h;
}

uint32_t gnu_hash(const char *s)
{
	uint32_t h = 5381;

	for (; *s; s++)
		h = h * 33 + (unsigned char)*s;
	return h;
}

uint64_t align_up(uint64_t n, uint64_t to)
{
	return to ? (n + to - 1) / to * to : n;
}

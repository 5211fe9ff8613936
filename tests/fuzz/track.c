/* SPDX-License-Identifier: MIT */
#include <malloc.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include "track.h"
#include "util.h"

/* For what reads the tables: AddressSanitizer's looks at each byte of them. */
int track_strcmp(const char *a, const char *b)
{
	for (; *a && *a == *b; a++, b++)
		;
	return (unsigned char)*a - (unsigned char)*b;
}

/* what there is, at places by their addresses; 1: there was one */
static struct block { uintptr_t p; size_t size; } *table;
static size_t room, used, now, most;

static struct block *find(uintptr_t p)
{
	size_t i = (p >> 4) * UINT64_C(0x9e3779b97f4a7c15) >> 20 & (room - 1);

	while (table[i].p && table[i].p != p)
		i = (i + 1) & (room - 1);
	return &table[i];
}

static void enter(void *p, size_t size)
{
	if (2 * (used + 1) > room) {
		struct block *old = table;
		size_t n = room;

		room = n ? 4 * n : 1024;
		used = 0;
		table = (calloc)(room, sizeof *table);
		for (size_t i = 0; i < n; i++)
			if (old[i].p > 1) {
				*find(old[i].p) = old[i];
				used++;
			}
		(free)(old);
	}
	*find((uintptr_t)p) = (struct block) { (uintptr_t)p, size };
	used++;
	now += size;
	if (now > most)
		most = now;
}

static void forget(void *p)
{
	struct block *b = room ? find((uintptr_t)p) : NULL;

	if (b && b->p) {
		now -= b->size;
		b->p = 1;
	}
}

#undef free
void track_free(void *p)
{
	if (p)
		forget(p);
	free(p);
}

void *track_realloc(void *p, size_t size)
{
	if (p)
		forget(p);
	p = realloc(p, size);
	if (!p)
		abort();
	enter(p, size);
	return p;
}

void *track_calloc(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size);

	if (!p)
		abort();
	enter(p, n * size);
	return p;
}

char *track_strdup(const char *s)
{
	return strcpy(track_realloc(NULL, strlen(s) + 1), s);
}

char *track_printf(const char *fmt, ...)
{
	va_list ap;
	char *s;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	s = track_realloc(NULL, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(s, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return s;
}

void track_clear(void)
{
	for (size_t i = 0; i < room; i++)
		if (table[i].p > 1)
			free((void *)table[i].p);
	if (room > 1024) {
		free(table);
		table = NULL;
		room = 0;
	} else if (room) {
		memset(table, 0, room * sizeof *table);
	}
	used = now = most = 0;
}

size_t track_most(void)
{
	return most;
}

/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.33: mallinfo with size_t fields. Before, mallinfo has the low 32
 * bits of each; the high ones of the three that grow come from the totals
 * that malloc_info writes, which need not be exact for that.
 */
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "shim.h"

#if !__GLIBC_PREREQ(2, 33)
struct mallinfo2 {
	size_t arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost;
};
struct mallinfo2 mallinfo2(void);
#endif
_Static_assert(sizeof(struct mallinfo2) == 10 * sizeof(size_t), "part of the ABI");

/* the last of each kind is that of all arenas */
struct totals {
	uint64_t system, mapped, fast, rest;
	size_t n;
	char line[160];
};

static void read_line(struct totals *t)
{
	static const char *const start[] = {
		"<system type=\"current\"", "<total type=\"mmap\"", "<total type=\"fast\"", "<total type=\"rest\"",
	};
	uint64_t *const value[] = { &t->system, &t->mapped, &t->fast, &t->rest };
	const char *size = strstr(t->line, "size=\"");

	for (int i = 0; size && i < 4; i++)
		if (!strncmp(t->line, start[i], strlen(start[i]))) {
			*value[i] = 0;
			for (size += 6; *size >= '0' && *size <= '9'; size++)
				*value[i] = *value[i] * 10 + (uint64_t)(*size - '0');
		}
}

static ssize_t get(void *cookie, const char *s, size_t n)
{
	struct totals *t = cookie;

	for (size_t i = 0; i < n; i++)
		if (s[i] == '\n') {
			t->line[t->n] = 0;
			read_line(t);
			t->n = 0;
		} else if (t->n < sizeof t->line - 1) {
			t->line[t->n++] = s[i];
		}
	return (ssize_t)n;
}

/* the number that is low modulo 2^32 and nearest to about */
static size_t widen(int low, uint64_t about)
{
	uint64_t v = about + (uint64_t)(int64_t)(int32_t)((uint32_t)low - (uint32_t)about);

	return (int64_t)v < 0 ? (uint32_t)low : v;
}

struct mallinfo2 mallinfo2(void)
{
	__typeof__(&mallinfo2) native = NATIVE(mallinfo2);
	cookie_io_functions_t io = { .write = get };
	struct totals t = { 0 };
	struct mallinfo m;
	char buf[1024];
	FILE *f;

	if (native)
		return native();
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
	m = mallinfo();
#pragma GCC diagnostic pop
	t.system = (uint32_t)m.arena;
	t.mapped = (uint32_t)m.hblkhd;
	t.rest = (uint32_t)m.fordblks;
	f = NATIVE(fopencookie)(&t, "w", io);
	if (f) {
		setvbuf(f, buf, _IOFBF, sizeof buf);
		malloc_info(0, f);
		fclose(f);
	}
	return (struct mallinfo2) {
		.arena = widen(m.arena, t.system),
		.ordblks = (unsigned)m.ordblks,
		.smblks = (unsigned)m.smblks,
		.hblks = (unsigned)m.hblks,
		.hblkhd = widen(m.hblkhd, t.mapped),
		.usmblks = (unsigned)m.usmblks,
		.fsmblks = (unsigned)m.fsmblks,
		.uordblks = widen(m.arena, t.system) - widen(m.fordblks, t.fast + t.rest),
		.fordblks = widen(m.fordblks, t.fast + t.rest),
		.keepcost = (unsigned)m.keepcost,
	};
}

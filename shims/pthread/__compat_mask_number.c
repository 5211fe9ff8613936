/* SPDX-License-Identifier: MIT */
/*
 * All signal masks that were ever given to attributes, by number. Without a lock, so that a child of fork
 * can do as it likes: hash tables, each twice as large as the one before, in which entries are only added.
 */
#include <stdlib.h>
#include <string.h>
#include "attr.h"

enum { FIRST = 64, LEVELS = 16, TRIES = 8 };

#define LIBCS (3ULL << 31)	/* signals 32 and 33 are libc's own: no mask has them */
#define USED (1ULL << 31)

static uint64_t smallest[FIRST], *level[LEVELS] = { smallest };

static uint64_t *get(int l)
{
	uint64_t *t = __atomic_load_n(&level[l], __ATOMIC_ACQUIRE), *new;

	if (t || !(new = calloc((size_t)FIRST << l, sizeof *new)))
		return t;
	if (__atomic_compare_exchange_n(&level[l], &t, new, 0, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
		return new;
	free(new);
	return t;
}

unsigned __compat_mask_number(const sigset_t *mask)
{
	unsigned base = 1;
	uint64_t m, hash, seen, *t;

	memcpy(&m, mask, sizeof m);
	m = (m & ~LIBCS) | USED;
	hash = m * 0x9e3779b97f4a7c15 >> 32;
	for (int l = 0; l < LEVELS && (t = get(l)); base += (unsigned)FIRST << l++)
		for (unsigned i = 0; i < TRIES; i++) {
			unsigned slot = (unsigned)(hash + i) & (((unsigned)FIRST << l) - 1);

			seen = 0;
			if (__atomic_compare_exchange_n(&t[slot], &seen, m, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED)
			    || seen == m)
				return base + slot;
		}
	return 0;
}

void __compat_mask_get(unsigned number, sigset_t *mask)
{
	uint64_t m = USED;
	int l = 0;

	for (number--; l < LEVELS && number >= (unsigned)FIRST << l; l++)
		number -= (unsigned)FIRST << l;
	if (l < LEVELS && __atomic_load_n(&level[l], __ATOMIC_ACQUIRE))
		m = __atomic_load_n(&level[l][number], __ATOMIC_RELAXED);
	m &= ~LIBCS;
	memset(mask, 0, sizeof *mask);
	memcpy(mask, &m, sizeof m);
}

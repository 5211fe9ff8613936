/* SPDX-License-Identifier: MIT */
/* Before all else in files that count on exit to free their memory: here track_clear() does, after each run. */
#ifndef TRACK_H
#define TRACK_H

#include <stdlib.h>

#define free track_free
#define xrealloc track_realloc
#define xcalloc track_calloc
#define xstrdup track_strdup
#define xasprintf track_printf
void track_free(void *p);
void track_clear(void);
int track_strcmp(const char *a, const char *b);
size_t track_most(void);	/* bytes that were there at a time since then */

#endif

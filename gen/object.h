/* SPDX-License-Identifier: MIT */
/* The compiled objects that floor directories are made from, and objects that are like another one but for two names. */
#ifndef OBJECT_H
#define OBJECT_H

#include <stdbool.h>
#include "file.h"

/*
 * An archive of them: NAME.o, and for hosts whose headers declare NAME otherwise FIRST-LAST@NAME.o, such as 2.25-2.42@fromfp.o, by the
 * releases of glibc.
 */
struct objects {
	struct object {
		char *name;
		int first, last;
		struct span data;
	} *object;
	int n;
};

/* A message in the name of path and exit if it is no archive or damaged. The objects' bytes are the archive's. */
void objects_read(struct objects *o, const char *path, struct span archive);

/* The one of that name for programs that are built on host; p is NULL if there is none. */
struct span objects_find(const struct objects *o, const char *name, int host);

struct pattern {
	struct span all;
	uint64_t strings, name, symbol;	/* where in it the header of its table of strings is, and those two symbols */
};

/* An object, which defines __compat_name and refers to __compat_symbol. A message and exit if it is none such. */
void object_pattern(struct pattern *o, struct span object);

/*
 * Its bytes with these names instead, symbol hidden if that is wanted; to be freed. The table of strings is written anew behind
 * all the rest, with the old one in it.
 */
struct span object_like(const struct pattern *o, const char *name, const char *symbol, bool hidden);

#endif

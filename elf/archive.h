/* SPDX-License-Identifier: MIT */
/* Archives in memory: the members of one in the style of GNU or of BSD, where any bytes are safe to read, and new ones. */
#ifndef ARCHIVE_H
#define ARCHIVE_H

#include "file.h"

struct member {
	char name[256];		/* as ar prints it, cut if longer */
	const unsigned char *data;
	size_t size;
	struct span names;	/* the archive's table of long names, so far */
};

/*
 * Next member of an archive from *pos, 0 at first, without its tables of symbols and names: 1; 0 at the end; -1 and *why if
 * the archive is damaged or thin.
 */
int archive_next(const unsigned char *data, size_t size, size_t *pos, struct member *m, const char **why);

/* One to be made, whose members' bytes stay where they are until then. */
struct new_archive {
	struct new_member {
		const char *name;
		struct span data;
	} *member;
	int n;
};

void archive_add(struct new_archive *a, const char *name, struct span data);

/*
 * Its bytes, to be freed, as "ar rcsD" makes them: in the style of GNU, a table of the symbols that the members define, no times or owners.
 * What is no object has no symbols there.
 */
unsigned char *archive_bytes(const struct new_archive *a, size_t *size);

#endif

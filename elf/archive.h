/* SPDX-License-Identifier: MIT */
/* The members of an archive in memory, in the style of GNU or of BSD. Any bytes are safe to read. */
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

#endif

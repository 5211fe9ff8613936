/* SPDX-License-Identifier: MIT */
/*
 * What a tar or zip archive has in it, to be written again with some of it replaced. All else keeps its bytes: names, owners, times, order,
 * and what is stored of them in whatever way. Any bytes are safe to read.
 */
#ifndef MEMBERS_H
#define MEMBERS_H

#include <stdio.h>
#include "file.h"

enum member_kind { REGULAR, DIRECTORY, SYMLINK, HARDLINK, ODD };

struct member {
	char *name;		/* without ./ before it and / behind it; "" is the directory itself */
	enum member_kind kind;
	char *link;		/* where it leads */
	unsigned mode;
	bool capable;		/* with capabilities, as others are set-user-ID */
	struct span data;	/* of a regular file; of one that is packed without its holes only if it is in ELF */
	struct span raw;	/* all that the archive has of it; NULL: it is new */
	uint64_t at;		/* where its header is: tar, in raw; zip, in the archive */

	/* zip: data is what comes out of these, if they are not NULL; of what is replaced as well */
	struct span packed;
	uint64_t size;

	struct span now;	/* what it is to have instead, or NULL */
	bool gone;		/* not to be there */
	const struct member *like;	/* of a new one: owner, time and such */
};

struct members {
	struct span all;
	struct member *m;
	int n;
	bool dotted;		/* names begin with ./ */
	uint64_t end;		/* tar: of the last one; zip: of all, where the directory begins */
};

/* NULL, or what is wrong, in a few words. */
const char *tar_read(struct members *a, struct span all);
const char *zip_read(struct members *a, struct span all);

/* The member of that name, or NULL. */
struct member *members_find(const struct members *a, const char *name);

/* Makes room for a new one before member i. Pointers to others are no longer good but of like. */
struct member *members_add(struct members *a, int i, const char *name, enum member_kind kind, unsigned mode, const struct member *like);

/* What is in a regular file, as a string; NULL */
char *members_text(const struct members *a, const char *name);

/* Gives a member another text. */
void member_replace(struct member *m, const char *text);

/* False and errno. */
bool tar_write(const struct members *a, FILE *f);
bool zip_write(const struct members *a, FILE *f);

/* What gzip makes data of, one after the other: for a file that zip_inflated() gets out of it, NULL or what is wrong. */
bool zip_gzip(const struct members *a, FILE *f);
const char *zip_inflated(struct members *a, struct span out);

#endif

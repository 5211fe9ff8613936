/* SPDX-License-Identifier: MIT */
/* What a file tells besides its symbols: remarks that do not count. */
#ifndef NOTES_H
#define NOTES_H

#include "check.h"

/* Looks at one ELF file, or at a member of an archive; notes_end() makes the notes of it. */
void notes_look(struct report *r, const struct image *im, const struct tables *t, const struct floor *floor,
	const unsigned char *data, size_t size);
void notes_end(struct report *r, const struct floor *floor);

/* Collects the names in it that a sanitizer may look up. Where r->suspect is set, for each member of an archive, after notes_look() for all. */
void notes_names(struct report *r, const unsigned char *data, size_t size, bool object);

/* whether the run-time of a sanitizer is among the libraries */
bool notes_sanitizer(const char *library);

#endif

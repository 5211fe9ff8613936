/* SPDX-License-Identifier: MIT */
/* What a file tells besides its symbols: remarks that do not count. */
#ifndef NOTES_H
#define NOTES_H

#include "check.h"

/* Looks at one ELF file, or at a member of an archive; notes_end() makes the notes of it. */
void notes_look(struct report *r, const struct image *im, const struct tables *t, const struct floor *floor,
	const unsigned char *data, size_t size);
void notes_end(struct report *r, const struct floor *floor);

/* whether the run-time of a sanitizer is among the libraries */
bool notes_sanitizer(const char *library);

#endif

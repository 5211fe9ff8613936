/* SPDX-License-Identifier: MIT */
/* Changes what the objects of an archive define, each in its place: no byte but in a table of symbols. */
#ifndef EDIT_H
#define EDIT_H

#include <stddef.h>

/* What becomes of a definition that is not local. */
enum fate {
	KEEP,
	HIDE,			/* one in the process, which cannot be hidden, becomes weak */
	REFER,			/* an undefined reference to the name instead */
};
typedef enum fate fate_of(void *with, const char *name);

/* An object for arch in size bytes at data. NULL, or what is wrong, in a few words; it may be half done then. */
const char *edit_object(unsigned char *data, size_t size, const char *arch, fate_of *fate, void *with);

/* All members of an archive likewise. Its table of symbols is to be made anew (ranlib). */
const char *edit_archive(unsigned char *data, size_t size, const char *arch, fate_of *fate, void *with);

#endif

/* SPDX-License-Identifier: MIT */
/* Objects that are like another one but for the names of two symbols. */
#ifndef OBJECT_H
#define OBJECT_H

#include <stdbool.h>
#include "file.h"

struct pattern {
	struct span all;
	uint64_t strings, name, symbol;	/* where in it the header of its table of strings is, and those two symbols */
};

/* Reads the object at path, which defines __compat_name and refers to __compat_symbol. A message and exit 1 if it is none such. */
void object_pattern(struct pattern *o, const char *path);

/*
 * Writes it to path with these names instead, symbol hidden if that is wanted. The table of strings is written anew behind
 * all the rest, with the old one in it. False and errno if it cannot be written.
 */
bool object_write(const struct pattern *o, const char *path, const char *name, const char *symbol, bool hidden);

#endif

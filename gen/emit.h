/* SPDX-License-Identifier: MIT */
/* Writes the sources of a floor directory. */
#ifndef EMIT_H
#define EMIT_H

#include "plan.h"

/*
 * Makes directory dir, replacing an older one, with
 *   stub/SONAME.S, stub/SONAME.map  assembly and version script of each stub library
 *   tramp/NAME.S                    a trampoline for each alias and wrapped function
 *   pin/NAME.S                      one for each pin, for use without the stubs
 *   keep/HOME_keep.S               an object that makes a library needed, named by its script; assembled with
 *                                   COMPAT_KEEP, the flags of its section, defined
 *   lib/libNAME.so                  linker scripts, ready to use
 *   members                         the shims that libcompat.a needs, a name a line
 * All of it or, with a message and exit 1, nothing.
 */
void emit(const struct plan *p, const char *dir);

/*
 * Makes directory dir likewise, with tramp/NAME.o and pin/NAME.o: what tramp/NAME.S and pin/NAME.S assemble to, by the one object
 * that TRAMPOLINE(__compat_name, __compat_symbol) has been assembled to, as a thousand runs of an assembler take long.
 */
void emit_objects(const struct plan *p, const char *pattern, const char *dir);

#endif

/* SPDX-License-Identifier: MIT */
/* The files of a floor directory, by its plan. */
#ifndef EMIT_H
#define EMIT_H

#include "object.h"
#include "output.h"
#include "plan.h"

/*
 * The sources, for readers, and for tests of the rest:
 *   stub/SONAME.S, stub/SONAME.map  assembly and version script of each stub library
 *   tramp/NAME.S                    a trampoline for each alias and wrapped function
 *   pin/NAME.S                      one for each pin, for use without the stubs
 *   old/NAME.S                      two for each name that is offered by libcompat_old.a only
 *   lib/libNAME.so                  linker scripts, ready to use
 *   members, along                  the shims that libcompat.a and libcompat_along.a need, a name a line
 */
void emit(const struct plan *p, struct output *o);

/*
 * The floor directory itself, but for what is made of the compiler's run-times: the same as those sources assembled, linked and archived
 * with the objects, among which there are trampoline, compat_printf, and LIBRARY_keep for libs.tbl's keep. Without any other program:
 * there are a thousand trampolines and more. A message and exit if an object is missing.
 */
void emit_floor(const struct plan *p, const struct objects *o, struct output *output);

/* Prints the names of the objects that it takes, but for those that it always takes: __compat_* and what is named above. */
void emit_needed(const struct plan *p);

#endif

/* SPDX-License-Identifier: MIT */
/* The floor of the compiler's run-times: stubs of the shared libraries, and what is newer, out of the compiler's static ones. */
#ifndef RUNTIME_H
#define RUNTIME_H

#include "gcc.h"
#include "output.h"

struct runtime_tables {
	const char *dir;		/* for messages */
	struct gcc_tables gcc;
	struct runtime_symbol *s[RUN_TIMES];	/* those of one architecture */
	int n[RUN_TIMES];
	char **state;			/* functions over what all modules of a process share, sorted */
	int nstate;
};

/* Reads them from dir. Errors as table_read. */
void runtime_tables_read(struct runtime_tables *t, const char *dir, const char *arch);

/*
 * Adds a stub SONAME for each of them, LIBRARY.so, linker scripts, and LIBRARY_rest.a (libstdcxx_rest.a for libstdc++), made from the
 * archives, those of the compiler for arch: libstdc++.a, libgomp.a, libatomic.a, libquadmath.a and libgfortran.a, or fewer; a library whose
 * archive is not among them is left out. In each object what the floor's shared library has is an undefined reference, and the rest
 * hidden; of libgomp and libgfortran all of them are one, by "LD -r". libgcc_s is always there. floor is a release of glibc, gcc
 * the release of gcc whose run-times are there, as gcc_version() has it, or 0: the oldest that a distribution has with that glibc or a
 * newer one. A message and exit for what is wrong.
 *
 * With ld NULL it is the sources: stub/SONAME.S and stub/SONAME.map as emit() has them, lib/LIBRARY.so, lib/LIBRARY_rest.a, and
 * whole/LIBRARY_rest.a for what is to be one object; their tables of symbols are to be made anew (ranlib).
 */
void runtime_emit(const struct runtime_tables *t, const char *arch, int floor, int gcc, char **archive, int narchive, char **ld, struct output *o);

/* A directory where objects that GNU ld makes for one floor stay for the next; NULL: nowhere. */
extern const char *runtime_keep;

#endif

/* SPDX-License-Identifier: MIT */
/* The floor of the compiler's run-times: stubs of the shared libraries, and what is newer, out of the compiler's static ones. */
#ifndef RUNTIME_H
#define RUNTIME_H

/*
 * Below dir, which is there: stub/SONAME.S and stub/SONAME.map as emit() has them, lib/LIBRARY.so, linker scripts, and
 * lib/LIBRARY_rest.a (libstdcxx_rest.a for libstdc++), made from the archives, those of the compiler for arch: libstdc++.a, libgomp.a,
 * libatomic.a, libquadmath.a and libgfortran.a, or fewer; a library whose archive is not among them is left out. In
 * each object what the floor's shared library has is an undefined reference, and the rest hidden. The index of symbols is to be made
 * anew (ranlib). What is in whole/ instead of lib/ has all that the archive has, hidden, and is to be one object ("ld -r") in the end.
 * libgcc_s is always there, as stub and script. tables is the directory of the tables, floor a release of glibc, gcc
 * the release of gcc whose run-times are there, as gcc_version() has it, or 0: the oldest that a distribution has with that glibc or a
 * newer one. Exits 1 with a line for what is wrong.
 */
void runtime_emit(const char *tables, const char *arch, int floor, int gcc, char **archive, int narchive, const char *dir);

#endif

/* SPDX-License-Identifier: MIT */
/* The floor of the compiler's run-times: stubs for libstdc++.so.6 and libgcc_s.so.1, and what is newer, out of libstdc++.a. */
#ifndef RUNTIME_H
#define RUNTIME_H

/*
 * Below dir, which is there: stub/SONAME.S and stub/SONAME.map as emit() has them, lib/libstdc++.so and lib/libgcc_s.so, linker
 * scripts, and lib/libstdcxx_rest.a, made from archive, the compiler's libstdc++.a for arch: in each object what the
 * floor's libstdc++.so.6 has is an undefined reference, and the rest hidden. Its symbol index is to be made anew (ranlib).
 * Without archive, NULL, what is libstdc++'s is left out.
 * tables is the directory of the tables, floor a release of glibc. Exits 1 with a line for what is wrong.
 */
void runtime_emit(const char *tables, const char *arch, int floor, const char *archive, const char *dir);

#endif

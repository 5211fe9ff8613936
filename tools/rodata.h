/* SPDX-License-Identifier: MIT */
/* The constants of an ELF file, where its strings are. */
#ifndef RODATA_H
#define RODATA_H

#include <stddef.h>

/*
 * Calls each for the constants of every section, or segment if there are no sections, up to their last 0 byte, n bytes from p on.
 * Tables for unwinding are left out. Any bytes are safe; none is passed more than once.
 */
void rodata_each(const unsigned char *data, size_t size, void (*each)(void *with, const char *p, size_t n), void *with);

#endif

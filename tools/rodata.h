/* SPDX-License-Identifier: MIT */
/* The strings among the constants of an ELF file. */
#ifndef RODATA_H
#define RODATA_H

#include <stddef.h>

/* Calls each for every string that ends in a 0 byte, without it. Any bytes are safe; none is read more than once. */
void rodata_strings(const unsigned char *data, size_t size, void (*each)(void *, const char *, size_t), void *with);

#endif

/* SPDX-License-Identifier: MIT */
#include <stddef.h>
#include <stdint.h>

/* What is wrong in how these bytes are read as a library of glibc and edited, or NULL; *warnings is how many lines are due. */
const char *elf_wrong(const uint8_t *data, size_t size, int *warnings);

/* SPDX-License-Identifier: MIT */
#ifndef MUTATE_H
#define MUTATE_H

#include <stddef.h>
#include <stdint.h>

/* The bytes of an ELF file, changed by what seed says; their new number, not more than most. */
size_t mutate(uint8_t *bytes, size_t n, size_t most, uint64_t seed);

#endif

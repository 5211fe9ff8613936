/* SPDX-License-Identifier: MIT */
/* Numbers that look random, the same each time. */
#include <stdint.h>

static uint64_t seed = 1;

static inline uint64_t next(void)
{
	uint64_t z = seed += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

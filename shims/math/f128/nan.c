/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.8.2: strtof128 of "NAN(payload)". */
#include "math/real.h"

REAL F(nan)(const char *payload);

REAL F(nan)(const char *payload)
{
	bits m = 0;
	unsigned base = 10;
	const char *p = payload;

	if (*p == '0') {
		base = p[1] == 'x' || p[1] == 'X' ? 16 : 8;
		p += base == 16 ? 2 : 0;
		if (!*p)
			p = "?";
	}
	/* a number as strtoull reads it, or no payload */
	for (; *p; p++) {
		unsigned digit = *p >= '0' && *p <= '9' ? (unsigned)(*p - '0') : (*p | 32) >= 'a' && (*p | 32) <= 'f' ?
			(unsigned)((*p | 32) - 'a') + 10 : 99;

		if (digit >= base)
			return real_of(INFINITE | QUIET);
		m = m * base + digit;
		if (m >> 64)
			m = UINT64_MAX;
	}
	return real_of(INFINITE | QUIET | m);
}

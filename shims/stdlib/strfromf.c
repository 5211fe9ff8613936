/* SPDX-License-Identifier: MIT */
/* glibc 2.25: a float to text, as snprintf does with the same conversion. */
#include <stdio.h>
#include <stdlib.h>
#include "shim.h"
#include "strfrom.h"

#if !__GLIBC_PREREQ(2, 25)
int strfromf(char *restrict to, size_t n, const char *restrict format, float x);
#endif

int strfromf(char *restrict to, size_t n, const char *restrict format, float x)
{
	struct conversion c = conversion(format);

	return snprintf(to, n, (char[]){ '%', '.', '*', c.letter, '\0' }, c.precision, (double)x);
}

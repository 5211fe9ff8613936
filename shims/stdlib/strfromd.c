/* SPDX-License-Identifier: MIT */
/* glibc 2.25: a double to text, as snprintf does with the same conversion. */
#include <stdio.h>
#include <stdlib.h>
#include "shim.h"
#include "strfrom.h"

#if !__GLIBC_PREREQ(2, 25)
int strfromd(char *restrict to, size_t n, const char *restrict format, double x);
#endif

int strfromd(char *restrict to, size_t n, const char *restrict format, double x)
{
	struct conversion c = conversion(format);

	return snprintf(to, n, (char[]){ '%', '.', '*', c.letter, '\0' }, c.precision, x);
}

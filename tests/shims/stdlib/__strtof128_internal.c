/* SPDX-License-Identifier: MIT */
#define NAME "__strtof128_internal"
#include "strtof128_internal.h"

#if LDBL_MANT_DIG == 113
#define __strtof128_internal __strtold_internal		/* the only one there is */
#endif
_Float128 __strtof128_internal(const char *, char **, int);

static _Float128 convert(const char *s, char **end)
{
	return __strtof128_internal(s, end, group);
}

int main(void)
{
	return f128_internal();
}

/* SPDX-License-Identifier: MIT */
#define NAME "__wcstof128_internal"
#include "../stdlib/strtof128_internal.h"

#if LDBL_MANT_DIG == 113
#define __wcstof128_internal __wcstold_internal		/* the only one there is */
#endif
_Float128 __wcstof128_internal(const wchar_t *, wchar_t **, int);

static _Float128 convert(const char *s, char **end)
{
	WIDENED(__wcstof128_internal, s, end, group);
}

int main(void)
{
	return f128_internal();
}

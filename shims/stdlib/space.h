/* SPDX-License-Identifier: MIT */
/*
 * isspace, also before libc has begun: older ones set the table of the present locale in a constructor of
 * theirs, and a resolver or a library's constructor may be before that. Every charset of a locale has ASCII.
 */
#include <ctype.h>

static inline int compat_isspace(int c)
{
	return (unsigned)c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : isspace(c);
}

/* SPDX-License-Identifier: MIT */
/*
 * C23's binary integers, for the strtol family: [space][sign]0b101 with base 0 or 2. WIDE says that the
 * text is one of wchar_t, LOCALE that what is space is that of the locale l.
 */
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <wchar.h>
#include <wctype.h>
#include "space.h"

#ifdef WIDE
int __iswspace_l(wint_t c, locale_t l);
typedef wchar_t character;
#define is_space(c, l) iswspace((wint_t)(c))
#define is_space_l(c, l) __iswspace_l((wint_t)(c), l)
#else
typedef char character;
#define is_space(c, l) compat_isspace((unsigned char)(c))
#define is_space_l(c, l) isspace_l((unsigned char)(c), l)
#endif

#ifdef LOCALE
#undef is_space
#define is_space is_space_l
#endif

struct binary {
	const character *end;	/* behind the digits, or NULL: not one of these, old strtol knows */
	unsigned long value;
	bool negative, overflow;
};

static inline struct binary binary(const character *s, int base, locale_t l)
{
	struct binary b = { 0 };

	(void)l;
	if (base != 0 && base != 2)
		return b;
	while (is_space(*s, l))
		s++;
	if (*s == '-' || *s == '+')
		b.negative = *s++ == '-';
	if (s[0] != '0' || (s[1] != 'b' && s[1] != 'B') || (s[2] != '0' && s[2] != '1'))
		return b;
	for (s += 2; *s == '0' || *s == '1'; s++) {
		b.overflow |= b.value >> 63;
		b.value = b.value << 1 | (*s == '1');
	}
	b.end = s;
	return b;
}

static inline long binary_signed(struct binary b, character **end)
{
	if (end)
		*end = (character *)b.end;
	if (b.overflow || b.value > (unsigned long)LONG_MAX + b.negative) {
		errno = ERANGE;
		return b.negative ? LONG_MIN : LONG_MAX;
	}
	return (long)(b.negative ? -b.value : b.value);
}

static inline unsigned long binary_unsigned(struct binary b, character **end)
{
	if (end)
		*end = (character *)b.end;
	if (b.overflow) {
		errno = ERANGE;
		return ULONG_MAX;
	}
	return b.negative ? -b.value : b.value;
}

/* SPDX-License-Identifier: MIT */
#define CHAR char
#define RADIX RADIXCHAR
#define SEPARATOR THOUSEP
#include "convert128.h"
#include "space.h"

/* headers since 2.38 make it one that reads 0b, which nan(0b1) does not */
unsigned long long old_strtoull(const char *restrict s, char **restrict end, int base) __asm__("strtoull");

static int space(char c, locale_t l)
{
	return l ? isspace_l((unsigned char)c, l) : compat_isspace((unsigned char)c);
}

static const char *mark(nl_item item, char *room, locale_t l)
{
	(void)room;
	return INFO(item, l);
}

static unsigned long long payload(const char *s, char **end)
{
	return old_strtoull(s, end, 0);
}

_Float128 __compat_strtof128(const char *s, char **end, int group, locale_t l)
{
	return convert(s, end, group, l);
}

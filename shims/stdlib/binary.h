/* SPDX-License-Identifier: MIT */
/* C23's binary integers, for the strtol family: [space][sign]0b101 with base 0 or 2. */
#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>

struct binary {
	const char *end;	/* behind the digits, or NULL: not one of these, old strtol knows */
	unsigned long value;
	bool negative, overflow;
};

static inline struct binary binary(const char *s, int base)
{
	struct binary b = { 0 };

	if (base != 0 && base != 2)
		return b;
	while (isspace((unsigned char)*s))
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

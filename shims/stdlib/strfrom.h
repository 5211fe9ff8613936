/* SPDX-License-Identifier: MIT */
/* The format of the strfrom functions: %, a precision or none, one letter. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct conversion {
	int precision;		/* -1: none, or more than an int holds */
	char letter;
};

static inline struct conversion conversion(const char *format)
{
	struct conversion c = { -1, 0 };
	long n = -1;

	/* any other format is undefined; glibc aborts too */
	if (*format++ != '%')
		abort();
	if (*format == '.')
		for (n = 0, format++; *format >= '0' && *format <= '9'; format++)
			if (n <= INT_MAX)
				n = n * 10 + *format - '0';
	if (!*format || !strchr("aefgAEFG", *format))
		abort();
	if (n <= INT_MAX)
		c.precision = (int)n;
	c.letter = *format;
	return c;
}

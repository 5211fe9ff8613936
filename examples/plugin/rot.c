/* SPDX-License-Identifier: MIT */
/* rot:N moves letters N places on. */
#include "filters.h"
#include <stdlib.h>

int filter(FILE *in, FILE *out, const char *arg)
{
	char *end;
	long n = strtol(arg ? arg : "13", &end, 10);

	if (*end || n < 0 || n > 25) {
		filters_error("rot: %s: not from 0 to 25", arg);
		return -1;
	}
	for (int c; (c = getc(in)) != EOF; putc(c, out))
		if (c >= 'a' && c <= 'z')
			c = 'a' + (c - 'a' + n) % 26;
		else if (c >= 'A' && c <= 'Z')
			c = 'A' + (c - 'A' + n) % 26;
	return 0;
}

/* SPDX-License-Identifier: MIT */
/* entropy adds a line with the entropy of the text, and how many texts are as likely. */
#include "filters.h"
#include <math.h>

int filter(FILE *in, FILE *out, const char *arg)
{
	unsigned long seen[256] = { 0 }, all = 0;
	double bits = 0;

	if (arg) {
		filters_error("entropy: takes no argument");
		return -1;
	}
	for (int c; (c = getc(in)) != EOF; all++) {
		seen[c]++;
		putc(c, out);
	}
	for (int c = 0; c < 256; c++)
		if (seen[c])
			bits -= (double)seen[c] / all * log2((double)seen[c] / all);
	fprintf(out, "%.3f bits, %.4g texts\n", bits, exp2(bits * all));
	return 0;
}

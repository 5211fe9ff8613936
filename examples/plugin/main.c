/* SPDX-License-Identifier: MIT */
/* textfilter FILTER[:ARG]...: standard input through the filters; plugins are in $FILTERS_DIR, or where they were installed. */
#include "filters.h"
#include <stdlib.h>

int main(int argc, char **argv)
{
	const char *dir = getenv("FILTERS_DIR");
	struct filters *fs = filters_new();
	int s = fs ? 0 : -1;

	if (argc < 2) {
		fprintf(stderr, "usage: textfilter FILTER[:ARG]...\n");
		return 2;
	}
	for (int i = 1; i < argc && !s; i++)
		s = filters_add(fs, dir ? dir : FILTERS_DIR, argv[i]);
	if (!s)
		s = filters_run(fs, 0, 1);
	if (fs)
		filters_free(fs);
	return s ? 1 : 0;
}

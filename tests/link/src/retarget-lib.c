/* SPDX-License-Identifier: MIT */
/* A library of that program's: a variable that the program has a copy of, and a function that the floor lacks. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int plugins = 1;
int plugin(const char *s);

int plugin(const char *s)
{
	char b[4] = "", *p = reallocarray(NULL, 4, 4);

	if (!p || strlcat(b, s, sizeof b) != 1)
		return -1;
	free(p);
	return plugins;
}

/* SPDX-License-Identifier: MIT */
/* A plugin with constructors and a destructor of its own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int plugin(void);

static int n;
static char *text;
__attribute__((constructor(101))) static void first(void) { n = strtol("0b101", NULL, 0) == 5 ? 10 : 0; }
__attribute__((constructor)) static void second(void) { n *= 3; text = malloc(9); strlcpy(text, "unloaded", 9); }
__attribute__((destructor)) static void last(void) { puts(text); free(text); }

int plugin(void)
{
	void *p = reallocarray(NULL, 3, 3);

	free(p);
	return p && arc4random_uniform(1) == 0 ? n : -1;
}

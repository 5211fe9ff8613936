// SPDX-License-Identifier: MIT
// Names that newer headers turn into others, or that have a newer version.
#define _GNU_SOURCE
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>

static void *thread(void *p)
{
	*(double *)p = log(*(double *)p);
	return NULL;
}

int part(const char *path, const char *number, double x)
{
	struct stat st;
	unsigned char random[64] = { 0 };
	unsigned sum = 0;
	pthread_t t;

	if (stat(path, &st) || pthread_create(&t, NULL, thread, &x) || pthread_join(t, NULL) ||
	    getrandom(random, sizeof random, 0) != sizeof random)
		return 1;
	for (size_t i = 0; i < sizeof random; i++)
		sum += random[i];
	printf("part: %s %ld %.12f %s\n", S_ISDIR(st.st_mode) ? "directory" : "?", strtol(number, NULL, 0), x,
	       sum ? "random" : "zero");
	return fflush(stdout);
}

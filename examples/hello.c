/* SPDX-License-Identifier: MIT */
/* A program as any other: built on a new distribution, it dies on an older one. */
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <gnu/libc-version.h>

static void *half(void *x)
{
	*(double *)x = exp(log(*(double *)x) - log(2));
	return x;
}

int main(int argc, char **argv)
{
	double x = argc > 1 ? (double)strtol(argv[1], NULL, 0) : 84;
	unsigned char dice;
	struct stat st;
	pthread_t t;

	if (pthread_create(&t, NULL, half, &x) || pthread_join(t, NULL) ||
	    stat("/", &st) || getrandom(&dice, 1, 0) != 1)
		return 1;
	printf("it works: %.0f, on glibc %s\n", x, gnu_get_libc_version());
	return 0;
}

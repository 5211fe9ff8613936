/* SPDX-License-Identifier: MIT */
/*
 * What a finished program can have: constructors, functions that the floor lacks or has in other versions and libraries, a weak
 * name that nobody has, copies of variables, variables without a value, addresses of functions, a library of its own, threads with their own data.
 */
#include <errno.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int plugin(const char *), (*volatile take)(const char *);
extern int plugins;
extern int close_range(unsigned, unsigned, int) __attribute__((weak));

static char room[BIG];
static int order[4], n;
static _Thread_local int own = 7;
__attribute__((constructor(101))) static void first(void) { order[n++] = 1; }
__attribute__((constructor)) static void second(void) { order[n++] = 2; }
__attribute__((destructor)) static void last(void) { puts(room[sizeof room - 1] == 'x' ? "end" : "bad end"); }

static void *thread(void *p)
{
	own += *(int *)p;
	return (void *)(long)own;
}

static int byte(const void *a, const void *b)
{
	return *(const char *)a - *(const char *)b;
}

int main(int argc, char **argv)
{
	int three = 3;
	char text[8], *end;
	pthread_t t;
	void *r;
	struct stat st;
	size_t (*volatile copy)(char *, const char *, size_t) = strlcpy;
	double x = argc;

	for (size_t i = 0; i < sizeof room; i += 4096)
		if (room[i])
			return 2;
	room[sizeof room - 1] = 'x';
	if (order[0] != 1 || order[1] != 2 || n != 2)
		return 3;
	if (copy(text, "hello world", sizeof text) != 11 || strcmp(text, "hello w"))
		return 4;
	if (strtol("0b101", &end, 0) != 5 || *end)	/* C23's */
		return 5;
	if (pthread_create(&t, NULL, thread, &three) || pthread_join(t, &r) || (long)r != 10 || own != 7)
		return 6;
	if (log(x) != 0 || exp(x - 1) != 1 || pow(x + 1, 10) != 1024)
		return 7;
	if (stat(argv[0], &st) && errno != ENOENT)
		return 8;
	if (gettid() != getpid() || close_range(100, 200, 0))
		return 9;
	take = plugin;
	plugins++;
	if (take("x") != 2)
		return 10;
	qsort(text, 7, 1, byte);
	if (arc4random_uniform(1) || fprintf(stdout, "%s\n", text) != 8)
		return 11;
	return 0;
}

/* SPDX-License-Identifier: MIT */
/*
 * Linked with --wrap for each function here: how often each was called, which is once. One bound to an older version, one of ours where
 * the running glibc has none, one that moved from libpthread.so.0, and such as ours may call themselves: those calls are not the program's.
 */
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>

static int calls[7];

#define WRAP(i, type, name, parameters, arguments) \
	type __real_##name parameters; \
	type __wrap_##name parameters; \
	type __wrap_##name parameters \
	{ \
		calls[i]++; \
		return __real_##name arguments; \
	}

WRAP(0, int, stat, (const char *path, struct stat *st), (path, st))
WRAP(1, void *, malloc, (size_t size), (size))
WRAP(2, int, pthread_create, (pthread_t *t, const pthread_attr_t *a, void *(*f)(void *), void *p), (t, a, f, p))
WRAP(3, void *, memcpy, (void *to, const void *from, size_t n), (to, from, n))
#ifdef NO_OPEN
#define __wrap_open(path, flags) (calls[4]++, open(path, flags))
#else
WRAP(4, int, open, (const char *path, int flags), (path, flags))
#define __wrap_open(path, flags) open(path, flags)
#endif
WRAP(5, unsigned, arc4random, (void), ())
WRAP(6, ssize_t, getrandom, (void *p, size_t n, unsigned flags), (p, n, flags))

static void *thread(void *p)
{
	return p;
}

int main(int argc, char **argv)
{
	char name[4] = "";
	struct stat st;
	pthread_t t;
	void *result;

	memcpy(name, argv[0], argc > 1);
	free(malloc((size_t)argc));
	if (stat("/", &st) || __wrap_open("/", O_RDONLY) < 0 || pthread_create(&t, NULL, thread, argv) || pthread_join(t, &result) || result != argv)
		return 1;
	arc4random();
	getrandom(name, sizeof(name), 0);
	for (int i = 0; i < 7; i++)
		printf("%d ", calls[i]);
	puts("done");
	return 0;
}

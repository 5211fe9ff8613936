/* SPDX-License-Identifier: MIT */
/*
 * A program that has got libcompat's functions into it: its own constructors, in three arrays, run before main, an unwinder finds its functions and theirs,
 * and a library that has got some as well is loaded and unloaded.
 */
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <sys/wait.h>

struct bases {		/* of an unwinder */
	void *tbase, *dbase, *func;
};
extern const void *_Unwind_Find_FDE(void *pc, struct bases *b);

static int order[4], n;
static void early(void) { order[n++] = 1; }
__attribute__((section(".preinit_array"), used)) static void (*const first)(void) = early;
__attribute__((constructor(101))) static void second(void) { order[n++] = strtol("0b10", NULL, 0) == 2 ? 2 : -1; }
__attribute__((constructor)) static void third(void) { order[n++] = 3; }
__attribute__((destructor)) static void last(void) { puts("end"); }

static void *waits(void *p)
{
	pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
	pthread_cond_t c = PTHREAD_COND_INITIALIZER;
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	pthread_mutex_lock(&m);
	*(int *)p = pthread_cond_clockwait(&c, &m, CLOCK_MONOTONIC, &t);
	pthread_mutex_unlock(&m);
	return p;
}

static int unwinds(void *function)
{
	struct bases b = { NULL, NULL, NULL };

	return _Unwind_Find_FDE((char *)function + 1, &b) && b.func == function;
}

int main(int argc, char **argv)
{
	size_t (*volatile copy)(char *, const char *, size_t) = strlcpy;
	void *(*volatile again)(void *, size_t, size_t) = reallocarray;
	char path[4096];
	int status, got = 0;
	pthread_t t;
	pid_t pid;

	if (n != 3 || order[0] != 1 || order[1] != 2 || order[2] != 3)
		return 2;
	if (!unwinds((void *)copy) || !unwinds((void *)again) || !unwinds((void *)main) || !unwinds((void *)waits))
		return 3;
	if (pthread_create(&t, NULL, waits, &got) || pthread_join(t, NULL) || got != 110 /* ETIMEDOUT */)
		return 4;
	if (argc > 1 && (copy(path, argv[1], sizeof path) >= sizeof path || access(path, R_OK)))
		return 5;
	for (int i = 0; i < 3 && argc > 1; i++) {
		void *h = dlopen(path, i & 1 ? RTLD_NOW : RTLD_LAZY);
		int (*plugin)(void) = h ? (int (*)(void))dlsym(h, "plugin") : NULL;

		if (!plugin)
			return puts(dlerror()), 6;
		if (plugin() != 30 || dlclose(h))
			return 7;
	}
	if (argc > 1 && dlopen(path, RTLD_LAZY | RTLD_NOLOAD))
		return 8;
	if (!(pid = fork()))
		_exit(gettid() == getpid() && arc4random_uniform(1) == 0 ? 7 : 8);
	if (waitpid(pid, &status, 0) != pid || !WIFEXITED(status) || WEXITSTATUS(status) != 7)
		return 9;
	return puts("ok") < 0;
}

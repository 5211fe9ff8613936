/* SPDX-License-Identifier: MIT */
/*
 * A library that makes libcompat start its helper thread, and one that leaves destructors to a
 * thread; the program (-DPROGRAM) unloads both while they are needed.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#ifdef PROGRAM
static int threads(void)
{
	DIR *d = opendir("/proc/self/task");
	int n = -2;

	while (d && readdir(d))
		n++;
	if (d)
		closedir(d);
	return n;
}

static void call(const char *lib, const char *name)
{
	void *h = dlopen(lib, RTLD_NOW);
	void (*f)(void) = h ? (void (*)(void))dlsym(h, name) : NULL;

	if (!f) {
		printf("%s\n", dlerror());
		return;
	}
	f();
	dlclose(h);
}

static void *leave(void *lib)
{
	call(lib, "leave");
	return NULL;
}

int main(int argc, char **argv)
{
	int before = threads();
	pthread_t t;

	(void)argc;
	for (int i = 0; i < 3; i++) {
		call(argv[1], "wait_a_little");
		usleep(150000);
		if (threads() != before)
			printf("%d threads, %d before\n", threads(), before);
	}
	pthread_create(&t, NULL, leave, argv[2]);
	pthread_join(t, NULL);
	printf("end\n");
	return 0;
}
#else
void wait_a_little(void)
{
	static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
	static pthread_cond_t c = PTHREAD_COND_INITIALIZER;
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	t.tv_sec++;
	t.tv_nsec = t.tv_nsec / 1000;
	pthread_mutex_lock(&m);
	while (!pthread_cond_clockwait(&c, &m, CLOCK_MONOTONIC, &t))
		;
	pthread_mutex_unlock(&m);
	printf("waited\n");
}

int __cxa_thread_atexit_impl(void (*f)(void *), void *object, void *dso);
extern void *__dso_handle __attribute__((visibility("hidden")));

static void destructor(void *s)
{
	printf("%s\n", (char *)s);
}

void leave(void)
{
	__cxa_thread_atexit_impl(destructor, "destroyed", &__dso_handle);
}
#endif

/* SPDX-License-Identifier: MIT */
/* In C, without an unwinder; the library $PLUGIN brings one, and throws. */
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void once(void (*f)(void))
{
	static pthread_once_t control = PTHREAD_ONCE_INIT;

	pthread_once(&control, f);
}

int main(void)
{
	void *lib = dlopen(getenv("PLUGIN"), RTLD_NOW);
	int (*catch_it)(void (*)(void (*)(void))) = lib ? (__typeof__(catch_it))dlsym(lib, "catch_it") : NULL;

	alarm(30);
	return catch_it ? catch_it(once) : (puts(dlerror()), 1);
}

/* SPDX-License-Identifier: MIT */
/* The look-up agrees with dlsym about what is public and default, also where dlsym may not be called. */
#include <dlfcn.h>
#include <link.h>
#include <pthread.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>
#include "test.h"

#ifdef T_NATIVE
#define look(name) dlsym(RTLD_DEFAULT, name)
#else
void *__compat_native(const char *name);
#define look(name) __compat_native(name)
#endif

static const char *const names[] = {
	"puts", "environ", "pthread_create", "pthread_self", "pthread_cond_wait", "pthread_cond_signal",
	"memcpy", "memmove", "strlen", "strchr", "wcslen", "time", "gettimeofday", "fmemopen", "realpath",
	"posix_spawn", "regexec", "nftw", "sched_getaffinity", "quick_exit", "__tls_get_addr",
	"_dl_find_object", "arc4random", "pthread_cond_clockwait", "pthread_clockjoin_np", "thrd_create",
	"_Fork", "__cxa_thread_atexit_impl", "__libc_single_threaded", "mallinfo2", "statx", "gettid",
	"sys_siglist", "sys_errlist", "__malloc_hook", "_sys_nerr", "no_such_function", "",
};

/* before any constructor without a priority */
__attribute__((constructor(101))) static void early(void)
{
	T_TRUE(look("puts") == dlsym(RTLD_DEFAULT, "puts"));
}

static void *look_all(void *arg)
{
	for (int n = 0; n < 200; n++)
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			if (look(names[i]) != ((void **)arg)[i])
				t_error("%s changes its address", names[i]);
	return NULL;
}

#ifndef T_NATIVE
static int nothing(struct dl_phdr_info *o, size_t size, void *arg)
{
	(void)o, (void)size, (void)arg;
	return 0;
}

static void *lock_the_loader(void *arg)
{
	while (!__atomic_load_n((int *)arg, __ATOMIC_RELAXED))
		dl_iterate_phdr(nothing, NULL);
	return NULL;
}
#endif

int main(void)
{
	void *want[sizeof names / sizeof *names];
	int (*cmp)(const char *, const char *), stop = 0, status;
	pthread_t t[4];

	(void)stop, (void)status;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		want[i] = dlsym(RTLD_DEFAULT, names[i]);
		if (look(names[i]) != want[i])
			t_error("%s: %p, want %p", names[i], look(names[i]), want[i]);
	}
	T_TRUE(look("puts") != NULL);
	T_TRUE(look("__tls_get_addr") != NULL);
	T_TRUE(look("no_such_function") == NULL);
	T_TRUE(look("main") == NULL);
#ifndef T_NATIVE
	T_TRUE(look("errno") == NULL);		/* GLIBC_PRIVATE, and not an address */
#endif
	cmp = (int (*)(const char *, const char *))look("strcmp");	/* an IFUNC */
	T_TRUE(cmp && cmp("a", "b") < 0 && cmp("b", "a") > 0 && !cmp("a", "a"));

	for (int i = 0; i < 4; i++)
		T_INT(pthread_create(&t[i], NULL, look_all, want), 0);
	for (int i = 0; i < 4; i++)
		T_INT(pthread_join(t[i], NULL), 0);

#ifndef T_NATIVE
	/* the child never hangs on a lock of the loader that a thread of the parent held */
	T_INT(pthread_create(&t[0], NULL, lock_the_loader, &stop), 0);
	for (int n = 0; n < 100; n++) {
		pid_t pid = fork();

		if (!pid) {
			alarm(2);
			_exit(look("puts") != want[0]);
		}
		T_INT(waitpid(pid, &status, 0), pid);
		T_INT(status, 0);
	}
	__atomic_store_n(&stop, 1, __ATOMIC_RELAXED);
	T_INT(pthread_join(t[0], NULL), 0);
#endif
	return t_status;
}

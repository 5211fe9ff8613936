/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.18: destructors of C++ and Rust thread-local variables. Before, a
 * key of thread-specific data runs them at the end of a thread; it is made
 * early, since keys go in the order of their making and glibc runs these
 * destructors before those of keys. For the thread that calls exit, each
 * registration by the main thread adds an atexit handler, since static
 * variables that were made before outlive the thread-local ones.
 *
 * glibc keeps a library loaded while there are destructors of it. Here dlopen
 * marks it to stay for ever, as well as the one that has this function; where
 * libdl.so.2 is not there, nobody can unload it.
 */
#include <dlfcn.h>
#include <link.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>
#include "shim.h"

int __cxa_thread_atexit_impl(void (*f)(void *), void *object, void *dso);
int __cxa_atexit(void (*f)(void *), void *arg, void *dso);
extern hidden void *__dso_handle;

struct entry {
	struct entry *next;
	void (*f)(void *);
	void *object;
};

static pthread_key_t key;
static int no_key = -1;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void fail(void)
{
	static const char why[] = "libcompat: failed to register TLS destructor\n";

	if (SYSCALL_RAW(SYS_write, 2, why, sizeof why - 1) < 0)
		abort();
	abort();
}

/* The list stays where more are registered, by those that run. */
static void run(void *list)
{
	for (struct entry *e = list; e; e = pthread_getspecific(key)) {
		pthread_setspecific(key, e->next);
		e->f(e->object);
		free(e);
	}
}

static void run_at_exit(void *arg)
{
	(void)arg;
	run(pthread_getspecific(key));
}

static void make_key(void)
{
	no_key = pthread_key_create(&key, run);
}

__attribute__((constructor(101))) static void early(void)
{
	if (!NATIVE(__cxa_thread_atexit_impl))
		pthread_once(&once, make_key);
}

struct where {
	ElfW(Addr) address;
	const char *name;
};

static int name_of(struct dl_phdr_info *o, size_t size, void *arg)
{
	struct where *w = arg;

	(void)size;
	for (int i = 0; i < o->dlpi_phnum; i++)
		if (o->dlpi_phdr[i].p_type == PT_LOAD
		    && w->address - o->dlpi_addr - o->dlpi_phdr[i].p_vaddr < o->dlpi_phdr[i].p_memsz) {
			w->name = o->dlpi_name;
			return 1;
		}
	return 0;
}

static void pin(void *address)
{
	static void *pinned[64];
	__typeof__(&dlopen) open;
	struct where w = { (ElfW(Addr))address, NULL };
	unsigned i;

	for (i = 0; i < 64; i++) {
		void *p = __atomic_load_n(&pinned[i], __ATOMIC_RELAXED);

		if (p == address)
			return;
		if (!p)
			break;
	}
	open = __compat_native("dlopen");
	if (open && __compat_iterate_phdr(name_of, &w) && *w.name)
		open(w.name, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
	if (i < 64)
		__atomic_store_n(&pinned[i], address, __ATOMIC_RELAXED);
}

int __cxa_thread_atexit_impl(void (*f)(void *), void *object, void *dso)
{
	__typeof__(&__cxa_thread_atexit_impl) native = NATIVE(__cxa_thread_atexit_impl);
	static int handled;
	struct entry *e;

	if (native)
		return native(f, object, dso);
	pthread_once(&once, make_key);
	e = malloc(sizeof *e);
	if (!e || no_key)
		fail();
	*e = (struct entry) { pthread_getspecific(key), f, object };
	if (pthread_setspecific(key, e))
		fail();
	pin(dso);
	pin(&key);
	if (SYSCALL_RAW(SYS_getpid) == SYSCALL_RAW(SYS_gettid) || !__atomic_exchange_n(&handled, 1, __ATOMIC_RELAXED))
		__cxa_atexit(run_at_exit, NULL, __dso_handle);
	return 0;
}

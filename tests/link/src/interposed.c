/* SPDX-License-Identifier: MIT */
/*
 * What a profiler, a tracer or an allocator does: functions of libc under its own name, at the first
 * call of which it looks for libc's, guarded by C11's call_once and mtx_lock, with arc4random for a
 * seed. All of these are libcompat's. They are called here before any constructor: by ld.so, by
 * the constructor of a library that comes first (-DFIRST), by preinit_array, by a resolver.
 * As a program, or with -DPRELOAD a library to preload; -DPROGRAM is the program for that.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <link.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <threads.h>
#include <unistd.h>

#ifdef FIRST
static int nothing(struct dl_phdr_info *o, size_t size, void *n)
{
	(void)o, (void)size;
	++*(int *)n;
	return 0;
}

__attribute__((constructor)) static void first(void)
{
	char c;
	int n = 0, fd = open("/proc/self/exe", O_RDONLY);

	if (!dl_iterate_phdr(nothing, &n) && n > 2 && read(fd, &c, 1) == 1 && c == 0x7f && getauxval(AT_PAGESZ)
	    && mmap(NULL, 1, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED && dlsym(RTLD_DEFAULT, "puts"))
		write(1, "first\n", 6);
	close(fd);
}

void link_with_me(void)
{
}
#elif defined PROGRAM
void link_with_me(void);

int main(void)
{
	link_with_me();
	free(malloc(10));
	puts("ok");
	return 0;
}
#else
#ifdef __x86_64__
#define BASE "GLIBC_2.2.5"
#else
#define BASE "GLIBC_2.17"
#endif

static once_flag once = ONCE_FLAG_INIT;
static mtx_t m;
static unsigned seed, calls;
static int depth;

static void start(void)
{
	char s[8];

	mtx_init(&m, mtx_recursive);
	seed = arc4random() | 1;
	if (strlcpy(s, "0b101", sizeof s) != 5 || strtol(s, NULL, 0) != 5)
		abort();
}

/* each call of every one of them */
static void enter(void)
{
	call_once(&once, start);
	if (mtx_lock(&m) != thrd_success || !seed)
		abort();
	if (depth++ > 20) {
		write(2, "endless\n", 8);
		abort();
	}
	calls++;
	seed = arc4random_uniform(1000) + 1;
	depth--;
	mtx_unlock(&m);
}

#define REAL(name) ((__typeof__(&name))real(#name))

/* by dlvsym, as dlsym is one of them */
static void *real(const char *name)
{
	void *p = dlvsym(RTLD_NEXT, name, BASE);

	if (!p)
		_exit(3);
	return p;
}

int dl_iterate_phdr(int (*f)(struct dl_phdr_info *, size_t, void *), void *arg)
{
	static __typeof__(&dl_iterate_phdr) next;

	enter();
	if (!next)
		next = REAL(dl_iterate_phdr);
	return next(f, arg);
}

void *dlsym(void *restrict handle, const char *restrict name)
{
	enter();
	return REAL(dlsym)(handle, name);
}

unsigned long getauxval(unsigned long type)
{
	enter();
	return ((unsigned long (*)(unsigned long))dlvsym(RTLD_NEXT, "__getauxval", "GLIBC_2.17") ?: (unsigned long (*)(unsigned long))
		dlvsym(RTLD_NEXT, "getauxval", "GLIBC_2.16"))(type);
}

int open(const char *file, int flags, ...)
{
	mode_t mode = 0;
	va_list ap;

	va_start(ap, flags);
	if (flags & O_CREAT)
		mode = va_arg(ap, mode_t);
	va_end(ap);
	enter();
	return (int)syscall(SYS_openat, AT_FDCWD, file, flags, mode);
}

ssize_t read(int fd, void *p, size_t n)
{
	enter();
	return syscall(SYS_read, fd, p, n);
}

void *mmap(void *p, size_t n, int prot, int flags, int fd, off_t at)
{
	enter();
	return (void *)syscall(SYS_mmap, p, n, prot, flags, fd, at);
}

/* memory that is never given back; its size in front */
static char heap[8 << 20] __attribute__((aligned(64)));
static size_t used;

void *malloc(size_t n)
{
	char *p;
	size_t at;

	enter();
	if (n >> 20) {	/* of the commands that start the program, which have it preloaded as well */
		p = (char *)syscall(SYS_mmap, NULL, n + 16, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		if (p == MAP_FAILED)
			return NULL;
		*(size_t *)(void *)p = n;
		return p + 16;
	}
	at = __atomic_fetch_add(&used, (n + 31) & ~(size_t)15, __ATOMIC_RELAXED);
	if (at > sizeof heap - n - 32)
		return NULL;
	*(size_t *)(void *)(heap + at) = n;
	return heap + at + 16;
}

void free(void *p)
{
	(void)p;
	enter();
}

void *calloc(size_t a, size_t b)
{
	enter();
	return malloc(a * b);
}

void *realloc(void *p, size_t n)
{
	void *to = malloc(n);
	size_t was = p ? ((size_t *)p)[-2] : 0;

	return to && p ? memcpy(to, p, was < n ? was : n) : to;
}

#ifndef PRELOAD
void link_with_me(void);

static void early(void)
{
	free(malloc(10));
	enter();
}

__attribute__((section(".preinit_array"), used)) static void (*preinit)(void) = early;

static int answer(void)
{
	return 42;
}

static int (*resolve(void))(void)
{
	return arc4random() | 1 ? answer : NULL;
}

__attribute__((ifunc("resolve"))) int resolved(void);

int main(void)
{
	link_with_me();
	if (calls < 3)
		printf("%u calls\n", calls);
	free(malloc(10));
	puts(resolved() == 42 ? "ok" : "not resolved");
	return 0;
}
#endif
#endif

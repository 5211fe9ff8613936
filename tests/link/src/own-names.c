/* SPDX-License-Identifier: MIT */
/*
 * A program in ISO C that has every other name of libc for itself (own-names.sh makes them): what it
 * calls of ours must not end in one. Standard input is a pipe whose writer takes its time.
 */
#include <errno.h>
#include <limits.h>
#include <stdbit.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>
#include <time.h>
#include <uchar.h>
#include <wchar.h>

/* reserved names, which need no header */
_Float128 strtof128(const char *restrict s, char **restrict end);
int strfromf128(char *restrict s, size_t n, const char *restrict format, _Float128 v);
_Float128 __wcstof128_internal(const wchar_t *restrict s, wchar_t **restrict end, int group);
int __cxa_thread_atexit_impl(void (*f)(void *), void *object, void *dso);
int _dl_find_object(void *pc, void *result);
void *__newlocale(int mask, const char *name, void *base);
long __isoc23_strtol_l(const char *restrict s, char **restrict end, int base, void *l);
unsigned long __isoc23_wcstoul_l(const wchar_t *restrict s, wchar_t **restrict end, int base, void *l);
extern void *__dso_handle;

static int status, destroyed;
static mtx_t m;
static cnd_t c;
static tss_t key;

void trapped(const char *name)
{
	fprintf(stderr, "the program's own %s is called\n", name);
	abort();
}

#define IS(a) do { \
	if (!(a)) { \
		fprintf(stderr, "%s:%d: not %s\n", __FILE__, __LINE__, #a); \
		status = 1; \
	} \
} while (0)

static void destroy(void *arg)
{
	(*(int *)arg)++;
}

static void once(void)
{
	destroyed = 0;
}

static int thread(void *arg)
{
	IS(mtx_lock(&m) == thrd_success);
	IS(tss_set(key, &destroyed) == thrd_success);
	IS(tss_get(key) == &destroyed);
	IS(__cxa_thread_atexit_impl(destroy, &destroyed, &__dso_handle) == 0);
	IS(cnd_signal(&c) == thrd_success);
	IS(mtx_unlock(&m) == thrd_success);
	thrd_yield();
	return *(int *)arg + 1;
}

static void threads(void)
{
	struct timespec now, soon = { 0, 1000000 };
	once_flag flag = ONCE_FLAG_INIT;
	int n = 41, r;
	thrd_t t;

	call_once(&flag, once);
	IS(mtx_init(&m, mtx_timed) == thrd_success);
	IS(cnd_init(&c) == thrd_success);
	IS(tss_create(&key, destroy) == thrd_success);
	IS(timespec_get(&now, TIME_UTC) == TIME_UTC);
	IS(timespec_getres(&now, TIME_UTC) == TIME_UTC);
	IS(thrd_sleep(&soon, NULL) == 0);
	IS(mtx_timedlock(&m, &now) == thrd_success);
	IS(cnd_timedwait(&c, &m, &now) == thrd_timedout);
	IS(thrd_create(&t, thread, &n) == thrd_success);
	IS(cnd_wait(&c, &m) == thrd_success);
	IS(mtx_unlock(&m) == thrd_success);
	IS(thrd_join(t, &r) == thrd_success && r == 42);
	IS(destroyed == 2);
	IS(mtx_trylock(&m) == thrd_success);
	IS(mtx_unlock(&m) == thrd_success);
	IS(cnd_broadcast(&c) == thrd_success);
	IS(thrd_create(&t, thread, &n) == thrd_success && thrd_detach(t) == thrd_success);
	IS(thrd_equal(thrd_current(), thrd_current()));
	thrd_sleep(&(struct timespec){ 0, 200000000 }, NULL);
	tss_delete(key);
	cnd_destroy(&c);
	mtx_destroy(&m);
}

static void numbers(void)
{
	void *l = __newlocale(1 << 6, "C", NULL);
	char s[40], *end;
	wchar_t *wend;

	IS(strtol("0b101", &end, 0) == 5 && !*end);
	IS(strtoull("0b101", &end, 2) == 5 && !*end);
	IS(wcstol(L" 0b101", &wend, 0) == 5 && !*wend);
	IS(wcstoull(L"0b101", &wend, 0) == 5 && !*wend);
	IS(__isoc23_strtol_l("0b11", &end, 0, l) == 3);
	IS(__isoc23_wcstoul_l(L"0b11", &wend, 0, l) == 3);
	IS(strfromd(s, sizeof s, "%.2f", 1.5) == 4 && !strcmp(s, "1.50"));
	IS(strfromf(s, sizeof s, "%g", 1.5f) == 3 && strfroml(s, sizeof s, "%g", 1.5L) == 3);
	IS(strtof128("1.5", &end) == 1.5 && !*end);
#ifdef __x86_64__
	IS(__wcstof128_internal(L" 1.5", &wend, 0) == 1.5 && !*wend);
#endif
	IS(strfromf128(s, sizeof s, "%.1f", 2.5) == 3 && !strcmp(s, "2.5"));
	IS(stdc_count_ones_ui(7) == 3);
}

static void text(void)
{
	mbstate_t st = { 0 };
	unsigned char c8;
	char s[MB_LEN_MAX + 1], *p = malloc(16);

	IS(mbrtoc8((void *)&c8, "a", 1, &st) == 1 && c8 == 'a');
	IS(c8rtomb(s, 'b', &st) == 1 && s[0] == 'b');
	memset_explicit(p, 0, 16);
	IS(p[15] == 0 && memalignment(p) >= 8);
	free_sized(p, 16);
	p = aligned_alloc(64, 64);
	free_aligned_sized(p, 64, 64);
}

static void input(void)
{
	FILE *f = tmpfile();
	int a = 0, b = 0, n = 0;
	int_least64_t v = 0;
	wchar_t w[8];
	char s[8];

	IS(sscanf("0b11 101 7", "%i %b %w32d%n", &a, (unsigned *)&b, &n, &n) == 3 && a == 3 && b == 5);
	IS(swscanf(L"0b11 abc", L"%i %3ls", &a, w) == 2 && a == 3 && w[2] == 'c');
	IS(f != NULL);
	fputs("0b11 0b101 word", f);
	rewind(f);
	IS(fscanf(f, "%i %b %7s", &a, (unsigned *)&b, s) == 3 && b == 5 && !strcmp(s, "word"));
	rewind(f);
	IS(freopen(NULL, "r", f) == f);
	IS(fwscanf(f, L"%i %b %7s", &a, (unsigned *)&b, s) == 3 && b == 5 && !strcmp(s, "word"));
	fclose(f);
	IS(scanf("%i %w64d", &a, &v) == 2 && a == 2 && v == -9);	/* waits */
}

int main(void)
{
	uint64_t found[12];

	numbers();
	text();
	input();
	threads();
	IS(_dl_find_object((void *)(uintptr_t)main, found) == 0);
	if (!status)
		puts("ok");
	fflush(stdout);
	quick_exit(status);
}

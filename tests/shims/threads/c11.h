/* SPDX-License-Identifier: MIT */
/* For the tests of C11 threads. */
#include <pthread.h>
#include <stdint.h>
#include <threads.h>
#include <time.h>
#include "test.h"

#define MS 1000000LL
#define NONE ((struct timespec){ 0 })

static inline struct timespec in_ms(long ms)
{
	struct timespec t;

	timespec_get(&t, TIME_UTC);
	t.tv_nsec += ms % 1000 * MS;
	t.tv_sec += ms / 1000 + t.tv_nsec / (1000 * MS);
	t.tv_nsec %= 1000 * MS;
	return t;
}

static inline long long now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / MS;
}

/* runs f(0) ... f(n - 1) at once, and waits for them */
static inline void crowd(int n, int (*f)(void *))
{
	thrd_t t[256];
	int r, made = 0;

	for (; made < n; made++)
		if ((r = thrd_create(&t[made], f, (void *)(intptr_t)made))) {
			t_error("thrd_create: %d", r);
			break;
		}
	for (int i = 0; i < made; i++) {
		r = -1;
		T_INT(thrd_join(t[i], &r), thrd_success);
		T_INT(r, i);
	}
}

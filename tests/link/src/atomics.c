/* SPDX-License-Identifier: MIT */
/* Atomic objects that take libatomic: of 16 bytes, and with a lock; and functions that came later than the first of it. */
#include <fenv.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

struct big {
	long a[5];
};
static _Atomic struct big shared;
static _Atomic __int128 wide;
static atomic_flag flag = ATOMIC_FLAG_INIT;
void __atomic_feraiseexcept(int);

static void *add(void *p)
{
	for (int i = 0; i < 10000; i++) {
		struct big old = atomic_load(&shared), new;

		do {
			new = old;
			new.a[0]++;
			new.a[4] = new.a[0];
		} while (!atomic_compare_exchange_weak(&shared, &old, new));
		wide += (__int128)1 << 64;
	}
	return p;
}

int main(void)
{
	pthread_t t[2];
	struct big b;
	int first, second;

	for (int i = 0; i < 2; i++)
		pthread_create(&t[i], NULL, add, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(t[i], NULL);
	b = atomic_load(&shared);
	first = (atomic_flag_test_and_set)(&flag);
	second = (atomic_flag_test_and_set)(&flag);
	(atomic_thread_fence)(memory_order_seq_cst);
	feclearexcept(FE_ALL_EXCEPT);
	__atomic_feraiseexcept(FE_OVERFLOW);
	if (b.a[0] != 20000 || b.a[4] != 20000 || (long)(wide >> 64) != 20000 || first || !second || !fetestexcept(FE_OVERFLOW))
		printf("%ld %ld, %ld, %d %d\n", b.a[0], b.a[4], (long)(wide >> 64), first, second);
	else
		puts("ok");
}

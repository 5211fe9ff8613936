/* SPDX-License-Identifier: MIT */
/* tss_create, tss_set, tss_get, tss_delete. */
#include <limits.h>
#include "c11.h"

enum { PEOPLE = 100, KEYS = 30 };

static tss_t key[KEYS], again, counted, late;
static int destroyed[KEYS], rounds, freed, wrong, order;
static int posix_exit;

static void destroy(void *value)
{
	int k = (int)((intptr_t)value & 0xff), id = (int)((intptr_t)value >> 8);

	if (tss_get(key[k]))	/* emptied before */
		__atomic_fetch_add(&wrong, 1, __ATOMIC_RELAXED);
	if (id < 0 || id >= PEOPLE)
		__atomic_fetch_add(&wrong, 1, __ATOMIC_RELAXED);
	__atomic_fetch_add(&destroyed[k], 1, __ATOMIC_RELAXED);
}

static int fill(void *arg)
{
	intptr_t id = (intptr_t)arg;

	for (int k = 0; k < KEYS; k++)
		if (tss_get(key[k]))
			t_error("a value before any was set");
	for (int turn = 0; turn < 20; turn++)
		for (int k = 0; k < KEYS; k++) {
			void *want = (void *)(id << 8 | k);

			T_INT(tss_set(key[k], want), thrd_success);
			if (k == 7)
				thrd_yield();
			if (tss_get(key[k]) != want)
				t_error("thread %d, key %d: another value", (int)id, k);
		}
	if (id % 3 == 0)
		thrd_exit((int)id);
	if (id % 5 == 0)
		T_INT(tss_set(key[0], NULL), thrd_success);	/* nothing to destroy */
	return (int)id;
}

/* sets its own value again each time it is called: that many rounds, not for ever */
static void set_again(void *value)
{
	rounds++;
	T_INT(tss_set(again, value), thrd_success);
}

/* sets that of another key the first time: it must be destroyed too */
static void set_late(void *value)
{
	(void)value;
	order = order * 10 + 2;
}

static void set_other(void *value)
{
	order = order * 10 + 1;
	T_INT(tss_set(late, value), thrd_success);
}

static int loop(void *arg)
{
	T_INT(tss_set(again, arg), thrd_success);
	return INT_MIN;
}

static int other(void *arg)
{
	T_INT(tss_set(counted, arg), thrd_success);
	return 0;
}

static void count(void *value)
{
	(void)value;
	freed++;
}

static int one(void *arg)
{
	T_INT(tss_set(*(tss_t *)arg, arg), thrd_success);
	return 0;
}

static void *posix_thread(void *arg)
{
	one(arg);
	if (posix_exit)
		pthread_exit(NULL);
	return NULL;
}

static int in_thread(int (*f)(void *), void *arg)
{
	thrd_t t;
	int r = -1;

	T_INT(thrd_create(&t, f, arg), thrd_success);
	T_INT(thrd_join(t, &r), thrd_success);
	return r;
}

static int collect(tss_t *keys, int max)
{
	int n = 0;

	while (n < max && tss_create(&keys[n], NULL) == thrd_success)
		n++;
	return n;
}

int main(void)
{
	static tss_t many[PTHREAD_KEYS_MAX + 1];
	tss_t gone;
	pthread_t p;
	int n, skipped = 0;

	for (int k = 0; k < KEYS; k++)
		T_INT(tss_create(&key[k], destroy), thrd_success);
	crowd(PEOPLE, fill);
	for (int i = 0; i < PEOPLE; i++)
		skipped += i % 3 && i % 5 == 0;
	T_INT(wrong, 0);
	/* key 0 of thread 0 has the value 0 */
	T_INT(destroyed[0], PEOPLE - skipped - 1);
	for (int k = 1; k < KEYS; k++)
		T_INT(destroyed[k], PEOPLE);
	for (int k = 0; k < KEYS; k++)
		tss_delete(key[k]);
	for (int k = 1; k < KEYS; k++)
		T_INT(destroyed[k], PEOPLE);	/* deleting calls nothing */

	T_INT(tss_create(&again, set_again), thrd_success);
	T_INT(in_thread(loop, &again), INT_MIN);
	T_INT(rounds, TSS_DTOR_ITERATIONS);
	tss_delete(again);

	T_INT(tss_create(&late, set_late), thrd_success);	/* its turn is before the other's */
	T_INT(tss_create(&counted, set_other), thrd_success);
	in_thread(other, &order);
	T_INT(order, 12);
	tss_delete(counted);
	tss_delete(late);

	/* a key that was deleted destroys nothing; one made anew has no value left from it */
	T_INT(tss_create(&gone, count), thrd_success);
	T_INT(tss_set(gone, &gone), thrd_success);
	tss_delete(gone);
	T_INT(tss_set(gone, &gone), thrd_error);
	T_TRUE(!tss_get(gone));
	T_INT(tss_create(&gone, count), thrd_success);
	T_TRUE(!tss_get(gone));
	in_thread(one, &gone);
	T_INT(freed, 1);
	for (posix_exit = 0; posix_exit < 2; posix_exit++) {
		T_INT(pthread_create(&p, NULL, posix_thread, &gone), 0);
		T_INT(pthread_join(p, NULL), 0);
	}
	T_INT(freed, 3);
	/* the keys are POSIX's */
	T_INT(tss_set(gone, many), thrd_success);
	T_TRUE(pthread_getspecific(gone) == many);
	T_INT(pthread_setspecific(gone, &gone), 0);
	T_TRUE(tss_get(gone) == &gone);
	tss_delete(gone);

	n = collect(many, PTHREAD_KEYS_MAX + 1);
	T_TRUE(n > PTHREAD_KEYS_MAX - 32 && n <= PTHREAD_KEYS_MAX);
	T_INT(tss_create(&gone, NULL), thrd_error);
	for (int i = 0; i < n; i++) {
		T_INT(tss_set(many[i], &many[i]), thrd_success);
		T_TRUE(tss_get(many[i]) == &many[i]);
	}
	for (int i = 0; i < n; i++)
		tss_delete(many[i]);
	T_INT(collect(many, PTHREAD_KEYS_MAX + 1), n);
	T_INT(tss_set(PTHREAD_KEYS_MAX, NULL), thrd_error);
	T_TRUE(!tss_get(UINT_MAX));
	tss_delete(UINT_MAX);
	return t_status;
}

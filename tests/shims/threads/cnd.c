/* SPDX-License-Identifier: MIT */
/* cnd_init, cnd_wait, cnd_timedwait, cnd_signal, cnd_broadcast, cnd_destroy. */
#include "c11.h"

enum { PAIRS = 40, ITEMS = 150, WAITERS = 100 };

static mtx_t m;
static cnd_t full, empty, gate;
static int queue[4], used, first;
static long long sum;
static int waiting, open, early;

/* a small queue: even threads put in, odd ones take out, half of them with a time limit */
static void wait_on(cnd_t *c, unsigned id)
{
	struct timespec t = in_ms(2);
	int r = id & 2 ? cnd_timedwait(c, &m, &t) : cnd_wait(c, &m);

	if (r != thrd_success && !(id & 2 && r == thrd_timedout))
		t_error("wait: %d", r);
}

static int trade(void *arg)
{
	unsigned id = (unsigned)(intptr_t)arg;

	for (int i = 1; i <= ITEMS; i++) {
		T_INT(mtx_lock(&m), thrd_success);
		if (id & 1) {
			while (!used)
				wait_on(&empty, id);
			sum += queue[first];
			first = (first + 1) % 4;
			used--;
			T_INT(cnd_signal(&full), thrd_success);
		} else {
			while (used == 4)
				wait_on(&full, id);
			queue[(first + used++) % 4] = i;
			T_INT(cnd_signal(&empty), thrd_success);
		}
		T_INT(mtx_unlock(&m), thrd_success);
	}
	return (int)id;
}

static int pass_gate(void *arg)
{
	struct timespec t = in_ms(30000);

	T_INT(mtx_lock(&m), thrd_success);
	waiting++;
	T_INT(cnd_signal(&full), thrd_success);
	while (!open)
		if ((intptr_t)arg & 1)
			T_INT(cnd_wait(&gate, &m), thrd_success);
		else
			T_INT(cnd_timedwait(&gate, &m, &t), thrd_success);
	waiting--;
	T_INT(mtx_unlock(&m), thrd_success);
	return (int)(intptr_t)arg;
}

/* waits for the others, then lets all of them through at once */
static int open_gate(void *arg)
{
	if ((intptr_t)arg != WAITERS)
		return pass_gate(arg);
	T_INT(mtx_lock(&m), thrd_success);
	while (waiting < WAITERS)
		T_INT(cnd_wait(&full, &m), thrd_success);
	open = 1;
	T_INT(cnd_broadcast(&gate), thrd_success);
	T_INT(mtx_unlock(&m), thrd_success);
	return WAITERS;
}

static void limits(void)
{
	struct timespec bad[] = { { 0, -1 }, { 0, 1000 * MS }, { 1, 5000 * MS } }, t;
	long long start;
	int r;

	T_INT(mtx_lock(&m), thrd_success);
	for (int i = 0; i < 3; i++)
		T_INT(cnd_timedwait(&gate, &m, &bad[i]), thrd_error);
	t = NONE;
	T_INT(cnd_timedwait(&gate, &m, &t), thrd_timedout);
	start = now_ms();
	t = in_ms(150);
	while ((r = cnd_timedwait(&gate, &m, &t)) == thrd_success)
		early++;	/* spurious */
	T_INT(r, thrd_timedout);
	T_TRUE(now_ms() - start >= 140 && now_ms() - start < 20000);
	T_INT(mtx_trylock(&m), thrd_busy);	/* still ours */
	T_INT(mtx_unlock(&m), thrd_success);
	/* nobody there to hear it */
	T_INT(cnd_signal(&gate), thrd_success);
	T_INT(cnd_broadcast(&gate), thrd_success);
}

static int cleaned;

static void clean(void *arg)
{
	T_INT(mtx_unlock(arg), thrd_success);	/* he has it again */
	cleaned++;
}

static void *cancelled(void *arg)
{
	struct timespec t = in_ms(30000);

	T_INT(mtx_lock(&m), thrd_success);
	pthread_cleanup_push(clean, &m);
	waiting++;
	for (;;)
		if (arg)
			cnd_timedwait(&gate, &m, &t);
		else
			cnd_wait(&gate, &m);
	pthread_cleanup_pop(1);
	return NULL;
}

static void cancel(void *how)
{
	pthread_t t;
	void *value = NULL;

	waiting = 0;
	T_INT(pthread_create(&t, NULL, cancelled, how), 0);
	for (int in = 0; !in; thrd_yield()) {
		mtx_lock(&m);
		in = waiting;
		mtx_unlock(&m);
	}
	T_INT(pthread_cancel(t), 0);
	T_INT(pthread_join(t, &value), 0);
	T_TRUE(value == PTHREAD_CANCELED);
}

int main(void)
{
	static const pthread_cond_t fresh = PTHREAD_COND_INITIALIZER;

	T_INT(mtx_init(&m, mtx_plain), thrd_success);
	memset(&gate, 0xaa, sizeof gate);
	T_INT(cnd_init(&gate), thrd_success);
	T_INT(memcmp(&gate, &fresh, sizeof gate), 0);
	T_INT(cnd_init(&full), thrd_success);
	T_INT(cnd_init(&empty), thrd_success);
	crowd(2 * PAIRS, trade);
	T_INT(used, 0);
	T_INT(sum, (long long)PAIRS * ITEMS * (ITEMS + 1) / 2);
	crowd(WAITERS + 1, open_gate);
	T_INT(waiting, 0);
	limits();
	cancel(NULL);
	cancel(&m);
	T_INT(cleaned, 2);
	cnd_destroy(&gate);
	cnd_destroy(&full);
	cnd_destroy(&empty);
	mtx_destroy(&m);
	return t_status;
}

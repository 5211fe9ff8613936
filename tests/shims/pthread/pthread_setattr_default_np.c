/* SPDX-License-Identifier: MIT */
/* pthread_setattr_default_np, pthread_getattr_default_np; pthread_create and pthread_attr_getstacksize follow. */
#include <limits.h>
#include <threads.h>
#include <unistd.h>
#include "attr.h"

#define KIB 1024UL
#define NEAR(size, want) ((size) >= (want) - 32 * KIB && (size) <= (want) + 32 * KIB)

static size_t stack_of(const pthread_attr_t *a)
{
	size_t size = 1;

	T_INT(pthread_attr_getstacksize(a, &size), 0);
	return size;
}

static size_t default_stack(void)
{
	pthread_attr_t a;
	size_t size;

	T_INT(pthread_getattr_default_np(&a), 0);
	size = stack_of(&a);
	T_INT(pthread_attr_destroy(&a), 0);
	return size;
}

static struct found seen;
static int seen_it;

static int in_thrd(void *arg)
{
	find(arg);
	return 3;
}

static void *in_detached(void *arg)
{
	find(&seen);
	__atomic_store_n(&seen_it, 1, __ATOMIC_RELEASE);
	return arg;
}

static void first_look(void)
{
	pthread_attr_t a, fresh;
	size_t g = 1, h = 2;
	int v = -1;

	pthread_attr_init(&fresh);
	memset(&a, 0xaa, sizeof a);
	T_INT(pthread_getattr_default_np(&a), 0);
	T_INT(stack_of(&a), stack_of(&fresh));
	T_TRUE(stack_of(&a) > 64 * KIB);
	T_INT(pthread_attr_getguardsize(&a, &g), 0);
	T_INT(pthread_attr_getguardsize(&fresh, &h), 0);
	T_INT(g, h);
	T_INT(pthread_attr_getdetachstate(&a, &v), 0);
	T_INT(v, PTHREAD_CREATE_JOINABLE);
	T_INT(pthread_attr_getinheritsched(&a, &v), 0);
	T_INT(v, PTHREAD_INHERIT_SCHED);
	T_INT(pthread_attr_getschedpolicy(&a, &v), 0);
	T_INT(v, SCHED_OTHER);
	/* setting what there is changes nothing */
	T_INT(pthread_setattr_default_np(&a), 0);
	T_INT(default_stack(), stack_of(&fresh));
	pthread_attr_destroy(&a);
	pthread_attr_destroy(&fresh);
}

static void sizes(void)
{
	pthread_attr_t a, fresh, own;
	size_t was = default_stack();
	struct found f;
	thrd_t c;
	int r = -1;

	pthread_attr_init(&fresh);
	pthread_attr_init(&a);
	pthread_attr_init(&own);
	T_INT(pthread_attr_setstacksize(&own, 1024 * KIB), 0);
	T_INT(pthread_attr_setstacksize(&a, 400 * KIB), 0);
	T_INT(pthread_attr_setguardsize(&a, 3 * 4096), 0);
	T_TRUE(NEAR(start(NULL).stack, was));
	T_INT(pthread_setattr_default_np(&a), 0);
	T_INT(default_stack(), 400 * KIB);
	f = start(NULL);
	T_TRUE(NEAR(f.stack, 400 * KIB));
	T_INT(f.guard, 3 * 4096);
	/* an object that was there before has the default size too, and its own guard */
	T_INT(stack_of(&fresh), 400 * KIB);
	f = start(&fresh);
	T_TRUE(NEAR(f.stack, 400 * KIB));
	T_INT(f.guard, 4096);
	T_TRUE(NEAR(start(&own).stack, 1024 * KIB));
	T_INT(stack_of(&own), 1024 * KIB);
	/* C11 */
	T_INT(thrd_create(&c, in_thrd, &seen), thrd_success);
	T_INT(thrd_join(c, &r), thrd_success);
	T_INT(r, 3);
	T_TRUE(NEAR(seen.stack, 400 * KIB));
	/* no size given: the one before stays */
	pthread_attr_destroy(&a);
	pthread_attr_init(&a);
	T_INT(pthread_setattr_default_np(&a), 0);
	T_INT(default_stack(), 400 * KIB);
	f = start(NULL);
	T_TRUE(NEAR(f.stack, 400 * KIB));
	T_INT(f.guard, 4096);
	T_INT(pthread_attr_setstacksize(&a, was), 0);
	T_INT(pthread_setattr_default_np(&a), 0);
	T_INT(stack_of(&fresh), was);
	pthread_attr_destroy(&a);
}

static void everything(void)
{
	pthread_attr_t a, got, plain;
	cpu_set_t one, none, all, back;
	int cpu = sched_getcpu(), v = -1;
	thrd_t c;
	sigset_t s = mask_of(BIT(SIGUSR2) | BIT(SIGHUP)), g;
	uint64_t mine = own_mask();
	pthread_t t;

	CPU_ZERO(&one);
	CPU_SET(cpu < 0 ? 0 : cpu, &one);
	pthread_attr_init(&plain);
	T_INT(pthread_getattr_default_np(&a), 0);
	T_INT(pthread_attr_setaffinity_np(&a, sizeof one, &one), 0);
	T_INT(pthread_attr_setsigmask_np(&a, &s), 0);
	T_INT(pthread_setattr_default_np(&a), 0);
	/* a copy of its own */
	/* of this machine's alone: at 2.17 others are EINVAL already for the attributes */
	T_INT(sched_getaffinity(0, sizeof all, &all), 0);
	none = all;
	CPU_CLR(cpu < 0 ? 0 : cpu, &none);
	if (!CPU_COUNT(&none))
		none = one;
	T_INT(pthread_attr_setaffinity_np(&a, sizeof none, &none), 0);
	T_INT(pthread_getattr_default_np(&got), 0);
	CPU_ZERO(&back);
	T_INT(pthread_attr_getaffinity_np(&got, sizeof back, &back), 0);
	T_TRUE(CPU_EQUAL(&back, &one));
	pthread_attr_destroy(&a);
	T_INT(pthread_attr_getsigmask_np(&got, &g), 0);
	T_INT(bits(&g), BIT(SIGUSR2) | BIT(SIGHUP));
	for (int i = 0; i < 50; i++) {
		struct found f = start(NULL);

		T_INT(f.mask, BIT(SIGUSR2) | BIT(SIGHUP));
		T_TRUE(CPU_EQUAL(&f.cpus, &one));
	}
	/* C11, which has no attributes */
	T_INT(thrd_create(&c, in_thrd, &seen), thrd_success);
	T_INT(thrd_join(c, &v), thrd_success);
	T_INT(v, 3);
	T_INT(seen.mask, BIT(SIGUSR2) | BIT(SIGHUP));
	T_TRUE(CPU_EQUAL(&seen.cpus, &one));
	/* these are for threads without attributes alone */
	T_INT(start(&plain).mask, mine);
	T_INT(own_mask(), mine);

	T_INT(pthread_attr_setsigmask_np(&got, NULL), 0);
	T_INT(pthread_attr_setaffinity_np(&got, sizeof all, &all), 0);
	T_INT(pthread_attr_setdetachstate(&got, PTHREAD_CREATE_DETACHED), 0);
	T_INT(pthread_setattr_default_np(&got), 0);
	T_INT(pthread_create(&t, NULL, in_detached, NULL), 0);
	for (int i = 0; i < 10000 && !__atomic_load_n(&seen_it, __ATOMIC_ACQUIRE); i++)
		usleep(1000);
	T_INT(seen.detached, PTHREAD_CREATE_DETACHED);
	T_INT(seen.mask, mine);
	T_INT(start(&plain).detached, PTHREAD_CREATE_JOINABLE);
	T_INT(pthread_attr_setdetachstate(&got, PTHREAD_CREATE_JOINABLE), 0);
	T_INT(pthread_setattr_default_np(&got), 0);
	T_INT(pthread_getattr_default_np(&a), 0);
	T_INT(pthread_attr_getdetachstate(&a, &v), 0);
	T_INT(v, PTHREAD_CREATE_JOINABLE);
	T_INT(start(NULL).mask, mine);
	pthread_attr_destroy(&a);
	pthread_attr_destroy(&got);
	pthread_attr_destroy(&plain);
}

static void errors(void)
{
	static const int policies[] = { -1, SCHED_OTHER, SCHED_FIFO, SCHED_RR, SCHED_BATCH, 4, SCHED_IDLE, 6 };
	static char stack[1 << 20] __attribute__((aligned(4096)));
	size_t was = default_stack();
	struct sched_param param = { 0 };
	pthread_attr_t a;
	struct { int priority, policy; } *in = (void *)&a;

	for (unsigned i = 0; i < sizeof policies / sizeof *policies; i++) {
		int ok = policies[i] >= SCHED_OTHER && policies[i] <= SCHED_RR;

		pthread_attr_init(&a);
		in->policy = policies[i];
		T_INT(pthread_setattr_default_np(&a), ok ? 0 : EINVAL);
		for (int p = -1; ok && p <= 101; p++) {
			int top = policies[i] == SCHED_OTHER ? 0 : 99;

			in->priority = p;
			T_INT(pthread_setattr_default_np(&a), p <= top ? 0 : EINVAL);
		}
		pthread_attr_destroy(&a);
	}
	pthread_attr_init(&a);
	T_INT(pthread_setattr_default_np(&a), 0);
	T_INT(pthread_attr_setschedparam(&a, &param), 0);
	T_INT(pthread_attr_setstack(&a, stack, sizeof stack), 0);
	T_INT(pthread_setattr_default_np(&a), EINVAL);
	pthread_attr_destroy(&a);
	pthread_attr_init(&a);
	((size_t *)&a)[4] = 4096;	/* the size of the stack, which the setter would refuse */
	if (stack_of(&a) == 4096)
		T_INT(pthread_setattr_default_np(&a), EINVAL);
	else
		t_error("not the size of the stack");
	pthread_attr_destroy(&a);
	T_INT(default_stack(), was);
	/* more than there is: the next thread is told */
	pthread_attr_init(&a);
	T_INT(pthread_attr_setstacksize(&a, (size_t)1 << 50), 0);
	T_INT(pthread_setattr_default_np(&a), 0);
	T_INT(pthread_create(&(pthread_t){ 0 }, NULL, find, &seen), EAGAIN);
	T_INT(thrd_create(&(thrd_t){ 0 }, in_thrd, &seen), thrd_error);
	T_INT(pthread_attr_setstacksize(&a, was), 0);
	T_INT(pthread_setattr_default_np(&a), 0);
	pthread_attr_destroy(&a);
}

static void *changes(void *arg)
{
	pthread_attr_t a;

	for (int i = 0; i < 60; i++) {
		pthread_attr_init(&a);
		T_INT(pthread_attr_setstacksize(&a, ((uintptr_t)arg + 4) * 64 * KIB), 0);
		T_INT(pthread_setattr_default_np(&a), 0);
		pthread_attr_destroy(&a);
		if (i % 8 == 0)
			T_TRUE(start(NULL).stack < 3000 * KIB);
		T_TRUE(default_stack() % (64 * KIB) == 0);
	}
	return arg;
}

int main(void)
{
	pthread_attr_t a;
	pthread_t t[20];

	first_look();
	sizes();
	everything();
	errors();
	pthread_attr_init(&a);
	T_INT(pthread_attr_setstacksize(&a, 2048 * KIB), 0);
	T_INT(pthread_setattr_default_np(&a), 0);
	for (intptr_t i = 0; i < 20; i++)
		T_INT(pthread_create(&t[i], &a, changes, (void *)i), 0);
	for (int i = 0; i < 20; i++)
		T_INT(pthread_join(t[i], NULL), 0);
	return t_status;
}

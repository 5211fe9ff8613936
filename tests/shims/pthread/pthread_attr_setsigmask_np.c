/* SPDX-License-Identifier: MIT */
/* pthread_attr_setsigmask_np, pthread_attr_getsigmask_np, and pthread_create with such attributes. */
#include <sys/wait.h>
#include <unistd.h>
#include "attr.h"

static uint64_t seed = 88172645463325252;

static uint64_t rnd(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	return seed ^= seed << 17;
}

static uint64_t get(const pthread_attr_t *a)
{
	sigset_t s;

	memset(&s, 0xff, sizeof s);
	T_INT(pthread_attr_getsigmask_np(a, &s), 0);
	return bits(&s);
}

static void set(pthread_attr_t *a, uint64_t m)
{
	sigset_t s = mask_of(m);

	T_INT(pthread_attr_setsigmask_np(a, &s), 0);
}

static void no_mask(const pthread_attr_t *a)
{
	sigset_t s;

	sigfillset(&s);
	T_INT(pthread_attr_getsigmask_np(a, &s), PTHREAD_ATTR_NO_SIGMASK_NP);
	T_INT(bits(&s), 0);
}

static void basics(void)
{
	static const uint64_t masks[] = { 0, ~0ULL, BIT(SIGUSR1), BIT(60), ~BIT(SIGTERM), BIT(SIGKILL) | BIT(SIGINT) };
	uint64_t mine = own_mask();
	pthread_attr_t a, b;
	sigset_t s;

	pthread_attr_init(&a);
	no_mask(&a);
	T_INT(start(&a).mask, mine);
	for (unsigned i = 0; i < sizeof masks / sizeof *masks; i++) {
		set(&a, masks[i]);
		T_INT(get(&a) | BIT(32) | BIT(33), masks[i] | BIT(32) | BIT(33));
		T_INT(get(&a) & (BIT(32) | BIT(33)), 0);
		T_INT(start(&a).mask & ~ASIDE, masks[i] & ~ASIDE);
		T_INT(start(NULL).mask, mine);
		T_INT(own_mask(), mine);
	}
	memset(&s, 0xff, sizeof s);
	T_INT(pthread_attr_setsigmask_np(&a, &s), 0);
	T_INT(get(&a), ~(BIT(32) | BIT(33)));
	T_INT(pthread_attr_setsigmask_np(&a, NULL), 0);
	no_mask(&a);
	T_INT(start(&a).mask, mine);

	/* two objects, and one anew */
	set(&a, BIT(SIGUSR1));
	pthread_attr_init(&b);
	no_mask(&b);
	set(&b, BIT(SIGUSR2));
	T_INT(start(&a).mask, BIT(SIGUSR1));
	T_INT(start(&b).mask, BIT(SIGUSR2));
	T_INT(pthread_attr_destroy(&a), 0);
	T_INT(start(&b).mask, BIT(SIGUSR2));
	pthread_attr_init(&a);
	no_mask(&a);
	pthread_attr_destroy(&a);
	pthread_attr_destroy(&b);
}

/* The other attributes work as ever, set before or after. */
static void others(void)
{
	struct sched_param param = { 0 };
	pthread_attr_t a, b;
	struct found f;
	size_t size;
	int v;

	for (int late = 0; late < 2; late++) {
		cpu_set_t one;
		int cpu = sched_getcpu();

		CPU_ZERO(&one);
		CPU_SET(cpu < 0 ? 0 : cpu, &one);
		pthread_attr_init(&a);
		if (late)
			set(&a, BIT(SIGHUP));
		T_INT(pthread_attr_setstacksize(&a, 300 * 1024), 0);
		T_INT(pthread_attr_setguardsize(&a, 8192), 0);
		T_INT(pthread_attr_setinheritsched(&a, PTHREAD_EXPLICIT_SCHED), 0);
		T_INT(pthread_attr_setschedpolicy(&a, SCHED_OTHER), 0);
		T_INT(pthread_attr_setschedparam(&a, &param), 0);
		T_INT(pthread_attr_setscope(&a, PTHREAD_SCOPE_SYSTEM), 0);
		T_INT(pthread_attr_setaffinity_np(&a, sizeof one, &one), 0);
		T_INT(pthread_attr_setdetachstate(&a, PTHREAD_CREATE_DETACHED), 0);
		T_INT(pthread_attr_setdetachstate(&a, PTHREAD_CREATE_JOINABLE), 0);
		if (!late)
			set(&a, BIT(SIGHUP));
		T_INT(get(&a), BIT(SIGHUP));
		T_INT(pthread_attr_getstacksize(&a, &size), 0);
		T_INT(size, 300 * 1024);
		T_INT(pthread_attr_getdetachstate(&a, &v), 0);
		T_INT(v, PTHREAD_CREATE_JOINABLE);
		T_INT(pthread_attr_getinheritsched(&a, &v), 0);
		T_INT(v, PTHREAD_EXPLICIT_SCHED);
		f = start(&a);
		T_INT(f.mask, BIT(SIGHUP));
		T_INT(f.detached, PTHREAD_CREATE_JOINABLE);
		T_TRUE(f.stack >= 280 * 1024 && f.stack <= 320 * 1024);
		T_INT(f.guard, 8192);
		T_TRUE(CPU_EQUAL(&f.cpus, &one));
		pthread_attr_destroy(&a);
	}
	/* a thread's attributes tell of no mask */
	pthread_attr_init(&a);
	set(&a, BIT(SIGHUP));
	T_INT(pthread_getattr_np(pthread_self(), &b), 0);
	no_mask(&b);
	pthread_attr_destroy(&b);
	pthread_attr_destroy(&a);
}

static void *many(void *arg)
{
	pthread_attr_t a[40];
	uint64_t m[40], state = (uintptr_t)arg * 0x9e3779b97f4a7c15 + 1;

	for (int turn = 0; turn < 50; turn++) {
		for (int i = 0; i < 40; i++) {
			state = state * 6364136223846793005 + 1442695040888963407;
			m[i] = (turn & 1 ? state >> 60 : state ^ state >> 29) & ~ASIDE;
			pthread_attr_init(&a[i]);
			set(&a[i], m[i]);
		}
		for (int i = 0; i < 40; i++) {
			if (get(&a[i]) != m[i])
				t_error("another mask");
			pthread_attr_destroy(&a[i]);
		}
	}
	return arg;
}

static void *sees_mask(void *arg)
{
	return own_mask() == (uintptr_t)arg ? arg : NULL;
}

static void *makes_threads(void *arg)
{
	pthread_attr_t a;
	uint64_t mine = own_mask();
	void *value;
	pthread_t t;

	for (uintptr_t i = 0; i < 40; i++) {
		uintptr_t m = ((uintptr_t)arg * 40 + i) << 9 & 0x3e00 & ~ASIDE;

		m |= BIT(50);
		pthread_attr_init(&a);
		set(&a, m);
		T_INT(pthread_create(&t, &a, sees_mask, (void *)m), 0);
		pthread_attr_destroy(&a);
		value = NULL;
		T_INT(pthread_join(t, &value), 0);
		T_TRUE(value == (void *)m);
	}
	T_INT(own_mask(), mine);
	return arg;
}

static void crowd(int n, void *(*f)(void *))
{
	pthread_t t[64];

	for (int i = 0; i < n; i++)
		T_INT(pthread_create(&t[i], NULL, f, (void *)(intptr_t)(i + 1)), 0);
	for (int i = 0; i < n; i++)
		T_INT(pthread_join(t[i], NULL), 0);
}

static pthread_t handled_by;
static volatile sig_atomic_t handled;

static void handler(int sig)
{
	(void)sig;
	handled_by = pthread_self();
	handled++;
}

static void *waits(void *arg)
{
	for (int i = 0; !handled && i < 5000; i++)
		usleep(1000);
	return arg;
}

/* A signal that waits for somebody goes to the thread that lets it in, not to the one that makes it. */
static void pending(void)
{
	struct sigaction sa = { .sa_handler = handler };
	sigset_t s = mask_of(BIT(SIGUSR1)), before;
	pthread_attr_t a;
	pthread_t t;

	sigaction(SIGUSR1, &sa, NULL);
	pthread_sigmask(SIG_BLOCK, &s, &before);
	kill(getpid(), SIGUSR1);
	pthread_attr_init(&a);
	set(&a, ~BIT(SIGUSR1));
	T_INT(handled, 0);
	T_INT(pthread_create(&t, &a, waits, NULL), 0);
	T_INT(pthread_join(t, NULL), 0);
	T_INT(handled, 1);
	T_TRUE(pthread_equal(handled_by, t));
	T_TRUE(own_mask() & BIT(SIGUSR1));
	pthread_attr_destroy(&a);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	T_INT(handled, 1);
}

static void *sleeps(void *arg)
{
	for (;;)
		pause();
	return arg;
}

static void fails(void)
{
	uint64_t mine = own_mask();
	pthread_attr_t a;
	void *value = NULL;
	pthread_t t;

	pthread_attr_init(&a);
	set(&a, ~0ULL);
	T_INT(pthread_attr_setstacksize(&a, (size_t)1 << 50), 0);
	T_INT(pthread_create(&t, &a, sees_mask, NULL), EAGAIN);
	T_INT(own_mask(), mine);
	T_INT(pthread_attr_setstacksize(&a, 256 * 1024), 0);
	/* all blocked, but cancelled all the same */
	T_INT(pthread_create(&t, &a, sleeps, NULL), 0);
	T_INT(pthread_cancel(t), 0);
	T_INT(pthread_join(t, &value), 0);
	T_TRUE(value == PTHREAD_CANCELED);
	pthread_attr_destroy(&a);
}

int main(void)
{
	static pthread_attr_t before;
	int status = -1;
	pid_t pid;

	pthread_attr_init(&before);	/* by what libc knew then */
	T_INT(start(&before).mask, own_mask());
	basics();
	others();
	for (int i = 0; i < 20000; i++) {
		uint64_t m = rnd() & ~ASIDE;

		set(&before, m);
		if (get(&before) != m)
			t_error("another mask");
	}
	crowd(20, many);
	crowd(20, makes_threads);
	pending();
	fails();
	fflush(NULL);
	pid = fork();
	if (!pid) {
		t_status = 0;
		set(&before, BIT(SIGALRM));
		T_INT(start(&before).mask, BIT(SIGALRM));
		crowd(4, makes_threads);
		_exit(t_status);
	}
	T_INT(waitpid(pid, &status, 0), pid);
	T_INT(status, 0);
	pthread_attr_destroy(&before);
	return t_status;
}

/* SPDX-License-Identifier: MIT */
/*
 * One thread for the process, made when it is first needed, with all signals
 * blocked. It sleeps on a futex until the earliest deadline, rounded up to a
 * tenth of a second so that many short waits do not keep it busy, and does
 * nothing then but compare the clocks, unless they were set. For a deadline of
 * CLOCK_REALTIME it looks every tenth of a second. It does not survive fork:
 * the child makes its own.
 */
#include "cond_guard.h"
#include <linux/futex.h>
#include <signal.h>

#define BILLION 1000000000LL
#define NEVER 0x3fffffffffffffffLL
#define TICK (BILLION / 10)

NEED_UNWIND_NEXT

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct compat_guarded *waits;
static pthread_t guard;
static enum { NONE, RUNS, NO_MORE } state;
static long long alarm_at;	/* ns, when the guard wakes up */
static int bell;		/* futex: changes when it must wake up sooner */

static long long ns(const struct timespec *t)
{
	if (t->tv_sec < 0)
		return 0;
	return t->tv_sec > NEVER / BILLION ? NEVER : t->tv_sec * BILLION + t->tv_nsec;
}

static struct timespec ts(long long ns)
{
	return (struct timespec) { .tv_sec = ns / BILLION, .tv_nsec = ns % BILLION };
}

static long long now(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return ns(&t);
}

static void ring(void)
{
	__atomic_add_fetch(&bell, 1, __ATOMIC_RELEASE);
	SYSCALL_RAW(SYS_futex, &bell, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, 1);
}

/* The clock was set since, and what was converted ends too late. */
static int overdue(const struct compat_guarded *g, long long mono, long long ahead)
{
	if (g->wall)
		return ahead > g->ahead + BILLION / 1000 && mono + ahead >= g->wall;
	return ahead < g->ahead - BILLION / 1000;
}

static void *watch(void *arg)
{
	(void)arg;
	pthread_setname_np(pthread_self(), "compat-cond");
	pthread_mutex_lock(&lock);
	while (state == RUNS) {
		long long mono = now(CLOCK_MONOTONIC), ahead = now(CLOCK_REALTIME) - mono;
		int heard = __atomic_load_n(&bell, __ATOMIC_ACQUIRE);
		struct timespec until;

		alarm_at = NEVER;
		for (struct compat_guarded *g = waits; g; g = g->next) {
			if (ns(&g->due) <= mono) {
				/* again and again: it may not wait yet, or have to wait for its mutex */
				if (overdue(g, mono, ahead))
					pthread_cond_broadcast(g->cond);
				g->due = ts(mono + (g->wall ? TICK : TICK / 2));
			}
			if (ns(&g->due) < alarm_at)
				alarm_at = ns(&g->due);
		}
		until = ts(alarm_at);
		pthread_mutex_unlock(&lock);
		SYSCALL_RAW(SYS_futex, &bell, FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG, heard,
			alarm_at == NEVER ? NULL : &until, 0, FUTEX_BITSET_MATCH_ANY);
		pthread_mutex_lock(&lock);
	}
	pthread_mutex_unlock(&lock);
	return NULL;
}

static void before_fork(void)
{
	pthread_mutex_lock(&lock);
}

static void after_fork(void)
{
	pthread_mutex_unlock(&lock);
}

static void in_child(void)
{
	waits = NULL;	/* of threads that are no more */
	if (state == RUNS)
		state = NONE;
	pthread_mutex_init(&lock, NULL);
}

/* Early, since libc may hold the lock of its list while it runs the handlers of others. */
__attribute__((constructor)) static void watch_forks(void)
{
	static int done;

	if (!done && !NATIVE(pthread_cond_clockwait))
		done = !pthread_atfork(before_fork, after_fork, in_child);
}

static void start(void)
{
	sigset_t all, old;
	pthread_attr_t attr;

	watch_forks();
	state = RUNS;
	alarm_at = NEVER;
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &old);
	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, 128 * 1024);
	/* the small stack may be too small for the thread-local variables */
	if (pthread_create(&guard, &attr, watch, NULL) && pthread_create(&guard, NULL, watch, NULL))
		state = NONE;
	pthread_attr_destroy(&attr);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
}

/* At exit, or when the library that we are part of is unloaded. */
__attribute__((destructor)) static void stop(void)
{
	int ran, cancel;

	pthread_mutex_lock(&lock);
	ran = state == RUNS;
	state = NO_MORE;
	pthread_mutex_unlock(&lock);
	if (!ran)
		return;
	ring();
	pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &cancel);
	pthread_join(guard, NULL);
	pthread_setcancelstate(cancel, NULL);
}

int __compat_cond_guard(struct compat_guarded *g, pthread_cond_t *cond, clockid_t clock,
	const struct timespec *deadline, struct timespec *other)
{
	clockid_t to = clock == CLOCK_REALTIME ? CLOCK_MONOTONIC : CLOCK_REALTIME;
	long long from, begin, left;
	int guarded;

	pthread_mutex_lock(&lock);
	if (state == NONE)
		start();
	g->cond = cond;
	if ((g->next = waits))
		waits->link = &g->next;
	waits = g;
	g->link = &waits;
	from = now(clock);	/* in this order the wait is rather too long by a little: too short, it is a spurious wake-up */
	begin = now(to);
	left = ns(deadline) - from;
	if (left < 0)
		left = 0;
	if (left > BILLION * BILLION)
		left = BILLION * BILLION;
	*other = ts(left ? begin + left : 0);
	if (clock == CLOCK_REALTIME) {
		g->ahead = from - begin;
		g->wall = from + left;
		g->due = ts(begin + TICK);
	} else {
		g->ahead = begin - from;
		g->wall = 0;
		g->due = ts(((from + left) / TICK + 1) * TICK);
	}
	guarded = state == RUNS;
	if (guarded && ns(&g->due) < alarm_at) {
		alarm_at = ns(&g->due);
		ring();
	}
	pthread_mutex_unlock(&lock);
	return guarded;
}

void __compat_cond_unguard(struct compat_guarded *g)
{
	pthread_mutex_lock(&lock);
	if ((*g->link = g->next))
		g->next->link = g->link;
	pthread_mutex_unlock(&lock);
}

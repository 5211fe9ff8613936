/* SPDX-License-Identifier: MIT */
/*
 * Waits by two clocks. What libcompat takes for CLOCK_REALTIME comes from
 * here: a wall clock that was "set" by step_ns. To begin a wait while it is an
 * hour ahead, and to take the hour back then, is to the wait what setting the
 * clock back is: it knows a deadline that the kernel's clock reaches an hour late.
 */
#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>
#include <sys/syscall.h>
#include "test.h"

#define HOUR 3600000000000LL
#define LATE 700	/* ms, on a busy machine */

static long long step_ns;

int clock_gettime(clockid_t clock, struct timespec *t)
{
	long long step = clock == CLOCK_REALTIME ? __atomic_load_n(&step_ns, __ATOMIC_SEQ_CST) : 0;
	int r = (int)syscall(SYS_clock_gettime, clock, t);

	step += t->tv_nsec;
	t->tv_sec += step / 1000000000;
	t->tv_nsec = step % 1000000000;
	if (t->tv_nsec < 0) {
		t->tv_nsec += 1000000000;
		t->tv_sec--;
	}
	return r;
}

/* the kernel's clock, ns */
static inline long long now(clockid_t clock)
{
	struct timespec t;

	syscall(SYS_clock_gettime, clock, &t);
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static inline struct timespec in_ms(clockid_t clock, long ms)
{
	long long t = now(clock) + ms * 1000000LL;

	return (struct timespec) { .tv_sec = t / 1000000000, .tv_nsec = t % 1000000000 };
}

static inline void sleep_ms(long ms)
{
	struct timespec t = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 };

	while (nanosleep(&t, &t))
		;
}

static inline pthread_t run(void *(*f)(void *), void *arg)
{
	pthread_t t;
	int r = pthread_create(&t, NULL, f, arg);

	if (r) {
		t_error("pthread_create: %s", strerror(r));
		exit(1);
	}
	return t;
}

static inline void *unset_soon(void *arg)
{
	(void)arg;
	sleep_ms(50);
	__atomic_store_n(&step_ns, 0, __ATOMIC_SEQ_CST);
	return NULL;
}

/* expr(&t), a wait until ms from now, gives want: not before, not much later */
#define T_UNTIL(expr, want, clock, ms) do { \
	struct timespec t = in_ms(clock, ms); \
	long long end_ = t.tv_sec * 1000000000LL + t.tv_nsec, now_; \
	T_INT(expr, want); \
	now_ = now(clock); \
	if (now_ < end_ || now_ > end_ + LATE * 1000000LL) \
		t_error("%s: %lld us after its deadline", #expr, (now_ - end_) / 1000); \
} while (0)

/* the same by CLOCK_MONOTONIC, with the wall clock set back and forth meanwhile */
#define T_STEPS(expr, want, ms) do { \
	pthread_t t_; \
	step_ns = HOUR; \
	t_ = run(unset_soon, NULL); \
	T_UNTIL(expr, want, CLOCK_MONOTONIC, ms); \
	pthread_join(t_, NULL); \
	step_ns = -HOUR; \
	t_ = run(unset_soon, NULL); \
	T_UNTIL(expr, want, CLOCK_MONOTONIC, ms); \
	pthread_join(t_, NULL); \
	step_ns = 0; \
} while (0)

/* what another thread did in 100 ms from start on, by CLOCK_MONOTONIC, is seen then */
#define T_TOOK(what, start) do { \
	long long took_ = (now(CLOCK_MONOTONIC) - (start)) / 1000000; \
	if (took_ < 80 || took_ > 80 + LATE) \
		t_error("%s after %lld ms, want 100", what, took_); \
} while (0)

/* is it ours that is tested, and not the running glibc's own? */
#ifdef T_NATIVE
#define fallback(name) 0
#else
void *__compat_native(const char *name);
#define fallback(name) (!__compat_native(name))
#endif

static const clockid_t clocks[] = { CLOCK_REALTIME, CLOCK_MONOTONIC };
static const struct timespec past = { 0, 0 }, before_1970 = { -5, 0 }, bad_nsec = { 1, 1000000000 },
	bad_nsec2 = { 1, -1 };

/* SPDX-License-Identifier: MIT */
/* timespec_get and timespec_getres, bases of glibc 2.43 */
#include "test.h"
#include <limits.h>
#include <time.h>

int timespec_getres(struct timespec *, int);

/* the compiler warns of NULL */
static int (*volatile getres)(struct timespec *, int) = timespec_getres;

static long long ns(struct timespec t)
{
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

/* what goes by is the clock's time: it lies between two looks at that */
static void is_clock(int base, clockid_t clock)
{
	struct timespec before, t = { 0, -1 }, after, res = { 0, -1 }, want;

	errno = 7;
	T_INT(clock_gettime(clock, &before), 0);
	T_INT(timespec_get(&t, base), base);
	T_INT(clock_gettime(clock, &after), 0);
	if (ns(before) > ns(t) || ns(t) > ns(after) || t.tv_nsec < 0 || t.tv_nsec > 999999999)
		t_error("base %d: %lld, not between %lld and %lld", base, ns(t), ns(before), ns(after));
	T_INT(clock_getres(clock, &want), 0);
	T_INT(timespec_getres(&res, base), base);
	T_INT(ns(res), ns(want));
	T_INT(getres(NULL, base), base);
	T_INT(errno, 7);
}

int main(void)
{
	static const int none[] = { 0, 11, 13, 14, 16, 1000, INT_MAX, INT_MIN };
	struct timespec t = { 7, 8 };

	for (int i = 0; i < 1000; i++) {
		is_clock(TIME_UTC, CLOCK_REALTIME);
		is_clock(TIME_MONOTONIC, CLOCK_MONOTONIC);
	}
	for (int i = 0; i < 10; i++) {
		is_clock(TIME_ACTIVE, CLOCK_PROCESS_CPUTIME_ID);
		is_clock(TIME_THREAD_ACTIVE, CLOCK_THREAD_CPUTIME_ID);
	}
	is_clock(CLOCK_MONOTONIC_RAW + 1, CLOCK_MONOTONIC_RAW);
	is_clock(CLOCK_REALTIME_COARSE + 1, CLOCK_REALTIME_COARSE);
	is_clock(CLOCK_BOOTTIME + 1, CLOCK_BOOTTIME);
	for (unsigned i = 0; i < sizeof none / sizeof *none; i++) {
		T_ERR(timespec_get(&t, none[i]), 0, EINVAL);
		T_ERR(timespec_getres(&t, none[i]), 0, EINVAL);
		T_ERR(getres(NULL, none[i]), 0, EINVAL);
		T_INT(t.tv_sec == 7 && t.tv_nsec == 8, 1);
	}
	return t_status;
}

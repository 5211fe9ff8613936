/* SPDX-License-Identifier: MIT */
/*
 * strerrorname_np and strerrordesc_np, sigabbrev_np and sigdescr_np: what they say of all numbers is summed up; the run
 * with glibc's own functions tells that the sums are right.
 */
#include "test.h"
#include "charset.h"
#include <limits.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>

static uint64_t sum;

static void add(int n, const char *s)
{
	char line[200];

	snprintf(line, sizeof line, "%d %s\n", n, s);
	for (const char *p = line; *p; p++)
		sum = (sum ^ (unsigned char)*p) * 0x100000001b3;
}

static int all(const char *(*f)(int), int from, int to, int extra, uint64_t want)
{
	int known = 0;

	sum = 0xcbf29ce484222325;
	for (int n = from; n < to; n++) {
		const char *s = f(n);

		if (s) {
			known++;
			add(n, s);
			if (s != f(n))
				t_error("%d: another place each time", n);
		}
	}
	if (f(INT_MIN) || f(INT_MAX) || f(extra))
		t_error("a number that is none has a name");
	if (sum != want)
		t_error("sum %#llx, want %#llx", (unsigned long long)sum, (unsigned long long)want);
	return known;
}

static void *everything(void *arg)
{
	T_INT(all(strerrorname_np, -1000, 5000, -EINVAL, 0xcbaa505378714b64), 133);
	T_INT(all(strerrordesc_np, -1000, 5000, 41, 0x263217b419f4b977), 133);
	T_INT(all(sigabbrev_np, -10, 200, SIGRTMIN, 0xf197bf0ced5d0951), 31);
	T_INT(all(sigdescr_np, -10, 200, SIGRTMAX, 0x2cf92fa49d5d39ac), 31);
	return arg;
}

int main(void)
{
	pthread_t t;

	errno = 7;
	everything(NULL);
	T_STR(strerrorname_np(0), "0");
	T_STR(strerrordesc_np(0), "Success");
	T_STR(strerrorname_np(EWOULDBLOCK), "EAGAIN");
	T_STR(strerrorname_np(EDEADLOCK), "EDEADLK");
	T_STR(strerrorname_np(ENOTSUP), "EOPNOTSUPP");
	T_STR(strerrordesc_np(EINVAL), "Invalid argument");
	T_STR(sigabbrev_np(SIGIO), "POLL");
	T_STR(sigabbrev_np(SIGABRT), "ABRT");
	T_STR(sigdescr_np(SIGSEGV), "Segmentation fault");
	T_INT(errno, 7);
	/* whatever the locale and the thread */
	setenv("LANGUAGE", "de", 1);
	if (t_locale("UTF-8"))
		return t_skip("no localedef for a locale of UTF-8");
	errno = 7;
	everything(NULL);
	T_INT(pthread_create(&t, NULL, everything, NULL), 0);
	pthread_join(t, NULL);
	T_INT(errno, 7);
	return t_status;
}

/* SPDX-License-Identifier: MIT */
/*
 * Judges a source of random bytes: fill(buf, n) gives all of n at once. The limits are such that
 * a good source fails once in some ten thousand million runs.
 */
#include "test.h"
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define DRAWS 2000

static void (*fill)(void *, size_t);

/* chi-square of counts that should all be alike, more than eight deviations off */
static int uneven(const unsigned *count, unsigned cells)
{
	double sum = 0, total = 0, off;

	for (unsigned i = 0; i < cells; i++)
		total += count[i];
	for (unsigned i = 0; i < cells; i++)
		sum += (count[i] - total / cells) * (count[i] - total / cells) / (total / cells);
	off = sum - (cells - 1);
	return cells < 30 ? sum > 60 : off > 0 && off * off > 64 * 2 * (cells - 1);
}

static int by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

static int repeats(uint64_t *v, size_t n)
{
	int r = 0;

	qsort(v, n, sizeof *v, by_value);
	for (size_t i = 1; i < n; i++)
		r += v[i] == v[i - 1];
	return r;
}

static void *draw(void *v)
{
	for (int i = 0; i < DRAWS; i++)
		fill((uint64_t *)v + i, 8);
	return NULL;
}

static void nothing(int sig)
{
	(void)sig;
}

/* signals that come all the time stop nothing */
static void storm(int on)
{
	struct itimerval it = { { 0, on ? 200 : 0 }, { 0, on ? 200 : 0 } };
	struct sigaction sa = { .sa_handler = nothing };

	if (on)
		sigaction(SIGALRM, &sa, NULL);
	setitimer(ITIMER_REAL, &it, NULL);
}

static __attribute__((unused)) void judge(const char *name, size_t most)
{
	static uint64_t v[8 * DRAWS];
	static unsigned char b[65536];
	unsigned count[256] = { 0 };
	pthread_t t[4];
	int p[2], bad = 0;

	storm(1);
	for (int i = 0; i < 3000; i++)
		fill(b, 256);
	storm(0);
	/* every length, nothing beside it */
	for (size_t n = 0; n <= 256; n++) {
		memset(b, '#', 300);
		fill(b + 7, n);
		for (size_t i = 0; i < 7; i++)
			bad += b[i] != '#' || b[7 + n + i] != '#';
	}
	if (bad)
		t_error("%s: writes beside the buffer", name);
	for (int k = 0; k < 4; k++) {
		for (size_t i = 0; i < sizeof b; i += most)
			fill(b + i, most < sizeof b - i ? most : sizeof b - i);
		for (size_t i = 0; i < sizeof b; i++)
			count[b[i]]++;
	}
	if (uneven(count, 256))
		t_error("%s: uneven bytes", name);

	for (int i = 0; i < 4; i++)
		pthread_create(&t[i], NULL, draw, v + i * DRAWS);
	for (int i = 0; i < 4; i++)
		pthread_join(t[i], NULL);
	/* forked halfway: parent and children go on differently */
	for (int i = 4; i < 7; i++) {
		pid_t pid;

		if (pipe(p) || (pid = fork()) < 0) {
			t_error("%s: no child", name);
			return;
		}
		if (!pid) {
			draw(v);
			for (size_t n = 0; n < DRAWS * 8; n += 2000)
				if (write(p[1], (char *)v + n, 2000) != 2000)
					_exit(1);
			_exit(0);
		}
		close(p[1]);
		for (size_t n = 0; n < DRAWS * 8; ) {
			ssize_t r = read(p[0], (char *)(v + i * DRAWS) + n, DRAWS * 8 - n);

			if (r <= 0)
				break;
			n += (size_t)r;
		}
		close(p[0]);
		waitpid(pid, &bad, 0);
		T_INT(bad, 0);
	}
	draw(v + 7 * DRAWS);
	if (repeats(v, 8 * DRAWS))
		t_error("%s: the same 8 bytes again, in threads or after fork", name);
}

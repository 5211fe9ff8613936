/* SPDX-License-Identifier: MIT */
/* What scan() does with streams that end, that threads share, and that wait. */
#include <fcntl.h>
#include <pthread.h>
#include "../stdlib/numeric.h"

#ifndef WIDE
static int reads;

/* "1", an end or an error, then more: as from a terminal */
static ssize_t ends_once(void *cookie, char *buf, size_t n)
{
	(void)n;
	*buf = '1';
	return reads++ != 1 ? 1 : cookie ? -1 : 0;
}

static void ends(void)
{
	FILE *f = fopencookie(NULL, "r", (cookie_io_functions_t){ .read = ends_once });
	int a, b, c;

	T_INT(scan(f, TEXT("%i %i %i"), &a, &b, &c), 1);
	T_INT(reads, 2);
	T_TRUE(feof(f));
	fclose(f);
	reads = 0;
	f = fopencookie(&reads, "r", (cookie_io_functions_t){ .read = ends_once });
	T_INT(scan(f, TEXT("%i %b %i"), &a, &b, &c), 1);
	T_INT(reads, 2);
	T_TRUE(ferror(f));
	fclose(f);
}

static ssize_t feed_slowly(void *cookie, char *buf, size_t n)
{
	usleep(1);	/* the others come and queue for the lock */
	return feed(cookie, buf, n);
}
#endif

/* an error in the midst, and on from there */
static void errors(void)
{
	int a, b, c, p[2];
	FILE *f;

	if (pipe2(p, O_NONBLOCK) || !(f = fdopen(p[0], "r")) || write(p[1], "0b11 0b", 7) != 7) {
		t_error("no pipe");
		return;
	}
	T_INT(scan(f, TEXT("%i"), &a), 1);
	T_INT(a, 3);
	T_ERR(scan(f, TEXT("%b %i"), &b, &c), 0, EAGAIN);
	T_TRUE(ferror(f) && !feof(f));
	clearerr(f);
	if (write(p[1], "0b100,", 6) != 6)
		t_error("no pipe");
	T_INT(scan(f, TEXT("%i,"), &a), 1);
	T_INT(a, 4);
	fclose(f);
	close(p[1]);
}

/* many threads on one stream: a call takes its pair of numbers whole */
static void *pairs(void *f)
{
	long n = 0;
	int a;
	unsigned b;

	while (scan(f, TEXT("%i,%b;"), &a, &b) == 2) {
		if ((unsigned)a != b)
			t_error("took %d from one pair and %u from another", a, b);
		n++;
	}
	return (void *)n;
}

static void threads(void)
{
	enum { PAIRS = 500 };
	char *all = malloc(PAIRS * 40), *p = all;
	struct input cookie;
	pthread_t t[4];
	long sum = 0;
	FILE *f;

	for (int i = 0; i < PAIRS; i++) {
		char bits[20] = "";

		for (int k = 1 << 12; k; k >>= 1)
			strcat(bits, i & k ? "1" : "0");
		p += sprintf(p, "0b%s,%s;\n", bits, bits);
	}
#ifdef WIDE
	f = stream(&cookie, all, 7);
#else
	cookie = (struct input){ all, strlen(all), 0, 7 };
	f = fopencookie(&cookie, "r", (cookie_io_functions_t){ .read = feed_slowly });
#endif
	for (int i = 0; i < 4; i++)
		pthread_create(&t[i], NULL, pairs, f);
	for (int i = 0; i < 4; i++) {
		void *n;

		pthread_join(t[i], &n);
		sum += (long)n;
	}
	T_INT(sum, PAIRS);
	fclose(f);
	free(all);
}

static void *wait_for_input(void *f)
{
	int a;

	scan(f, TEXT("%i"), &a);
	return NULL;
}

/*
 * A thread that waits for input can be cancelled, and leaves the stream unlocked; it does not wait for what
 * was read or put back before.
 */
static void cancel(void)
{
	pthread_t t;
	void *r = NULL;
	FILE *f;
	int p[2], a = 0, b = 0;

	if (pipe(p) || !(f = fdopen(p[0], "r")) || write(p[1], "1 12 0b11 ", 10) != 10) {
		t_error("no pipe");
		return;
	}
	T_INT(scan(f, TEXT("%i"), &a), 1);
	T_INT(a, 1);
	GETC(f);
	UNGETC('7', f);
	GETC(f);
	T_INT(scan(f, TEXT("%i"), &a), 1);
	T_INT(a, 12);
	T_INT(scan(f, TEXT("%i%*c%n"), &a, &b), 1);
	T_INT(a, 3);
	T_INT(b, 6);
	pthread_create(&t, NULL, wait_for_input, f);
	usleep(50000);
	pthread_cancel(t);
	pthread_join(t, &r);
	T_TRUE(r == PTHREAD_CANCELED);
	T_INT(ftrylockfile(f), 0);
	close(p[0]);
	close(p[1]);
}

/* thousands separators are for the old function, also where it is ours that looks first */
static void grouping(void)
{
	static const struct numeric numeric = { "threes", ",", ".", "\3", ',', '.' };
	static const char in[] = "1.024 -0b11 +0x1f -017.+2.048.000,0 0.1";

	make_locales(&numeric, 1);
	if (!setlocale(LC_NUMERIC, "threes"))
		t_error("no locale");
	no_locales(&numeric, 1);
	for (size_t step = 1; step < 6; step++) {
		int a[6] = { 0 }, n = 0;
		struct input cookie;
		FILE *f = stream(&cookie, in, step);

		if (step == 5)
			setvbuf(f, NULL, _IONBF, 0);
		T_INT(scan(f, TEXT("%'i%Ii%'i%'i.%'i,%i%'i%n"), a, a + 1, a + 2, a + 3, a + 4, a + 5, a + 5, &n), 7);
		T_INT(a[0], 1024);
		T_INT(a[1], -3);
		T_INT(a[2], 31);
		T_INT(a[3], -15);
		T_INT(a[4], 2048000);
		T_INT(a[5], 0);
		T_INT(n, sizeof in - 3);
		T_INT(GETC(f), '.');
		fclose(f);
	}
	setlocale(LC_NUMERIC, "C");
}

static void streams(void)
{
	grouping();
#ifndef WIDE
	ends();
#endif
	errors();
	threads();
	cancel();
}

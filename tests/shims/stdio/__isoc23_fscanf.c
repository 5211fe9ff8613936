/* SPDX-License-Identifier: MIT */
#include "scanf.h"
#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

file_scan __isoc23_fscanf;

static file_scan *volatile scan = __isoc23_fscanf;
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
	int a, b, c, p[2];

	T_INT(scan(f, "%i %i %i", &a, &b, &c), 1);
	T_INT(reads, 2);
	T_TRUE(feof(f));
	fclose(f);
	reads = 0;
	f = fopencookie(&reads, "r", (cookie_io_functions_t){ .read = ends_once });
	T_INT(scan(f, "%i %b %i", &a, &b, &c), 1);
	T_INT(reads, 2);
	T_TRUE(ferror(f));
	fclose(f);

	/* an error in the midst, and on from there */
	if (pipe2(p, O_NONBLOCK) || !(f = fdopen(p[0], "r")) || write(p[1], "0b11 0b", 7) != 7) {
		t_error("no pipe");
		return;
	}
	T_INT(scan(f, "%i", &a), 1);
	T_INT(a, 3);
	T_ERR(scan(f, "%b %i", &b, &c), 0, EAGAIN);
	T_TRUE(ferror(f) && !feof(f));
	clearerr(f);
	if (write(p[1], "0b100,", 6) != 6)
		t_error("no pipe");
	T_INT(scan(f, "%i,", &a), 1);
	T_INT(a, 4);
	fclose(f);
	close(p[1]);
}

static ssize_t feed_slowly(void *cookie, char *buf, size_t n)
{
	usleep(1);	/* the others come and queue for the lock */
	return feed(cookie, buf, n);
}

/* many threads on one stream: a call takes its pair of numbers whole */
static void *pairs(void *f)
{
	long n = 0;
	int a;
	unsigned b;

	while (scan(f, "%i,%b;", &a, &b) == 2) {
		if ((unsigned)a != b)
			t_error("took %d from one pair and %u from another", a, b);
		n++;
	}
	return (void *)n;
}

static void threads(void)
{
	enum { PAIRS = 500 };
	char *text = malloc(PAIRS * 40), *p = text;
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
	cookie = (struct input){ text, strlen(text), 0, 7 };
	f = fopencookie(&cookie, "r", (cookie_io_functions_t){ .read = feed_slowly });
	for (int i = 0; i < 4; i++)
		pthread_create(&t[i], NULL, pairs, f);
	for (int i = 0; i < 4; i++) {
		void *n;

		pthread_join(t[i], &n);
		sum += (long)n;
	}
	T_INT(sum, PAIRS);
	fclose(f);
	free(text);
}

static void *wait_for_input(void *f)
{
	int a;

	scan(f, "%i", &a);
	return NULL;
}

/* a thread that waits for input can be cancelled, and leaves the stream unlocked */
static void cancel(void)
{
	pthread_t t;
	void *r = NULL;
	FILE *f;
	int p[2];

	if (pipe(p) || !(f = fdopen(p[0], "r"))) {
		t_error("no pipe");
		return;
	}
	pthread_create(&t, NULL, wait_for_input, f);
	usleep(50000);
	pthread_cancel(t);
	pthread_join(t, &r);
	T_TRUE(r == PTHREAD_CANCELED);
	T_INT(ftrylockfile(f), 0);
	close(p[0]);
	close(p[1]);
}

int main(void)
{
	differential(NULL, scan);
	ends();
	threads();
	cancel();
	return t_status;
}

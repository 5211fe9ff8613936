/* SPDX-License-Identifier: MIT */
/* What most programs use of glibc, data symbols above all: a non-PIE program has copies of them. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static int status;
#define CHECK(c) ((c) ? (void)0 : (void)(status = 1, fprintf(stderr, "line %d: %s\n", __LINE__, #c)))

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t turn = PTHREAD_COND_INITIALIZER;
static int now;
static __thread int mine;

static void *worker(void *arg)
{
	int n = *(int *)arg;

	pthread_mutex_lock(&lock);
	while (now != n)
		pthread_cond_wait(&turn, &lock);
	mine += ++now;
	pthread_cond_broadcast(&turn);
	pthread_mutex_unlock(&lock);
	return mine == n + 1 ? arg : NULL;
}

static void threads(void)
{
	pthread_t t[4];
	int id[4];
	void *r;

	for (int i = 3; i >= 0; i--) {
		id[i] = i;
		CHECK(!pthread_create(&t[i], NULL, worker, &id[i]));
	}
	for (int i = 0; i < 4; i++)
		CHECK(!pthread_join(t[i], &r) && r == &id[i]);
	CHECK(now == 4 && mine == 0);
}

static void libraries(void)
{
	void *m = dlopen("libm.so.6", RTLD_NOW);
	double (*f)(double) = m ? (double (*)(double))dlsym(m, "floor") : NULL;

	CHECK(f && f(2.5) == 2);
	CHECK(m && !dlclose(m));
	CHECK(!dlsym(RTLD_DEFAULT, "no_such_name") && dlerror());
}

static void mathematics(volatile double x)
{
	CHECK(log(x) == 0 && exp(x - 1) == 1 && pow(x + 1, 3) == 8);
	CHECK(log2(x + 7) == 3 && exp2(x + 3) == 16 && fmod(x + 6, 4) == 3);
	CHECK(logf((float)x) == 0 && powf((float)x + 1, 3) == 8 && sqrt(x * 4) == 2);
	CHECK(fabs(lgamma(x - 1.5) - 1.2655121234846454) < 1e-9 && signgam == -1);
	CHECK(fabs(exp(x) - 2.718281828459045) < 1e-15);
}

static void files(const char *self)
{
	struct stat a, b, c, d;
	int fd = open(self, O_RDONLY);

	CHECK(!stat(self, &a) && !lstat(self, &b) && !fstat(fd, &c) && !fstatat(AT_FDCWD, self, &d, 0));
	CHECK(S_ISREG(a.st_mode) && a.st_ino == b.st_ino && a.st_ino == c.st_ino && a.st_ino == d.st_ino);
	CHECK(stat("/no/such/file", &a) == -1 && errno == ENOENT);
	close(fd);
}

static void numbers(void)
{
	char buf[16] = { 0 };
	unsigned v = 0;
	int n = 0;
	char *end;

	CHECK(strtol("-77x", &end, 8) == -63 && *end == 'x');
	CHECK(strtoul("18446744073709551615", NULL, 10) == ~0UL && strtoll("0x7f", NULL, 0) == 127);
	CHECK(sscanf("12 ab", "%d %15s", &n, buf) == 2 && n == 12 && !strcmp(buf, "ab"));
	memset(buf, 0, sizeof buf);
	CHECK(getrandom(buf, sizeof buf, 0) == sizeof buf);
	for (size_t i = 0; i < sizeof buf; i++)
		n |= buf[i];
	CHECK(n);
#if __GLIBC_PREREQ(2, 36)
	for (int i = 0; i < 100; i++)
		v |= arc4random() | (arc4random_uniform(10) > 9);
	CHECK(v == ~0U);
#else
	(void)v;
#endif
}

static void data(int argc, char **argv)
{
	char *args[] = { argv[0], "-a", "value", "-z", "rest", NULL };
	int found = 0;

	CHECK(argc == 1 && environ);
	CHECK(!setenv("LINK_TEST", "1", 1) && !setenv("TZ", "ABC-2DEF", 1));
	for (char **e = environ; e && *e; e++)
		found += !strcmp(*e, "LINK_TEST=1");
	CHECK(found == 1);
	tzset();
	CHECK(timezone == -7200 && daylight && !strcmp(tzname[0], "ABC") && !strcmp(tzname[1], "DEF"));

	opterr = 0;
	CHECK(getopt(5, args, "a:") == 'a' && !strcmp(optarg, "value") && optind == 3);
	CHECK(getopt(5, args, "a:") == '?' && optopt == 'z' && getopt(5, args, "a:") == -1 && optind == 4);

	CHECK(fileno(stdin) == 0 && fileno(stdout) == 1 && fileno(stderr) == 2);
	CHECK(!strcmp(program_invocation_name, argv[0]) && !strchr(program_invocation_short_name, '/'));
	CHECK(!memcmp(&in6addr_any, &(struct in6_addr){ .s6_addr[15] = 0 }, 16) && in6addr_loopback.s6_addr[15] == 1);
}

int main(int argc, char **argv)
{
	threads();
	libraries();
	mathematics(argc);
	files(argv[0]);
	numbers();
	data(argc, argv);
	if (!status)
		puts("ok");
	return status;
}

/* SPDX-License-Identifier: MIT */
/* What a library compiled on the newest distribution wants from it, fortified. */
#include <arpa/inet.h>
#include <fcntl.h>
#include <inttypes.h>
#include <math.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

int archive_newer(char *to, size_t n, const char *path, size_t few);

__attribute__((format(printf, 3, 4)))
static int put(char *to, size_t n, const char *how, ...)
{
	va_list ap;
	int r;

	va_start(ap, how);
	r = vsnprintf(to, n, how, ap);
	va_end(ap);
	return r;
}

static void *thread(void *arg)
{
	return arg;
}

/* few is not known here, so that what takes it is checked */
int archive_newer(char *to, size_t n, const char *path, size_t few)
{
	volatile double two = 2, ten = 10;
	char buf[64], word[16];
	wchar_t wide[16];
	struct stat s, l, f;
	struct in_addr in;
	struct pollfd p = { .fd = -1 };
	struct timespec t;
	pthread_t id;
	void *ret = NULL;
	int a = 0, b = 0, fd;
	unsigned bits = 0;
	FILE *file = fopen(path, "w+e");

	if (!file)
		return -1;
	fprintf(file, "%s %d\n", "seventeen", 17);
	rewind(file);
	if (fscanf(file, "%15s %i", word, &a) != 2 || sscanf("0x10 0b101", "%i %b", &b, &bits) != 2)
		return -2;
	fd = fileno(file);
	if (pread(fd, buf, few, 0) != 13)
		return -3;
	if (stat(path, &s) || lstat(path, &l) || fstat(fd, &f) || s.st_ino != f.st_ino || l.st_size != 13)
		return -4;
	fclose(file);
	if (inet_pton(AF_INET, "127.0.0.1", &in) != 1 || poll(&p, few / 16, 0) || clock_gettime(CLOCK_MONOTONIC, &t))
		return -5;
	if (pthread_create(&id, NULL, thread, &in) || pthread_join(id, &ret) || ret != &in)
		return -6;
	mbstowcs(wide, "wide", few);
	if (getentropy(buf, few) || getrandom(buf, few, 0) < 0)
		return -7;
	*to = 0;
	memset(buf, 0, few);
	strcpy(buf, word);
	strcat(buf, few ? "!" : word);
	if (strlcpy(word, buf, few) != 10 || strlcat(word, to, few) != 10)
		return -8;
	explicit_bzero(word, few);
	return put(to, n, "%s %d %d %u %ld %lld %lu %" PRIdMAX " %ls %.6f %.6f %.6f %.6f %s", buf, a, b, bits,
		strtol("0b11", NULL, 0), strtoll("-0x7f", NULL, 0), strtoul("077", NULL, 8), strtoimax("12", NULL, 10),
		wide, log(ten), exp(two), pow(two, ten), fmod(ten, two + 1),
		inet_ntop(AF_INET, &in, word, sizeof word));
}

/* SPDX-License-Identifier: MIT */
/* Of glibc 2.30, 2.33 and 2.34: a program that is linked without the flag does not start on RHEL 8. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void *work(void *p)
{
	return gettid() > 0 ? p : NULL;
}

int main(int argc, char **argv)
{
	pthread_t t;
	struct stat st;
	void *p = NULL;

	if (argc < 1 || stat("/", &st) || pthread_create(&t, NULL, work, argv) || pthread_join(t, &p) || p != argv)
		return 1;
	return puts("ok") < 0;
}

/* SPDX-License-Identifier: MIT */
/* A program that uses what libcompat provides, and a shared library (-DPART) that wants the same, and more. */
#define _GNU_SOURCE
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

static void *thread(void *arg) { return arg; }

#ifdef PART
int part(double x)
#else
static int here(double x)
#endif
{
	struct stat st;
	pthread_t t;
	void *r = NULL;

	pthread_create(&t, NULL, thread, &st);
	pthread_join(t, &r);
	return r == &st && log(x) == 0 && !stat("/", &st) && gettid() == getpid() &&
		(arc4random() | arc4random() | arc4random()) && strtol("12", NULL, 10) == 12;
}

#ifndef PART
int part(double x);

int main(int argc, char **argv)
{
	(void)argv;
	puts(part(argc) && here(argc) ? "ok" : "wrong");
	return 0;
}
#endif

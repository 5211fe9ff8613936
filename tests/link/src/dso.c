/* SPDX-License-Identifier: MIT */
/*
 * A plugin that uses what libcompat provides, and the program that loads it (-DPROGRAM), which says
 * what ran: constructors at dlopen, handlers at dlclose, and none of them after it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef PROGRAM
static void forked(void)
{
	int status;
	pid_t pid = fork();

	if (!pid)
		_exit(7);
	puts(waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 7 ? "forked" : "fork failed");
}

int main(int argc, char **argv)
{
	int (*f)(double);
	void *h;

	setvbuf(stdout, NULL, _IONBF, 0);
	for (int i = 0; i < 2; i++) {
		h = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
		if (!h) {
			puts(dlerror());
			return 1;
		}
		f = (int (*)(double))dlsym(h, "plugin");
		printf("plugin %d\n", f ? f(argc - 1) : -1);
		forked();
		dlclose(h);
		puts(dlopen(argv[1], RTLD_NOW | RTLD_NOLOAD) ? "still there" : "gone");
		forked();
	}
	return 0;
}
#else
static int made;
__attribute__((constructor)) static void make(int argc, char **argv, char **envp)
{
	made = argc == 2 && argv[1] && envp;
	puts("constructor");
}
__attribute__((destructor)) static void unmake(void) { puts("destructor"); }
static void at_exit(void) { puts("atexit"); }
static void prepare(void) { puts("prepare"); }
static void parent(void) { puts("parent"); }
static void *thread(void *arg) { return arg; }

int plugin(double x);
int plugin(double x)
{
	struct stat st;
	pthread_t t;
	void *r = NULL;
	char buf[8];

	atexit(at_exit);
	pthread_atfork(prepare, parent, NULL);
	pthread_create(&t, NULL, thread, &st);
	pthread_join(t, &r);
	return made && r == &st && log(x) == 0 && exp2(x + 2) == 8 && !stat("/", &st) && getrandom(buf, 8, 0) == 8 &&
		gettid() == getpid() && (arc4random() | arc4random() | arc4random()) && strtol("12", NULL, 10) == 12;
}
#endif

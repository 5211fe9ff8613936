/* SPDX-License-Identifier: MIT */
/* Functions of libcompat by pointers and by other functions, with buffers that -D_FORTIFY_SOURCE knows the sizes of; "astray" ends in code without a landing pad. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <math.h>
#include <pthread.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <threads.h>
#include <unistd.h>

static int made, ran;
static pthread_once_t control = PTHREAD_ONCE_INIT;
__attribute__((constructor)) static void make(void) { made++; }
static void once(void) { ran++; }
static int run(void *p) { return *(int *)p; }
static void *start(void *p) { return p; }

static pid_t (*volatile const id)(void) = gettid;
static void *(*volatile const more)(void *, size_t, size_t) = reallocarray;
static double (*volatile const natural)(double) = log;
static int (*volatile const first)(pthread_once_t *, void (*)(void)) = pthread_once;
static int (*volatile const begin)(thrd_t *, thrd_start_t, void *) = thrd_create;
static ssize_t (*volatile const some)(void *, size_t, unsigned) = getrandom;
static int (*volatile const status)(const char *, struct stat *) = stat;

#ifdef __aarch64__
__asm__(".text\n\tb 1f\nunmarked:\tret\n1:");
extern void unmarked(void);
#endif

int main(int argc, char **argv)
{
	size_t n = (size_t)argc + 15;
	char *p = more(NULL, n, 1), buf[32], *words[] = { argv[0], NULL };
	posix_spawn_file_actions_t actions;
	struct stat st;
	pthread_t t;
	thrd_t u;
	pid_t pid;
	void *r;
	int got;

#ifdef __aarch64__
	if (argc == 2) {
		void (*volatile f)(void) = unmarked;

		f();
		return 0;
	}
#endif
	if (made != 1 || id() != getpid() || natural(argc) != 0 || exp(argc - 1) != 1 || some(buf, 4, 0) != 4 || status("/", &st))
		return 1;
	if (first(&control, once) || first(&control, once) || ran != 1)
		return 2;
	if (begin(&u, run, &argc) || thrd_join(u, &got) || got != argc || pthread_create(&t, NULL, start, p) || pthread_join(t, &r) || r != p)
		return 3;
	if (posix_spawn_file_actions_init(&actions) || posix_spawn_file_actions_addchdir_np(&actions, "/") ||
	    posix_spawn(&pid, "/bin/true", &actions, NULL, words, environ) || waitpid(pid, &got, 0) != pid || got)
		return 4;
	memset(p, 'x', n - 1);
	p[n - 1] = 0;
	snprintf(buf, sizeof buf, "%s", p);
	strcpy(p, buf + 4);
	strncat(p, "yz", n - strlen(p) - 1);
	if (strcmp(p, "xxxxxxxxxxxyz") || strtol("10", NULL, argc + 9) != 10 || open("/dev/null", argc) < 0)
		return 5;
	puts("ok");
	return 0;
}

/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include "test.h"

static int out[2];	/* what children have to say */
static sigjmp_buf away;

static void say(char c)
{
	T_INT(write(out[1], &c, 1), 1);
}

static void says(int sig)
{
	(void)sig;
	say('h');
}

static void aborts(int sig)
{
	(void)sig;
	say('a');
	abort();
}

static void jumps(int sig)
{
	(void)sig;
	say('j');
	siglongjmp(away, 1);
}

static void handle(void (*f)(int))
{
	struct sigaction a = { .sa_handler = f };

	sigaction(SIGABRT, &a, NULL);
}

static void plain(void)
{
	abort();
}

static void ignored(void)
{
	handle(SIG_IGN);
	abort();
}

static void blocked(void)
{
	sigset_t s;

	handle(says);
	sigfillset(&s);
	sigprocmask(SIG_BLOCK, &s, NULL);
	abort();
}

static void returns(void)
{
	handle(says);
	abort();
}

static void nested(void)
{
	handle(aborts);
	abort();
}

static void leaves(void)
{
	handle(jumps);
	if (!sigsetjmp(away, 1))
		abort();
	say('l');
	handle(SIG_DFL);
	abort();
}

static void leaves_often(void)
{
	handle(jumps);
	for (volatile int i = 0; i < 3; i++) {
		if (!sigsetjmp(away, 1))
			abort();
		say('l');
	}
	handle(SIG_DFL);
	abort();
}

/* what is in the buffer of a stream stays there */
static void buffered(void)
{
	fputs("buffer", fdopen(dup(out[1]), "w"));
	abort();
}

static void *thread(void *arg)
{
	abort();
	return arg;
}

static void in_thread(void)
{
	pthread_t t;

	handle(says);
	pthread_create(&t, NULL, thread, NULL);
	pthread_join(t, NULL);
	say('?');
}

/* a handler that interrupts one who has locked a stream */
static void locked(void)
{
	pthread_t t;

	flockfile(stdout);
	printf("x");
	pthread_create(&t, NULL, thread, NULL);
	pthread_join(t, NULL);
	say('?');
}

/* the child of a plain system call is not its parent for that */
static void cloned(void)
{
	pid_t pid = (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
	int status = 0;

	if (!pid) {
		handle(says);
		abort();
	}
	waitpid(pid, &status, 0);
	say(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT ? 'c' : '?');
	abort();
}

static void check(void (*f)(void), const char *name, const char *want)
{
	char got[100] = "";
	int status = 0;
	pid_t pid;

	T_INT(pipe(out), 0);
	pid = fork();
	if (!pid) {
		const struct rlimit none = { 0, 0 };

		setrlimit(RLIMIT_CORE, &none);
		alarm(20);
		f();
		_exit(99);
	}
	close(out[1]);
	T_INT(waitpid(pid, &status, 0), pid);
	if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGABRT)
		t_error("%s: status %x", name, status);
	T_TRUE(read(out[0], got, sizeof got - 1) >= 0);
	if (strcmp(got, want))
		t_error("%s: \"%s\", want \"%s\"", name, got, want);
	close(out[0]);
}

int main(void)
{
#define CHECK(f, want) check(f, #f, want)
	CHECK(plain, "");
	CHECK(ignored, "");
	CHECK(blocked, "");
	CHECK(returns, "h");
	CHECK(nested, "a");
	CHECK(leaves_often, "jljljl");
	CHECK(leaves, "jl");
	CHECK(buffered, "");
	CHECK(in_thread, "h");
	CHECK(locked, "");
	CHECK(cloned, "hc");
	return t_status;
}

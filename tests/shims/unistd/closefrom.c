/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include "seccomp.h"
#include "test.h"

#ifndef T_NATIVE
#define T_NATIVE 0	/* glibc's own leaves ENOSYS in errno */
#endif

static int is_open(int fd)
{
	return fcntl(fd, F_GETFD) >= 0;
}

/* run in a child each, since nothing opens again what was closed */
static void few(void)
{
	for (int fd = 40; fd < 60; fd++)
		T_INT(dup2(1, fd), fd);
	errno = 77;
	closefrom(51);
	if (!T_NATIVE)
		T_INT(errno, 77);
	for (int fd = 40; fd < 60; fd++)
		T_INT(is_open(fd), fd < 51);
	closefrom(51);
	T_TRUE(is_open(50));
	closefrom(1 << 30);
	closefrom(0x7fffffff);
	T_TRUE(is_open(50));
	closefrom(3);
	T_TRUE(is_open(0) && is_open(1) && is_open(2) && !is_open(3) && !is_open(40));
	/* nothing of closefrom's own is left open either */
	T_INT(dup(0), 3);
}

static void many(void)
{
	struct rlimit rl = { 700, 700 };

	setrlimit(RLIMIT_NOFILE, &rl);
	while (dup(0) >= 0);
	T_INT(errno, EMFILE);
	closefrom(5);			/* with a full table */
	for (int fd = 5; fd < 700; fd++)
		T_INT(is_open(fd), 0);
	T_TRUE(is_open(4));
}

static void above_limit(void)
{
	struct rlimit rl = { 20, 20 };

	T_INT(dup2(0, 90), 90);
	setrlimit(RLIMIT_NOFILE, &rl);
	closefrom(10);
	T_INT(is_open(90), 0);
}

static void negative(void)
{
	int saved = dup2(2, 60);

	closefrom(-1);
	if (is_open(0) || is_open(1) || is_open(2) || is_open(saved))
		_exit(3);
	_exit(0);
}

static int in_child(void (*f)(void))
{
	pid_t pid = fork();
	int status = -1;

	if (!pid) {
		t_status = 0;
		f();
		_exit(t_status);
	}
	T_INT(waitpid(pid, &status, 0), pid);
	return status;
}

static void all(void)
{
	T_INT(in_child(few), 0);
	T_INT(in_child(many), 0);
	T_INT(in_child(above_limit), 0);
	T_INT(in_child(negative), 0);
}

static void hopeless(void)
{
	struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
	dup2(open("/dev/null", O_WRONLY), 2);
	t_deny(SYS_openat, ENOENT);		/* as without /proc */
	closefrom(3);
}

int main(void)
{
	int null = open("/dev/null", O_RDWR);

	for (int fd = 0; fd < 2; fd++)
		if (!is_open(fd))
			dup2(null, fd);
	all();
	if (t_deny(SYS_close_range, ENOSYS))
		return t_skip(T_NO_FILTER);
	all();
	T_INT(WTERMSIG(in_child(hopeless)), SIGABRT);
	return t_status;
}

/* SPDX-License-Identifier: MIT */
#include <sys/wait.h>
#include <unistd.h>
#include "test.h"

static char seen[8];
static int n;

static void not_this(void)
{
	_exit(1);
}

static void a(void)
{
	seen[n++] = 'a';
	_exit(strcmp(seen, "ba") ? 1 : 7);
}

static void b(void)
{
	seen[n++] = 'b';
}

int main(void)
{
	int status = 0;
	pid_t p = fork();

	if (!p) {
		if (atexit(not_this) || at_quick_exit(a) || at_quick_exit(b))
			_exit(2);
		quick_exit(3);
	}
	waitpid(p, &status, 0);
	T_TRUE(WIFEXITED(status));
	T_INT(WEXITSTATUS(status), 7);

	p = fork();
	if (!p) {
		if (at_quick_exit(not_this))
			_exit(2);
		_Exit(9);
	}
	waitpid(p, &status, 0);
	T_INT(WEXITSTATUS(status), 9);
	return t_status;
}

/* SPDX-License-Identifier: MIT */
#include <sys/wait.h>
#include <unistd.h>
#include "test.h"

static char seen[8];
static int n;

static void a(void)
{
	seen[n++] = 'a';
	/* the one registered first is the last */
	_exit(strcmp(seen, "cbda") ? 1 : 7);
}

static void b(void)
{
	seen[n++] = 'b';
}

static void d(void)
{
	seen[n++] = 'd';
}

static void c(void)
{
	seen[n++] = 'c';
}

static void many(void)
{
	if (++n == 100)
		_exit(8);
}

int main(void)
{
	int status = 0;
	pid_t p = fork();

	if (!p) {
		if (atexit(a) || atexit(d) || atexit(b) || atexit(c))
			_exit(2);
		exit(3);
	}
	waitpid(p, &status, 0);
	T_TRUE(WIFEXITED(status));
	T_INT(WEXITSTATUS(status), 7);

	p = fork();
	if (!p) {
		for (int i = 0; i < 100; i++)
			if (atexit(many))
				_exit(2);
		exit(3);
	}
	waitpid(p, &status, 0);
	T_INT(WEXITSTATUS(status), 8);
	return t_status;
}

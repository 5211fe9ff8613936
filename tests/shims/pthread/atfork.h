/* SPDX-License-Identifier: MIT */
/* The test of both: atfork is the function. */
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>
#include "test.h"

static char seen[16];
static int n;

#define HANDLER(c) static void c(void) { seen[n++] = #c[0]; }
HANDLER(a) HANDLER(b) HANDLER(c) HANDLER(x) HANDLER(y) HANDLER(z)

int main(void)
{
	int status = 0;
	pid_t p;

	T_INT(atfork(a, b, c), 0);
	T_INT(atfork(x, y, z), 0);
	T_INT(atfork(NULL, NULL, NULL), 0);
	/* the last one's prepare is first, the first one's others are */
	p = fork();
	if (!p)
		_exit(strcmp(seen, "xacz") ? 1 : 7);
	T_STR(seen, "xaby");
	waitpid(p, &status, 0);
	T_INT(WEXITSTATUS(status), 7);
	return t_status;
}

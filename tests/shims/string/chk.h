/* SPDX-License-Identifier: MIT */
/* aborts(f): f ends the process the way _FORTIFY_SOURCE does, and says so on stderr. */
#include "test.h"
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static int aborts(void (*f)(void))
{
	char said[200] = "";
	int status, p[2];
	pid_t pid;

	if (pipe(p) || (pid = fork()) < 0)
		return 0;
	if (!pid) {
		setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
		setenv("LIBC_FATAL_STDERR_", "1", 1);	/* glibc before 2.26 prefers the terminal */
		dup2(p[1], 2);
		close(p[1]);
		f();
		_exit(0);
	}
	close(p[1]);
	for (size_t n = 0; n < sizeof said - 1; ) {
		ssize_t r = read(p[0], said + n, sizeof said - 1 - n);

		if (r <= 0)
			break;
		n += (size_t)r;
	}
	close(p[0]);
	waitpid(pid, &status, 0);
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT &&
		strstr(said, "buffer overflow detected");
}

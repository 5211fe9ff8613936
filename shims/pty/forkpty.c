/* SPDX-License-Identifier: MIT */
/* openpty, for the speeds; the floor's own would call that of libc. */
#include <pty.h>
#include <unistd.h>
#include <utmp.h>
#include "shim.h"

int forkpty(int *master, char *name, const struct termios *t, const struct winsize *size)
{
	int m, s, e;
	pid_t pid;

	if (openpty(&m, &s, name, t, size))
		return -1;
	pid = fork();
	if (pid == 0) {
		close(m);
		if (login_tty(s))
			_exit(1);
		return 0;
	}
	e = errno;
	close(s);
	if (pid < 0)
		close(m);
	else
		*master = m;
	errno = e;
	return pid;
}

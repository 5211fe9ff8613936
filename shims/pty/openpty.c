/* SPDX-License-Identifier: MIT */
/* The floor's own sets all but speeds that the kernel has no code for. */
#include <pty.h>
#include <termios.h>
#include "termios/tty.h"

declare_old(openpty);

int openpty(int *master, int *slave, char *name, const struct termios *t, const struct winsize *size)
{
	int r = old(openpty)(master, slave, name, t, size), e = errno;

	if (r == 0 && t && ((t->c_cflag & OUT_CODE) == OTHER || (t->c_cflag >> IN_SHIFT & OUT_CODE) == OTHER)) {
		tcsetattr(*slave, TCSAFLUSH, t);	/* a failure is none of openpty, in libc neither */
		errno = e;
	}
	return r;
}

/* SPDX-License-Identifier: MIT */
/*
 * The floor's own sets all but speeds that the kernel has no code for. Before glibc 2.33, where it gets no master
 * from /dev/ptmx it tries the BSD ones, and tells that those are not there.
 */
#include <fcntl.h>
#include <pty.h>
#include <sys/syscall.h>
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
	if (r && e == ENOENT) {
		int m = (int)SYSCALL(SYS_openat, AT_FDCWD, "/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC);

		if (m >= 0) {
			SYSCALL(SYS_close, m);
			errno = e;
		}
	}
	return r;
}

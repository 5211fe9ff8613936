/* SPDX-License-Identifier: MIT */
#include <string.h>
#include <termios.h>
#include "tty.h"

int tcgetattr(int fd, struct termios *t)
{
	struct tty tty;

	if (__compat_tty_get(fd, &tty))
		return -1;
	memset(t, 0, sizeof *t);
	t->c_iflag = tty.iflag;
	t->c_oflag = tty.oflag;
	t->c_cflag = tty_cflag(tty.cflag, tty.ispeed, tty.ospeed);
	t->c_lflag = tty.lflag;
	t->c_line = tty.line;
	memcpy(t->c_cc, tty.cc, sizeof tty.cc);
	t->c_ispeed = tty.ispeed;
	t->c_ospeed = tty.ospeed;
	return 0;
}

/* SPDX-License-Identifier: MIT */
#include <string.h>
#include <termios.h>
#include "tty.h"

int tcsetattr(int fd, int action, const struct termios *t)
{
	struct tty tty = { .iflag = t->c_iflag, .oflag = t->c_oflag, .cflag = t->c_cflag,
		.lflag = t->c_lflag, .line = t->c_line };
	unsigned in = t->c_cflag >> IN_SHIFT & OUT_CODE, out = t->c_cflag & OUT_CODE;

	if (action < TCSANOW || action > TCSAFLUSH) {
		errno = EINVAL;
		return -1;
	}
	memcpy(tty.cc, t->c_cc, sizeof tty.cc);
	tty.ispeed = in == OTHER || tty_stale(t->c_ispeed, in) ? tty_speed(t->c_ispeed, in) : __compat_baud_rate(in);
	tty.ospeed = out == OTHER ? t->c_ospeed : __compat_baud_rate(out);
	return __compat_tty_set(fd, action, &tty);
}

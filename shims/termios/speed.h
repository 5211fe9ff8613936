/* SPDX-License-Identifier: MIT */
#ifndef COMPAT_SPEED_H
#define COMPAT_SPEED_H

#include <termios.h>
#include "tty.h"

static inline speed_t output_speed(const struct termios *t)
{
	return tty_speed(t->c_ospeed, t->c_cflag & OUT_CODE);
}

static inline speed_t input_speed(const struct termios *t)
{
	return tty_speed(t->c_ispeed, t->c_cflag >> IN_SHIFT & OUT_CODE);
}

static inline void set_output_speed(struct termios *t, speed_t rate)
{
	t->c_cflag = (t->c_cflag & ~OUT_CODE) | __compat_baud_code(rate);
	t->c_ospeed = rate;
}

static inline void set_input_speed(struct termios *t, speed_t rate)
{
	t->c_cflag = (t->c_cflag & ~IN_CODE) | __compat_baud_code(rate) << IN_SHIFT;
	t->c_ispeed = rate;
}

#endif

/* SPDX-License-Identifier: MIT */
#include "speed.h"

int cfsetibaud(struct termios *t, speed_t speed)
{
	set_input_speed(t, speed);
	return 0;
}

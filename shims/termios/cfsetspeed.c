/* SPDX-License-Identifier: MIT */
#include "speed.h"

int cfsetspeed(struct termios *t, speed_t speed)
{
	set_input_speed(t, speed);
	set_output_speed(t, speed);
	return 0;
}

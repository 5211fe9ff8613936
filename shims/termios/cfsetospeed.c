/* SPDX-License-Identifier: MIT */
#include "speed.h"

int cfsetospeed(struct termios *t, speed_t speed)
{
	set_output_speed(t, speed);
	return 0;
}

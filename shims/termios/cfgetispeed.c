/* SPDX-License-Identifier: MIT */
#include "speed.h"

speed_t cfgetispeed(const struct termios *t)
{
	return input_speed(t);
}

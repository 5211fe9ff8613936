/* SPDX-License-Identifier: MIT */
#include "speed.h"

speed_t cfgetibaud(const struct termios *t)
{
	return input_speed(t);
}

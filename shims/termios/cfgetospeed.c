/* SPDX-License-Identifier: MIT */
#include "speed.h"

speed_t cfgetospeed(const struct termios *t)
{
	return output_speed(t);
}

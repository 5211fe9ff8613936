/* SPDX-License-Identifier: MIT */
#include "speed.h"

speed_t cfgetobaud(const struct termios *t)
{
	return output_speed(t);
}

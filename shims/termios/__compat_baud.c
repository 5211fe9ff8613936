/* SPDX-License-Identifier: MIT */
#include "tty.h"

/* by code: B0 to B38400, then from BOTHER on */
static const unsigned rates[32] = {
	0, 50, 75, 110, 134, 150, 200, 300, 600, 1200, 1800, 2400, 4800, 9600, 19200, 38400,
	0, 57600, 115200, 230400, 460800, 500000, 576000, 921600, 1000000, 1152000, 1500000,
	2000000, 2500000, 3000000, 3500000, 4000000,
};

unsigned __compat_baud_rate(unsigned code)
{
	return rates[(code & 017) | (code & OTHER ? 16 : 0)];
}

unsigned __compat_baud_code(unsigned rate)
{
	for (unsigned i = 0; i < 32; i++)
		if (rates[i] == rate)
			return i < 16 ? i : OTHER | (i & 15);
	return OTHER;
}

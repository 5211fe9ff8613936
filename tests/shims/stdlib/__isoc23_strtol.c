/* SPDX-License-Identifier: MIT */
#include "strtol.h"

to_long __isoc23_strtol;

int main(void)
{
	strto("__isoc23_strtol", __isoc23_strtol, NULL);
	return t_status;
}

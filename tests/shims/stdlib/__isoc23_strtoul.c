/* SPDX-License-Identifier: MIT */
#include "strtol.h"

to_ulong __isoc23_strtoul;

int main(void)
{
	strto("__isoc23_strtoul", NULL, __isoc23_strtoul);
	return t_status;
}

/* SPDX-License-Identifier: MIT */
#define WIDE
#include "../stdlib/strtol.h"

to_long __isoc23_wcstol;

int main(void)
{
	strto("__isoc23_wcstol", __isoc23_wcstol, NULL);
	return t_status;
}

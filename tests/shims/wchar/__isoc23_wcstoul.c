/* SPDX-License-Identifier: MIT */
#define WIDE
#include "../stdlib/strtol.h"

to_ulong __isoc23_wcstoul;

int main(void)
{
	strto("__isoc23_wcstoul", NULL, __isoc23_wcstoul);
	return t_status;
}

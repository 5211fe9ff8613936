/* SPDX-License-Identifier: MIT */
#include "strtol.h"

to_ulong_l __isoc23_strtoul_l;

static unsigned long in_c(const text *restrict s, text **restrict end, int base)
{
	return __isoc23_strtoul_l(s, end, base, in);
}

int main(void)
{
	in = newlocale(LC_ALL_MASK, "C", NULL);
	strto("__isoc23_strtoul_l", NULL, in_c);
	locales("__isoc23_strtoul_l", NULL, __isoc23_strtoul_l);
	return t_status;
}

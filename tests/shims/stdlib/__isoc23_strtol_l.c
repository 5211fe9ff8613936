/* SPDX-License-Identifier: MIT */
#include "strtol.h"

to_long_l __isoc23_strtol_l;

static long in_c(const text *restrict s, text **restrict end, int base)
{
	return __isoc23_strtol_l(s, end, base, in);
}

int main(void)
{
	in = newlocale(LC_ALL_MASK, "C", NULL);
	strto("__isoc23_strtol_l", in_c, NULL);
	locales("__isoc23_strtol_l", __isoc23_strtol_l, NULL);
	return t_status;
}

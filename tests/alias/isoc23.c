/* SPDX-License-Identifier: MIT */
/* long, long long and intmax_t are one type to the machine, and these names one function. */
#include "../shims/stdlib/strtol.h"

to_long __isoc23_strtoll, __isoc23_strtoimax;
to_ulong __isoc23_strtoull, __isoc23_strtoumax;

int main(void)
{
	strto("__isoc23_strtoll", __isoc23_strtoll, NULL);
	strto("__isoc23_strtoimax", __isoc23_strtoimax, NULL);
	strto("__isoc23_strtoull", NULL, __isoc23_strtoull);
	strto("__isoc23_strtoumax", NULL, __isoc23_strtoumax);
	return t_status;
}

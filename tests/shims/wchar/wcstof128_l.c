/* SPDX-License-Identifier: MIT */
#define NAME "wcstof128_l"
#include "../stdlib/strtof128_l.h"

static _Float128 convert(const char *s, char **end)
{
	WIDENED(wcstof128_l, s, end, in);
}

static _Float128 plain(const char *s, char **end)
{
	WIDENED(wcstof128, s, end);
}

int main(void)
{
	return f128_l();
}

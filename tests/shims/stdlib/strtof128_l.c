/* SPDX-License-Identifier: MIT */
#define NAME "strtof128_l"
#include "strtof128_l.h"

static _Float128 convert(const char *s, char **end)
{
	return strtof128_l(s, end, in);
}

static _Float128 plain(const char *s, char **end)
{
	return strtof128(s, end);
}

int main(void)
{
	return f128_l();
}

/* SPDX-License-Identifier: MIT */
#define NAME "wcstof128"
#include "../stdlib/strtof128.h"

static _Float128 convert(const char *s, char **end)
{
	WIDENED(wcstof128, s, end);
}

int main(void)
{
	return f128();
}

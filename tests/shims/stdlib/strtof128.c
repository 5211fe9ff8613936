/* SPDX-License-Identifier: MIT */
#define NAME "strtof128"
#include "strtof128.h"

static _Float128 convert(const char *s, char **end)
{
	return strtof128(s, end);
}

int main(void)
{
	return f128();
}

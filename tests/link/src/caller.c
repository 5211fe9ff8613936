/* SPDX-License-Identifier: MIT */
#include <stdio.h>

int doubled(int n);

int main(void)
{
	return doubled(21) == 42 ? puts("ok"), 0 : 1;
}

/* SPDX-License-Identifier: MIT */
/* glibc 2.42, C2y: no overflow for the smallest number. */
#include <stdlib.h>

unsigned int uabs(int n);

unsigned int uabs(int n)
{
	return n < 0 ? -(unsigned int)n : (unsigned int)n;
}

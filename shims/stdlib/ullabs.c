/* SPDX-License-Identifier: MIT */
/* glibc 2.42, C2y: no overflow for the smallest number. */
#include <stdlib.h>

unsigned long long ullabs(long long n);

unsigned long long ullabs(long long n)
{
	return n < 0 ? -(unsigned long long)n : (unsigned long long)n;
}

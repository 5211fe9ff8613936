/* SPDX-License-Identifier: MIT */
/* glibc 2.42, C2y: no overflow for the smallest number. */
#include <stdlib.h>

unsigned long ulabs(long n);

unsigned long ulabs(long n)
{
	return n < 0 ? -(unsigned long)n : (unsigned long)n;
}

/* SPDX-License-Identifier: MIT */
/* libquadmath: of its first version, 1.1 and 1.2. */
#include <quadmath.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
	volatile __float128 two = 2;
	char text[64];

	quadmath_snprintf(text, sizeof text, "%.30Qg", sqrtq(two) + exp2q(two) + logbq(two) + strtoflt128("0.5", NULL));
	puts(strcmp(text, "6.91421356237309504880168872421") || issignalingq(two) ? text : "ok");
}

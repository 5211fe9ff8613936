/* SPDX-License-Identifier: MIT */
/* glibc 2.22, 2.35, on aarch64 2.38 and later: any function of libmvec that has no file of its own, lane by lane. */
#include "math/vector.h"

static inline vec kernel(PARAMETERS)
{
	for (int i = 0; i < LANES; i++)
		x[i] = OF_LANE(i);
	return x;
}

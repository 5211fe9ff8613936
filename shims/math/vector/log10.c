/* SPDX-License-Identifier: MIT */
/* glibc 2.35, of aarch64 2.39: the logarithm to base 10 of vectors; within 2 ULP, of float 0.7. */
#include "math/vector_kernels.h"

static inline vec kernel(vec x)
{
	return PATCH(APPLY(log10_of, x), LOG_GOOD(x));
}

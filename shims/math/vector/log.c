/* SPDX-License-Identifier: MIT */
/* glibc 2.22, of aarch64 2.38: the natural logarithm of vectors; within 1 ULP, of float 0.7. */
#include "math/vector_kernels.h"

static inline vec kernel(vec x)
{
	return PATCH(APPLY(log_of, x), LOG_GOOD(x));
}

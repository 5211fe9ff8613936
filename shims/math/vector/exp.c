/* SPDX-License-Identifier: MIT */
/* glibc 2.22, of aarch64 2.38: the exponential function of vectors; within 1.1 ULP, of float 0.7. */
#include "math/vector_kernels.h"

static inline vec kernel(vec x)
{
	/* far beyond what overflows or underflows, for float */
	mask good = (x > -708) & (x < 708);

	return PATCH(APPLY(exp_of, x), good);
}

/* SPDX-License-Identifier: MIT */
/* Sums, quotients and arc tangents of 192 digits, for the complex logarithm and what raises to complex powers. */
#ifndef COMPAT_SUM_H
#define COMPAT_SUM_H

#include "math/num192.h"

/* x y + z w, of which no digits are cancelled: all of those of numbers with at most 126 digits are taken, then cut off */
struct num192 __compat_num_products(struct num x, struct num y, struct num z, struct num w) __attribute__((visibility("hidden")));
struct num192 __compat_num192_add(struct num192 x, struct num192 y) __attribute__((visibility("hidden")));
/* log(1 + d), of a d from -1/2 to 1/2 */
struct num192 __compat_num192_log1p(struct num192 d) __attribute__((visibility("hidden")));
/* the arc tangent of y / x, which is at most 0.42, right to 2^-140 */
struct num192 __compat_num192_atan(struct num y, struct num x) __attribute__((visibility("hidden")));
#define num_products __compat_num_products
#define num192_add __compat_num192_add
#define num192_log1p __compat_num192_log1p
#define num192_atan __compat_num192_atan

#endif

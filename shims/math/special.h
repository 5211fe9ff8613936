/* SPDX-License-Identifier: MIT */
/* What the special functions of _Float128 have in common. */
#ifndef COMPAT_SPECIAL_H
#define COMPAT_SPECIAL_H

#include "math/num192.h"
#include "math/wide.h"
#include "shim.h"

#if LIMBS == 4
struct wide __compat_stirling(struct num x) hidden;	/* log(gamma(x)), from 16 on */
#endif

/* e^x, by 192 digits of x */
static inline struct num exp_of_wide(struct wide x)
{
	return num_exp((struct num192){ U128(x.m[LAST], x.m[LAST - 1]), x.m[LAST - 2], x.e, x.neg });
}

/* the logarithm of the magnitude of x, in some 140 digits */
static inline struct wide wide_log_of(struct num x)
{
	struct num192 log = num_log(num192_of(x));
	struct wide w = wide_num(num_cut(log));

	w.m[LAST - 2] = log.low;
	return w;
}

struct num __compat_erf(struct num x) hidden;	/* of a magnitude below 1 */
struct num __compat_erfc(struct num x) hidden;	/* from 1 to 112 */
struct num __compat_gamma(struct num x) hidden;	/* of a positive one, or of one above -16 that is not whole */
struct num __compat_bessel(long n, bool second, struct num x) hidden;	/* x is positive */
struct num __compat_sine_pi(struct num x) hidden;	/* the magnitude of sin(pi x) */

#endif

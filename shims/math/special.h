/* SPDX-License-Identifier: MIT */
/* What the special functions of _Float128 have in common. */
#ifndef COMPAT_SPECIAL_H
#define COMPAT_SPECIAL_H

#include "math/wide.h"
#include "shim.h"

#if LIMBS == 4
struct num __compat_exp_wide(struct wide x) hidden;	/* e^x */
struct wide __compat_log_wide(struct num x) hidden;	/* of the magnitude; wrong by at most 2^-145 */
struct wide __compat_stirling(struct num x) hidden;	/* log(gamma(x)), from 16 on */
#endif

struct num __compat_erf(struct num x) hidden;	/* of a magnitude below 1 */
struct num __compat_erfc(struct num x) hidden;	/* from 1 to 112 */
struct num __compat_gamma(struct num x) hidden;	/* of a positive one, or of one above -16 that is not whole */
struct num __compat_log(struct num x) hidden;
struct num __compat_bessel(long n, bool second, struct num x) hidden;	/* x is positive */
struct num __compat_sine_pi(struct num x) hidden;	/* the magnitude of sin(pi x) */

#endif

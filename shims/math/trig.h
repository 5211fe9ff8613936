/* SPDX-License-Identifier: MIT */
/* Circular functions of numbers of 128 digits (num.h). */
#ifndef COMPAT_TRIG_H
#define COMPAT_TRIG_H

#include "math/constants.h"
#include "math/num.h"

/* the digits of 2 / pi, 64 in each, the upper ones first */
extern const uint64_t __compat_two_over_pi[267] __attribute__((visibility("hidden")));

/* x is a whole number of quarter turns, of which it returns the last two binary digits, and *rest radians, at most pi / 4 */
unsigned __compat_num_quarters(struct num x, struct num *rest) __attribute__((visibility("hidden")));
/* of at most pi / 4 or so */
void __compat_num_sincos(struct num x, struct num *sine, struct num *cosine) __attribute__((visibility("hidden")));
/* The angle of the point (x, y) from the axis of x, from -pi to pi; not both are 0. */
struct num __compat_num_atan2(struct num y, struct num x) __attribute__((visibility("hidden")));
#define num_quarters __compat_num_quarters
#define num_sincos __compat_num_sincos
#define num_atan2 __compat_num_atan2

/* sine and cosine of a number of quarter turns and rest radians; either pointer may be NULL */
static inline void num_turn(unsigned quarters, struct num rest, struct num *sine, struct num *cosine)
{
	struct num s, c;

	num_sincos(rest, &s, &c);
	if (sine) {
		*sine = quarters & 1 ? c : s;
		sine->neg ^= quarters >> 1 & 1;
	}
	if (cosine) {
		*cosine = quarters & 1 ? s : c;
		cosine->neg ^= (quarters + 1) >> 1 & 1;
	}
}

#endif

/* SPDX-License-Identifier: MIT */
/* fmaxf128 fminf128: by comparison; what is 0 may have either sign. */
#include "f128.h"

static _Float128 (*volatile const functions[])(_Float128, _Float128) = { fmaxf128, fminf128 };

int main(void)
{
	for (int i = 0; i < 100000; i++) {
		u128 b[3] = { random_bits() };
		_Float128 x, y;

		b[1] = near(b[0]);
		x = from(b[0]);
		y = from(b[1]);
		for (int k = 0; k < 2; k++) {
			CALL(functions[k](x, y));
			if (is_signaling(b[0]) || is_signaling(b[1]))
				expect("of a signaling NaN", b, NOT_A_NUMBER, FE_INVALID, 0);
			else if (is_nan(b[0]) || is_nan(b[1]))
				expect("of a NaN", b, is_nan(b[0]) ? b[1] : b[0], 0, 0);
			else if (x == y && x == 0 && got << 1 == 0 && !raised)
				;
			else
				expect(k ? "fmin" : "fmax", b, (k ? x < y : x > y) ? b[0] : b[1], 0, 0);
		}
	}
	return t_status;
}

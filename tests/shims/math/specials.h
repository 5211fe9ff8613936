/* SPDX-License-Identifier: MIT */
/* Special values of elementary functions, of which a test has a table specials[]: also errno, and the exceptions that are not optional. */
#include <errno.h>
#include <fenv.h>
#include <math.h>
#include "vectors.h"

#define HUGE_NUMBER 1e300	/* for the largest of the type */
#define INFTY HUGE_VAL
#define NOT __builtin_nan("")
#define DOMAIN FE_INVALID, EDOM
#define POLE FE_DIVBYZERO, ERANGE
#define OVER FE_OVERFLOW, ERANGE

struct special {
	int f;
	double x, y, want;
	int raised, error;
};

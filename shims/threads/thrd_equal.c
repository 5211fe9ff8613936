/* SPDX-License-Identifier: MIT */
#include "c11.h"

int thrd_equal(thrd_t a, thrd_t b)
{
	return a == b;
}

/* SPDX-License-Identifier: MIT */
/* llogb, for all types: 2 to that power is no greater than the value, and twice it is. */
#define TEST "llogb.h"
#include "types.h"

int main(void)
{
	test_all();
	return t_status;
}

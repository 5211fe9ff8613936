/* SPDX-License-Identifier: MIT */
/* roundeven, for all types: against a sum that rounds so; in all rounding modes. */
#define TEST "roundeven.h"
#include "types.h"

int main(void)
{
	test_all();
	return t_status;
}

/* SPDX-License-Identifier: MIT */
/* nextup and nextdown, for all types: nothing lies between, and from both sides. */
#define TEST "nextup.h"
#include "types.h"

int main(void)
{
	test_all();
	return t_status;
}

/* SPDX-License-Identifier: MIT */
/* rsqrt, for all types: rounded correctly in all modes; glibc's own is off by a few of the last digit. */
#define TEST "rsqrt.h"
#include "types.h"

int main(void)
{
	test_all();
	return t_status;
}

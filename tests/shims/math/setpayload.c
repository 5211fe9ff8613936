/* SPDX-License-Identifier: MIT */
/* getpayload setpayload setpayloadsig, for all types: there and back, and what is no payload. */
#define TEST "setpayload.h"
#include "types.h"

int main(void)
{
	test_all();
	return t_status;
}

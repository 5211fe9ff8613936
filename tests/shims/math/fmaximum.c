/* SPDX-License-Identifier: MIT */
/*
 * fmaximum fminimum fmaximum_mag fminimum_mag fmaximum_num fminimum_num fmaximum_mag_num fminimum_mag_num fmaxmag fminmag, for all
 * types: against the definition.
 */
#define TEST "fmaximum.h"
#include "types.h"

int main(void)
{
	test_all();
	return t_status;
}

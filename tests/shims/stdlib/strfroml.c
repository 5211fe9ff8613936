/* SPDX-License-Identifier: MIT */
#define TYPE long double
#define C(x) x##L
#define strfrom strfroml
#define strto strtold
#define ALL "%.36g"
#include "strfrom.h"

static void special(void)
{
	IS("%.0f", 18446744073709551615.0L, "18446744073709551615");
	IS("%.18e", LDBL_MAX, "1.189731495357231765e+4932");
	IS("%A", 0x1.921fb54442d18p+1L, X87 ? "0XC.90FDAA22168CP-2" : "0X1.921FB54442D18P+1");
	IS("%.5e", LDBL_TRUE_MIN, X87 ? "3.64520e-4951" : "6.47518e-4966");
}

static long double some(void)
{
	long double x = (long double)(long)((unsigned long)random() << 33 ^ (unsigned long)random());

	for (int k = (int)(random() % 120); k > 0; k--)
		x /= 2;
	return x;
}

/* SPDX-License-Identifier: MIT */
#define TYPE double
#define C(x) x
#define strfrom strfromd
#define strto strtod
#define ALL "%.17e"
#include "strfrom.h"

static void special(void)
{
	IS("%.20f", 0.1, "0.10000000000000000555");
	IS("%A", 0x1.921fb54442d18p+1, "0X1.921FB54442D18P+1");
	IS("%a", 0x1p-1074, "0x0.0000000000001p-1022");
	IS("%.16e", 1.7976931348623157e308, "1.7976931348623157e+308");
}

static double some(void)
{
	union { unsigned long w; double f; } x = { (unsigned long)random() << 33 ^ (unsigned long)random() };

	return x.f;
}

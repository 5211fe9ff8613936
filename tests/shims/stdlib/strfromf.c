/* SPDX-License-Identifier: MIT */
#define TYPE float
#define C(x) x##F
#define strfrom strfromf
#define strto strtof
#define ALL "%.9e"
#include "strfrom.h"

static void special(void)
{
	IS("%.20f", 0.1F, "0.10000000149011611938");
	IS("%A", 0x1.921fb6p+1F, "0X1.921FB6P+1");
	IS("%a", 0x1p-149F, "0x1p-149");
	IS("%.8e", 3.40282347e38F, "3.40282347e+38");
}

static float some(void)
{
	union { unsigned long w; float f; } x = { (unsigned long)random() << 33 ^ (unsigned long)random() };

	return x.f;
}

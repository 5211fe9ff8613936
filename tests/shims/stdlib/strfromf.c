/* SPDX-License-Identifier: MIT */
#include "test.h"
#include "rounding.h"

static void check(int line, const char *format, float x, const char *want)
{
	char s[2000], part[8];
	int len = (int)strlen(want), r;

	memset(s, 'z', sizeof s);
	r = strfromf(s, sizeof s, format, x);
	if (r != len || strcmp(s, want) || s[len + 1] != 'z')
		t_error("line %d: %s: %d, %.80s, want %.80s", line, format, r, s, want);
	memset(part, 'z', sizeof part);
	r = strfromf(part, 5, format, x);
	if (r != len || strncmp(part, want, 4) || part[len < 4 ? len : 4] || part[5] != 'z')
		t_error("line %d: %s, five bytes: %d, %.8s", line, format, r, part);
	T_INT(strfromf(NULL, 0, format, x), len);
}

#define IS(format, x, want) check(__LINE__, format, x, want)

int main(void)
{
	char s[100];

	IS("%g", 0, "0");
	IS("%f", (float)-0.0, "-0.000000");
	IS("%e", 0, "0.000000e+00");
	IS("%a", 1.5F, "0x1.8p+0");
	IS("%.0f", 0.5F, "0");
	IS("%.f", 1.5F, "2");
	IS("%.3G", 1e-5F, "1E-05");
	IS("%.10g", 1e6F, "1000000");
	IS("%g", 1e6F, "1e+06");
	IS("%F", __builtin_huge_valf(), "INF");
	IS("%a", -__builtin_huge_valf(), "-inf");
	IS("%.3e", __builtin_nanf(""), "nan");
	IS("%G", -__builtin_nanf(""), "-NAN");
	IS("%.20f", 0.1F, "0.10000000149011611938");
	IS("%.60g", 0x1p-40F, "9.094947017729282379150390625e-13");
	IS("%A", 0x1.921fb6p+1F, "0X1.921FB6P+1");
	IS("%a", 0x1p-149F, "0x1p-149");
	IS("%.8e", 3.40282347e38F, "3.40282347e+38");

	/* rounded in the present mode */
	set_rounding(UP);
	IS("%.2f", (float)1.0625F, "1.07");
	IS("%.0e", (float)-1.5F, "-1e+00");
	set_rounding(DOWN);
	IS("%.2f", (float)1.0625F, "1.06");
	IS("%.0e", (float)-1.5F, "-2e+00");
	set_rounding(ZERO);
	IS("%.1a", (float)-1.99F, "-0x1.fp+0");
	set_rounding(NEAREST);
	/* more than an int counts */
	T_INT(strfromf(NULL, 0, "%.99999999999999999999f", (float)1.5), 8);
	T_INT(strfromf(s, sizeof s, "%.2147483648e", (float)1.5), 12);
	T_STR(s, "1.500000e+00");

	/* there and back */
	srandom(1);
	for (int i = 0; i < 20000; i++) {
		union { float f; unsigned long w[1]; } x, y;

		x.w[0] = (unsigned long)random() << 33 ^ (unsigned long)random();
		strfromf(s, sizeof s, i % 2 ? "%a" : "%.9e", x.f);
		y.f = strtof(s, NULL);
		if (x.f == x.f && x.f != y.f)
			t_error("%lx became %s", x.w[0], s);
	}
	return t_status;
}

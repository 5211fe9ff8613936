/* SPDX-License-Identifier: MIT */
#include "test.h"
#include "rounding.h"

static void check(int line, const char *format, double x, const char *want)
{
	char s[2000], part[8];
	int len = (int)strlen(want), r;

	memset(s, 'z', sizeof s);
	r = strfromd(s, sizeof s, format, x);
	if (r != len || strcmp(s, want) || s[len + 1] != 'z')
		t_error("line %d: %s: %d, %.80s, want %.80s", line, format, r, s, want);
	memset(part, 'z', sizeof part);
	r = strfromd(part, 5, format, x);
	if (r != len || strncmp(part, want, 4) || part[len < 4 ? len : 4] || part[5] != 'z')
		t_error("line %d: %s, five bytes: %d, %.8s", line, format, r, part);
	T_INT(strfromd(NULL, 0, format, x), len);
}

#define IS(format, x, want) check(__LINE__, format, x, want)

int main(void)
{
	char s[100];

	IS("%g", 0, "0");
	IS("%f", (double)-0.0, "-0.000000");
	IS("%e", 0, "0.000000e+00");
	IS("%a", 1.5, "0x1.8p+0");
	IS("%.0f", 0.5, "0");
	IS("%.f", 1.5, "2");
	IS("%.3G", 1e-5, "1E-05");
	IS("%.10g", 1e6, "1000000");
	IS("%g", 1e6, "1e+06");
	IS("%F", __builtin_huge_val(), "INF");
	IS("%a", -__builtin_huge_val(), "-inf");
	IS("%.3e", __builtin_nan(""), "nan");
	IS("%G", -__builtin_nan(""), "-NAN");
	IS("%.20f", 0.1, "0.10000000000000000555");
	IS("%.60g", 0x1p-40, "9.094947017729282379150390625e-13");
	IS("%A", 0x1.921fb54442d18p+1, "0X1.921FB54442D18P+1");
	IS("%a", 0x1p-1074, "0x0.0000000000001p-1022");
	IS("%.16e", 1.7976931348623157e308, "1.7976931348623157e+308");

	/* rounded in the present mode */
	set_rounding(UP);
	IS("%.2f", (double)1.0625, "1.07");
	IS("%.0e", (double)-1.5, "-1e+00");
	set_rounding(DOWN);
	IS("%.2f", (double)1.0625, "1.06");
	IS("%.0e", (double)-1.5, "-2e+00");
	set_rounding(ZERO);
	IS("%.1a", (double)-1.99, "-0x1.fp+0");
	set_rounding(NEAREST);
	/* more than an int counts */
	T_INT(strfromd(NULL, 0, "%.99999999999999999999f", (double)1.5), 8);
	T_INT(strfromd(s, sizeof s, "%.2147483648e", (double)1.5), 12);
	T_STR(s, "1.500000e+00");

	/* there and back */
	srandom(1);
	for (int i = 0; i < 20000; i++) {
		union { double f; unsigned long w[1]; } x, y;

		x.w[0] = (unsigned long)random() << 33 ^ (unsigned long)random();
		strfromd(s, sizeof s, i % 2 ? "%a" : "%.17e", x.f);
		y.f = strtod(s, NULL);
		if (x.f == x.f && x.f != y.f)
			t_error("%lx became %s", x.w[0], s);
	}
	return t_status;
}

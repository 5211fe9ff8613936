/* SPDX-License-Identifier: MIT */
#include <float.h>
#include "test.h"
#include "rounding.h"

static void check(int line, const char *format, long double x, const char *want)
{
	char s[2000], part[8];
	int len = (int)strlen(want), r;

	memset(s, 'z', sizeof s);
	r = strfroml(s, sizeof s, format, x);
	if (r != len || strcmp(s, want) || s[len + 1] != 'z')
		t_error("line %d: %s: %d, %.80s, want %.80s", line, format, r, s, want);
	memset(part, 'z', sizeof part);
	r = strfroml(part, 5, format, x);
	if (r != len || strncmp(part, want, 4) || part[len < 4 ? len : 4] || part[5] != 'z')
		t_error("line %d: %s, five bytes: %d, %.8s", line, format, r, part);
	T_INT(strfroml(NULL, 0, format, x), len);
}

#define IS(format, x, want) check(__LINE__, format, x, want)

int main(void)
{
	char s[100];

	IS("%g", 0, "0");
	IS("%f", (long double)-0.0, "-0.000000");
	IS("%e", 0, "0.000000e+00");
	IS("%a", 1.5L, LDBL_MANT_DIG == 64 ? "0xcp-3" : "0x1.8p+0");
	IS("%.0f", 0.5L, "0");
	IS("%.f", 1.5L, "2");
	IS("%.3G", 1e-5L, "1E-05");
	IS("%.10g", 1e6L, "1000000");
	IS("%g", 1e6L, "1e+06");
	IS("%F", __builtin_huge_vall(), "INF");
	IS("%a", -__builtin_huge_vall(), "-inf");
	IS("%.3e", __builtin_nanl(""), "nan");
	IS("%G", -__builtin_nanl(""), "-NAN");
	IS("%.60g", 0x1p-40L, "9.094947017729282379150390625e-13");
	IS("%.0f", 18446744073709551615.0L, "18446744073709551615");
	IS("%.18e", LDBL_MAX, "1.189731495357231765e+4932");
	IS("%A", 0x1.921fb54442d18p+1L, LDBL_MANT_DIG == 64 ? "0XC.90FDAA22168CP-2" : "0X1.921FB54442D18P+1");
	IS("%.5e", LDBL_TRUE_MIN, LDBL_MANT_DIG == 64 ? "3.64520e-4951" : "6.47518e-4966");

	/* rounded in the present mode */
	set_rounding(UP);
	IS("%.2f", (long double)1.0625L, "1.07");
	IS("%.0e", (long double)-1.5L, "-1e+00");
	set_rounding(DOWN);
	IS("%.2f", (long double)1.0625L, "1.06");
	IS("%.0e", (long double)-1.5L, "-2e+00");
	set_rounding(ZERO);
	IS("%.1a", (long double)-1.99L, LDBL_MANT_DIG == 64 ? "-0xf.ep-3" : "-0x1.fp+0");
	set_rounding(NEAREST);
	/* more than an int counts */
	T_INT(strfroml(NULL, 0, "%.99999999999999999999f", (long double)1.5), 8);
	T_INT(strfroml(s, sizeof s, "%.2147483648e", (long double)1.5), 12);
	T_STR(s, "1.500000e+00");

	/* there and back */
	srandom(1);
	for (int i = 0; i < 20000; i++) {
		union { long double f; unsigned long w[2]; } x = { .w = { 0 } }, y = x;

		x.w[0] = (unsigned long)random() << 33 ^ (unsigned long)random();
		x.f = (long double)(long)x.w[0];
		for (int k = (int)(random() % 120); k > 0; k--)
			x.f /= 2;
		strfroml(s, sizeof s, i % 2 ? "%a" : "%.36g", x.f);
		y.f = strtold(s, NULL);
		if (x.f == x.f && x.f != y.f)
			t_error("%lx became %s", x.w[0], s);
	}
	return t_status;
}

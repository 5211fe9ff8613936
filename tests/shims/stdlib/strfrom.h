/* SPDX-License-Identifier: MIT */
/*
 * The test of strfrom for one type. Before it is included:
 *   TYPE           the type            C(x)          a constant of it
 *   strfrom        the function        strto         the one that reads the text again
 *   ALL            a format with all digits
 * After that special(), which checks what is not the same for all of them, and some(), any number.
 */
#include <float.h>
#include "test.h"
#include "rounding.h"

#define X87 (sizeof(TYPE) > 8 && LDBL_MANT_DIG == 64)
#define IS(format, x, want) check(__LINE__, format, x, want)

static void special(void);
static TYPE some(void);

static void check(int line, const char *format, TYPE x, const char *want)
{
	char s[2000], part[8];
	int len = (int)strlen(want), r;

	memset(s, 'z', sizeof s);
	r = strfrom(s, sizeof s, format, x);
	if (r != len || strcmp(s, want) || s[len + 1] != 'z')
		t_error("line %d: %s: %d, %.80s, want %.80s", line, format, r, s, want);
	memset(part, 'z', sizeof part);
	r = strfrom(part, 5, format, x);
	if (r != len || strncmp(part, want, 4) || part[len < 4 ? len : 4] || part[5] != 'z')
		t_error("line %d: %s, five bytes: %d, %.8s", line, format, r, part);
	T_INT(strfrom(NULL, 0, format, x), len);
}

int main(void)
{
	char s[100];

	IS("%g", 0, "0");
	IS("%f", (TYPE)-0.0, "-0.000000");
	IS("%e", 0, "0.000000e+00");
	IS("%a", C(1.5), X87 ? "0xcp-3" : "0x1.8p+0");
	IS("%.0f", C(0.5), "0");
	IS("%.f", C(1.5), "2");
	IS("%.3G", C(1e-5), "1E-05");
	IS("%.10g", C(1e6), "1000000");
	IS("%g", C(1e6), "1e+06");
	IS("%F", (TYPE)__builtin_huge_val(), "INF");
	IS("%a", -(TYPE)__builtin_huge_val(), "-inf");
	IS("%.3e", (TYPE)__builtin_nan(""), "nan");
	IS("%G", -(TYPE)__builtin_nan(""), "-NAN");
	IS("%.60g", C(0x1p-40), "9.094947017729282379150390625e-13");
	special();

	/* rounded in the present mode */
	set_rounding(UP);
	IS("%.2f", C(1.0625), "1.07");
	IS("%.0e", C(-1.5), "-1e+00");
	set_rounding(DOWN);
	IS("%.2f", C(1.0625), "1.06");
	IS("%.0e", C(-1.5), "-2e+00");
	set_rounding(ZERO);
	IS("%.1a", C(-1.99), X87 ? "-0xf.ep-3" : "-0x1.fp+0");
	set_rounding(NEAREST);
	/* more than an int counts */
	T_INT(strfrom(NULL, 0, "%.99999999999999999999f", C(1.5)), 8);
	T_INT(strfrom(s, sizeof s, "%.2147483648e", C(1.5)), 12);
	T_STR(s, "1.500000e+00");

	/* there and back */
	srandom(1);
	for (int i = 0; i < 20000; i++) {
		TYPE x = some(), y;

		strfrom(s, sizeof s, i % 2 ? "%a" : ALL, x);
		y = strto(s, NULL);
		if (x == x && x != y)
			t_error("%La became %s", (long double)x, s);
	}
	return t_status;
}

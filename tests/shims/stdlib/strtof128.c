/* SPDX-License-Identifier: MIT */
#include "test.h"

union bits {
	_Float128 f;
	unsigned __int128 b;
	unsigned long w[2];
};

static void check(int line, const char *s, unsigned long high, unsigned long low, int used, int err)
{
	union bits r;
	char *end;

	errno = 0;
	r.f = strtof128(s, &end);
	if (r.w[1] != high || r.w[0] != low || end - s != used || errno != err)
		t_error("line %d: strtof128(%.50s) = %016lx%016lx, %d used, errno %d", line, s, r.w[1], r.w[0],
			(int)(end - s), errno);
}

#define IS(s, high, low, used, err) check(__LINE__, s, high##UL, low##UL, used, err)

int main(void)
{
	IS("", 0, 0, 0, 0);
	IS(" +", 0, 0, 0, 0);
	IS("-.", 0, 0, 0, 0);
	IS("e5", 0, 0, 0, 0);
	IS("0xg", 0, 0, 1, 0);
	IS("0x.p1", 0, 0, 1, 0);
	IS("\t -0.0e99999x", 0x8000000000000000, 0, 12, 0);
	IS("1", 0x3fff000000000000, 0, 1, 0);
	IS("1.5e", 0x3fff800000000000, 0, 3, 0);
	IS("15.e-1z", 0x3fff800000000000, 0, 6, 0);
	IS("-00000000000000000000000000000000000000000000.75", 0xbffe800000000000, 0, 48, 0);
	IS("0.1", 0x3ffb999999999999, 0x999999999999999a, 3, 0);
	IS("3.14159265358979323846264338327950288419716939937510", 0x4000921fb54442d1, 0x8469898cc51701b8, 52, 0);
	IS("1e40", 0x4083d6329f1c35ca, 0x4bfabb9f56100000, 4, 0);
	IS("0X1.8P+3", 0x4002800000000000, 0, 8, 0);
	IS("0x.8p-1p", 0x3ffd000000000000, 0, 7, 0);
	/* halfway: to even, unless anything follows, however far behind */
	IS("0x1.00000000000000000000000000008p0", 0x3fff000000000000, 0, 35, 0);
	IS("0x1.00000000000000000000000000018p0", 0x3fff000000000000, 2, 35, 0);
	IS("0x1.000000000000000000000000000080000000000000000000000001p0", 0x3fff000000000000, 1, 60, 0);
	IS("10384593717069655257060992658440193", 0x4070000000000000, 0, 35, 0);
	IS("10384593717069655257060992658440195", 0x4070000000000000, 2, 35, 0);
	IS("10384593717069655257060992658440193.0000000000000000000000000000000000001", 0x4070000000000000, 1, 73, 0);
	/* the ends */
	IS("1.18973149535723176508575932662800702e4932", 0x7ffeffffffffffff, 0xffffffffffffffff, 42, 0);
	IS("1.1898e4932", 0x7fff000000000000, 0, 11, ERANGE);
	IS("-1e99999999999999999999", 0xffff000000000000, 0, 23, ERANGE);
	IS("0x1.ffffffffffffffffffffffffffff8p16383", 0x7fff000000000000, 0, 39, ERANGE);
	IS("3.3621031431120935062626778173217526025980793448465e-4932", 0x1000000000000, 0, 57, 0);
	IS("6.47517511943802511092443895822764655e-4966", 0, 1, 43, ERANGE);
	IS("3.2e-4966", 0, 0, 9, ERANGE);
	IS("3.24e-4966", 0, 1, 10, ERANGE);
	IS("0x1p-16494", 0, 1, 10, 0);
	IS("0x1p-16495", 0, 0, 10, ERANGE);
	IS("0x1.8p-16494", 0, 2, 12, ERANGE);
	IS("1e-99999999999999999999", 0, 0, 23, ERANGE);
	IS("inf", 0x7fff000000000000, 0, 3, 0);
	IS("-INFinityx", 0xffff000000000000, 0, 9, 0);
	IS("infinitx", 0x7fff000000000000, 0, 3, 0);
	IS("nan", 0x7fff800000000000, 0, 3, 0);
	IS("-NaN(0x123)", 0xffff800000000000, 0x123, 11, 0);
	IS("nan(abc", 0x7fff800000000000, 0, 3, 0);
	IS("nan(z_z)", 0x7fff800000000000, 0, 8, 0);

	/* a long one, and one that would end elsewhere with fewer digits */
	char s[20000];
	memset(s, '0', sizeof s);
	memcpy(s, "10384593717069655257060992658440193.", 36);
	s[15000] = '\0';
	check(__LINE__, s, 0x4070000000000000, 0, 15000, 0);
	s[14999] = '1';
	check(__LINE__, s, 0x4070000000000000, 1, 15000, 0);
	s[14999] = '0';
	memcpy(s + 15000, "e-4900", 7);
	check(__LINE__, s, 0x00da7769bead75ec, 0x52e4d25544b1042e, 15006, 0);
	return t_status;
}

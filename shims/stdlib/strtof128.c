/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.26 on x86_64, where long double is not this format: ISO 60559
 * binary128 from text, rounded correctly in the present mode. libstdc++.a
 * since gcc 13 refers to it in from_chars. By whole numbers: numerator over
 * denominator, one bit of the quotient after the other.
 */
#include <ctype.h>
#include <float.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include "float128.h"
#include "shim.h"

#if !__GLIBC_PREREQ(2, 26)
_Float128 strtof128(const char *restrict s, char **restrict end);
#endif

/* headers since 2.38 make it one that reads 0b, which nan(0b1) does not */
unsigned long long old_strtoull(const char *restrict s, char **restrict end, int base) __asm__("strtoull");

/* raises inexact, and overflow or underflow where x does */
static void square(float x)
{
	volatile float v = x;

	v = v * v;
}

/* num / den * 2^e2, rounded */
static u128 quotient(struct big *num, struct big *den, long e2, int negative)
{
	int k = big_bits(den) - big_bits(num), inexact, cmp, tiny, over;
	u128 m = 0;
	long e, bits;

	big_shift(k > 0 ? num : den, abs(k));
	if (big_less(num, den)) {
		big_shift(num, 1);
		k++;
	}
	e = e2 - k;		/* the quotient is at least 1 and less than 2 now */
	bits = FRACTION + 1;
	if (e < 1 - BIAS)
		bits -= 1 - BIAS - e;
	if (e > BIAS)
		bits = 0;
	for (long i = 0; i < bits; i++) {
		m <<= 1;
		if (!big_less(num, den)) {
			big_subtract(num, den);
			m |= 1;
		}
		big_shift(num, 1);
	}
	/* num / den is less than 2, in halves of the last bit; with none wanted it may be far less */
	inexact = num->n != 0;
	cmp = bits < 0 || big_less(num, den) ? -1 : big_less(den, num);
	tiny = e < 1 - BIAS;
	if (cmp > 0 && m == ((u128)1 << FRACTION) - 1) {
		/* not if one bit more would be rounded up to a normal number */
		big_subtract(num, den);
		big_shift(num, 1);
		tiny = !away(negative, 1, big_less(num, den) ? -1 : big_less(den, num), 1);
	}
	if (e <= BIAS)
		m += (u128)away(negative, m & 1, cmp, inexact);
	if (e >= 1 - BIAS)
		m += (u128)(e + BIAS - 1) << FRACTION;
	over = e > BIAS || m >> FRACTION == EXPONENT_MAX;
	if (over) {
		m = (u128)EXPONENT_MAX << FRACTION;
		m -= !away(negative, 1, 1, 1);
	}
	if (over || (inexact && tiny))
		errno = ERANGE;
	if (over || inexact)
		square(over ? FLT_MAX : tiny ? FLT_MIN : 1.1F);
	return m;
}

/* whatever the locale says of other bytes, and of the i */
static unsigned digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'z' ? (c | 32) - 'a' + 10 : 99;
}

static int starts(const char *s, const char *lower)
{
	while (*lower && (*s | 32) == *lower)
		s++, lower++;
	return !*lower;
}

/* An exponent after its letter: moves p behind it; far out it does not matter how far. */
static long exponent(const char **p)
{
	const char *q = *p + 1;
	int minus = *q == '-';
	long e = 0;

	q += minus || *q == '+';
	if (!isdigit((unsigned char)*q))
		return 0;
	for (; isdigit((unsigned char)*q); q++)
		if (e < 100000000)
			e = e * 10 + *q - '0';
	*p = q;
	return minus ? -e : e;
}

/* Digits from p on, with a radix character; base 10 or 16. p stays where there are none. */
static u128 number(const char **p, unsigned base, int negative)
{
	const char *radix = nl_langinfo(RADIXCHAR), *q = *p;
	size_t len = strlen(radix);
	struct big num = { 0, { 0 } }, den;
	long e = 0, digits = 0;
	int any = 0, point = 0, rest = 0;

	for (;; q++) {
		unsigned d = digit(*q);

		if (!point && len && !strncmp(q, radix, len)) {
			point = 1;
			q += len - 1;
			continue;
		}
		if (d >= base)
			break;
		any = 1;
		e -= point;
		if (digits || d) {
			if (digits++ < DIGITS) {
				if (num.n)
					big_scale(&num, base, d);
				else
					big_set(&num, d);
			} else {
				rest |= d != 0;
				e++;
			}
		}
	}
	if (!any)
		return 0;
	if (rest)
		num.w[0] |= 1;	/* beyond what decides by its value */
	*p = q;
	if (((unsigned char)*q | 32) == (base == 10 ? 'e' : 'p')) {
		long x = exponent(p);

		e = base == 10 ? e + x : e * 4 + x;
	} else if (base == 16) {
		e *= 4;
	}
	if (!num.n)
		return 0;
	if (digits > DIGITS)
		digits = DIGITS;
	big_set(&den, 1);
	if (base == 10) {
		if (e + digits > 5000 || e + digits < -5000)
			return quotient(&num, &den, e + digits > 0 ? 100000 : -200000, negative);
		big_power(e > 0 ? &num : &den, 10, (int)labs(e));
		e = 0;
	}
	return quotient(&num, &den, e, negative);
}

static u128 not_a_number(const char **p)
{
	u128 m = ((u128)EXPONENT_MAX << FRACTION) | ((u128)1 << (FRACTION - 1));
	const char *q = *p + 3;

	*p = q;
	if (*q != '(')
		return m;
	for (q++; digit(*q) < 36 || *q == '_'; q++)
		;
	if (*q == ')') {
		char *end;
		int err = errno;
		unsigned long long payload = old_strtoull(*p + 1, &end, 0);

		errno = err;
		if (end == q)
			m |= payload;
		*p = q + 1;
	}
	return m;
}

_Float128 strtof128(const char *restrict s, char **restrict end)
{
	const char *p = s, *q;
	union float128 r = { .bits = 0 };
	int negative;

	while (isspace((unsigned char)*p))
		p++;
	negative = *p == '-';
	p += negative || *p == '+';
	q = p;
	if (starts(p, "inf")) {
		q += starts(p, "infinity") ? 8 : 3;
		r.bits = (u128)EXPONENT_MAX << FRACTION;
	} else if (starts(p, "nan")) {
		r.bits = not_a_number(&q);
	} else if (*p == '0' && (p[1] | 32) == 'x') {
		q += 2;
		r.bits = number(&q, 16, negative);
		if (q == p + 2)
			q = p + 1;
	} else {
		r.bits = number(&q, 10, negative);
	}
	if (end)
		*end = (char *)(q == p ? s : q);
	if (q != p)
		r.bits |= (u128)negative << 127;
	return r.f;
}

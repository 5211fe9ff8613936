/* SPDX-License-Identifier: MIT */
/*
 * ISO 60559 binary128 from text, rounded correctly in the present mode. By whole numbers: numerator
 * over denominator, one bit of the quotient after the other. For a file that says what CHAR is,
 * what space is in a locale, what mark RADIX and SEPARATOR are there, and how to read the payload of a NaN.
 */
#include <float.h>
#include <langinfo.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "float128.h"
#include "tof128.h"

char *__nl_langinfo_l(nl_item item, locale_t l);

/* of the locale l, or the present one */
#define INFO(item, l) ((l) ? __nl_langinfo_l(item, l) : NATIVE(nl_langinfo)(item))

static int space(CHAR c, locale_t l);
static const CHAR *mark(nl_item item, CHAR *room, locale_t l);	/* a string, maybe in room for two */
static unsigned long long payload(const CHAR *s, CHAR **end);

struct punctuation {
	const CHAR *radix, *separator;
	const char *grouping;		/* as in struct lconv, or NULL */
	CHAR room[4];
};

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
		m += away(negative, m & 1, cmp, inexact);
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

/* whatever the locale says of other characters, and of the i */
static unsigned digit(CHAR c)
{
	return c >= '0' && c <= '9' ? (unsigned)c - '0' :
		(c | 32) >= 'a' && (c | 32) <= 'z' ? (unsigned)(c | 32) - 'a' + 10 : 99;
}

static int starts(const CHAR *s, const char *lower)
{
	while (*lower && (*s | 32) == *lower)
		s++, lower++;
	return !*lower;
}

/* the length of the mark, where it stands at s */
static size_t at(const CHAR *s, const CHAR *text)
{
	size_t n = 0;

	while (text[n] && s[n] == text[n])
		n++;
	return text[n] ? 0 : n;
}

/* An exponent after its letter: moves p behind it; far out it does not matter how far. */
static long exponent(const CHAR **p)
{
	const CHAR *q = *p + 1;
	int minus = *q == '-';
	long e = 0;

	q += minus || *q == '+';
	if (digit(*q) > 9)
		return 0;
	for (; digit(*q) <= 9; q++)
		if (e < 100000000)
			e = e * 10 + (long)digit(*q);
	*p = q;
	return minus ? -e : e;
}

/* whether the digits and separators from s to e are the groups that there should be */
static int are_groups(const CHAR *s, const CHAR *e, unsigned base, const struct punctuation *marks)
{
	const char *size = marks->grouping;
	size_t len = at(marks->separator, marks->separator);

	for (;;) {
		int n = 0;

		if (*size <= 0 || *size == CHAR_MAX)
			return e > s;	/* no rule for the rest */
		for (; e > s && n < *size && digit(e[-1]) < base; n++)
			e--;
		if (e == s)
			return n > 0;
		if (n < *size || (size_t)(e - s) < len || !at(e - len, marks->separator))
			return 0;
		e -= len;
		size += size[1] != 0;
	}
}

/*
 * The end of the digits from s on that may have separators between them, NULL if there are to be none.
 * Where these are not grouped as they should be, it is that of the most that are: *ends, the number is
 * no longer. Hexadecimal ones may have them anywhere, as in glibc.
 */
static const CHAR *grouped(const CHAR *s, unsigned base, const struct punctuation *marks, int *ends)
{
	const CHAR *e = s, *q, *first = NULL;
	size_t n = 0;

	*ends = 0;
	if (!marks->grouping || *marks->grouping <= 0 || *marks->grouping == CHAR_MAX)
		return NULL;
	for (; digit(*e) < base || (n = at(e, marks->separator)); e += digit(*e) < base ? 1 : n)
		if (!first && digit(*e) >= base)
			first = e;
	if (!first || base == 16 || (first > s && are_groups(s, e, base, marks)))
		return e;
	*ends = 1;
	for (q = e; first > s && q > first; q--)
		if (are_groups(s, q, base, marks))
			return q;
	return first;
}

/* Digits from p on, with a radix character; base 10 or 16. p stays where there are none. */
static u128 number(const CHAR **p, unsigned base, int negative, const struct punctuation *marks)
{
	const CHAR *q = *p, *to;
	struct big num = { 0, { 0 } }, den;
	long e = 0, digits = 0;
	int any = 0, point = 0, rest = 0, ends;

	for (to = grouped(q, base, marks, &ends); !ends || q < to; q++) {
		unsigned d = digit(*q);
		size_t n;

		if (!point && (n = at(q, marks->radix))) {
			point = 1;
			q += n - 1;
			continue;
		}
		if (to && q < to && (n = at(q, marks->separator))) {
			any = 1;
			q += n - 1;
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
	if (!ends && (*q | 32) == (base == 10 ? 'e' : 'p')) {
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

static u128 not_a_number(const CHAR **p)
{
	u128 m = ((u128)EXPONENT_MAX << FRACTION) | ((u128)1 << (FRACTION - 1));
	const CHAR *q = *p + 3;

	*p = q;
	if (*q != '(')
		return m;
	for (q++; digit(*q) < 36 || *q == '_'; q++)
		;
	if (*q == ')') {
		CHAR *end;
		int err = errno;
		unsigned long long bits = payload(*p + 1, &end);

		errno = err;
		if (end == q)
			m |= bits;
		*p = q + 1;
	}
	return m;
}

static _Float128 convert(const CHAR *s, CHAR **end, int group, locale_t l)
{
	struct punctuation marks;
	const CHAR *p = s, *q;
	union float128 r = { .bits = 0 };
	int negative;

	marks.radix = mark(RADIX, marks.room, l);
	marks.separator = mark(SEPARATOR, marks.room + 2, l);
	marks.grouping = group && *marks.separator ? INFO(GROUPING, l) : NULL;
	while (space(*p, l))
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
		r.bits = number(&q, 16, negative, &marks);
		if (q == p + 2)
			q = p + 1;
	} else {
		r.bits = number(&q, 10, negative, &marks);
	}
	if (end)
		*end = (CHAR *)(q == p ? s : q);
	if (q != p)
		r.bits |= (u128)negative << 127;
	return r.f;
}

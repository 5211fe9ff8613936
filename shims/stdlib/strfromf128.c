/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.26, ISO 60559 binary128 to text: one conversion of a, e, f, g or the
 * capitals, with a precision or none. libstdc++.a since gcc 13 refers to it on
 * x86_64 in to_chars. All digits first, then they are rounded.
 */
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include "float128.h"
#include "shim.h"
#include "strfrom.h"

#if !__GLIBC_PREREQ(2, 26)
int strfromf128(char *restrict to, size_t n, const char *restrict format, _Float128 x);
#endif

struct out {
	char *to;
	size_t room, len;
};

static void put(struct out *o, int c, size_t times)
{
	if (o->len < o->room)
		memset(o->to + o->len, c, times < o->room - o->len ? times : o->room - o->len);
	o->len += times;
}

static void put_text(struct out *o, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		put(o, s[i], 1);
}

static void put_exponent(struct out *o, int letter, int e, int least)
{
	char text[8];
	int n = 0;

	put(o, letter, 1);
	put(o, e < 0 ? '-' : '+', 1);
	for (e = abs(e); e || n < least; e /= 10)
		text[n++] = (char)('0' + e % 10);
	while (n)
		put(o, text[--n], 1);
}

struct decimal {
	int n, e;		/* d[0].d[1]... * 10^e; n is 0 for 0, no zeros behind */
	char d[DIGITS + 10];	/* '0' + the digit */
};

/* m * 2^e, exactly */
static void all_digits(struct decimal *d, u128 m, int e)
{
	struct big b;
	int i = sizeof d->d;

	big_set(&b, m);
	if (e > 0)
		big_shift(&b, e);
	else
		big_power(&b, 5, -e);	/* m * 2^e is m * 5^-e / 10^-e */
	while (b.n) {
		uint32_t nine = big_divide(&b, 1000000000);

		for (int k = 0; k < 9 && (b.n || nine); k++, nine /= 10)
			d->d[--i] = (char)('0' + nine % 10);
	}
	d->n = (int)sizeof d->d - i;
	d->e = d->n - 1 + (e < 0 ? e : 0);
	memmove(d->d, d->d + i, (size_t)d->n);
	while (d->n && d->d[d->n - 1] == '0')
		d->n--;
	if (!d->n)
		d->e = 0;
}

/* to so many digits; 0 or less: to a digit in front of the first */
static void round_digits(struct decimal *d, long digits, int negative)
{
	int cmp, n = d->n, up;

	if (digits >= n)
		return;
	d->n = digits > 0 ? (int)digits : 0;
	cmp = digits < 0 ? -1 : d->d[digits] != '5' ? (d->d[digits] > '5') * 2 - 1 : n > digits + 1;
	up = away(negative, d->n && (d->d[d->n - 1] & 1), cmp, 1);
	if (up && !d->n) {
		d->e += 1 - (int)digits;
		d->d[d->n++] = '1';
		return;
	}
	while (d->n && (up ? d->d[d->n - 1] == '9' : d->d[d->n - 1] == '0'))
		d->n--;
	if (!up)
		return;
	if (d->n) {
		d->d[d->n - 1]++;
	} else {
		d->d[d->n++] = '1';
		d->e++;
	}
}

/* digits d->d[from] to d->d[from + count - 1], zeros where there are none */
static void put_digits(struct out *o, const struct decimal *d, long from, size_t count)
{
	for (; count && from < d->n; count--, from++)
		put(o, from < 0 ? '0' : d->d[from], 1);
	put(o, '0', count);
}

static void put_radix(struct out *o)
{
	const char *radix = NATIVE(nl_langinfo)(RADIXCHAR);

	put_text(o, radix, strlen(radix));
}

static void put_decimal(struct out *o, int letter, long precision, u128 m, int e, int negative)
{
	struct decimal d;
	int kind = letter | 32, g = kind == 'g';

	all_digits(&d, m, e);
	if (precision < 0)
		precision = 6;
	if (g && !precision)
		precision = 1;
	if (kind == 'f')
		round_digits(&d, d.n ? d.e + 1 + precision : 0, negative);
	else
		round_digits(&d, precision + !g, negative);
	if (!d.n)
		d.e = 0;
	if (g) {
		kind = d.e < -4 || d.e >= precision ? 'e' : 'f';
		precision = d.n - 1 - (kind == 'f' ? d.e : 0);
		if (precision < 0)
			precision = 0;
	}
	if (kind == 'e') {
		put_digits(o, &d, 0, 1);
		if (precision)
			put_radix(o);
		put_digits(o, &d, 1, (size_t)precision);
		put_exponent(o, g ? letter - 2 : letter, d.e, 2);
		return;
	}
	if (d.e < 0)
		put(o, '0', 1);
	else
		put_digits(o, &d, 0, (size_t)d.e + 1);
	if (precision)
		put_radix(o);
	put_digits(o, &d, d.e + 1, (size_t)precision);
}

/* as using a signaling NaN does */
static void invalid(void)
{
	volatile float v = __builtin_nansf("");

	v = v + v;
}

static void put_hex(struct out *o, int letter, long precision, u128 m, int e, int negative)
{
	const char *digits = letter == 'a' ? "0123456789abcdef" : "0123456789ABCDEF";
	long n = FRACTION / 4;

	if (precision >= 0 && precision < n) {
		int cut = FRACTION - 4 * (int)precision;
		u128 rest = m & (((u128)1 << cut) - 1), half = (u128)1 << (cut - 1);

		m >>= cut;
		m += away(negative, m & 1, (rest > half) - (rest < half), rest != 0);
		m <<= cut;
		n = precision;
	} else if (precision < 0) {
		while (n && !(m >> (FRACTION - 4 * n) & 15))
			n--;
		precision = n;
	}
	put(o, '0', 1);
	put(o, letter + 'x' - 'a', 1);
	put(o, digits[m >> FRACTION], 1);
	if (precision)
		put_radix(o);
	for (long i = 1; i <= n; i++)
		put(o, digits[m >> (FRACTION - 4 * i) & 15], 1);
	put(o, '0', (size_t)(precision - n));
	put_exponent(o, letter + 'p' - 'a', e, 1);
}

int strfromf128(char *restrict to, size_t n, const char *restrict format, _Float128 x)
{
	struct conversion c = conversion(format);
	union float128 v = { .f = x };
	u128 m = v.bits & (((u128)1 << FRACTION) - 1);
	int e = (int)(v.bits >> FRACTION & EXPONENT_MAX), negative = (int)(v.bits >> 127);
	struct out o = { to, n ? n - 1 : 0, 0 };

	if (negative)
		put(&o, '-', 1);
	if (e == EXPONENT_MAX) {
		put_text(&o, c.letter & 32 ? m ? "nan" : "inf" : m ? "NAN" : "INF", 3);
		if (m && !(m >> (FRACTION - 1)))
			invalid();
	} else {
		if (e)
			m |= (u128)1 << FRACTION;
		else if (m)
			e = 1;
		if ((c.letter | 32) == 'a')
			put_hex(&o, c.letter, c.precision, m, m ? e - BIAS : 0, negative);
		else
			put_decimal(&o, c.letter, c.precision, m, m ? e - BIAS - FRACTION : 0, negative);
	}
	if (o.len > INT_MAX) {
		errno = EOVERFLOW;
		o.len = 0;
	}
	if (n)
		to[o.len < o.room ? o.len : o.room] = '\0';
	return o.len ? (int)o.len : -1;
}

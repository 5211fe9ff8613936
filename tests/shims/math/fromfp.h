/* SPDX-License-Identifier: MIT */
/* The test of fromfp and its like for one type; see types.h. */
#define FUNCTIONS F(fromfp), F(fromfpx), F(ufromfp), F(ufromfpx)

static const struct {
	SIGNED_RESULT (*f)(TYPE, int, unsigned), (*fx)(TYPE, int, unsigned);
	UNSIGNED_RESULT (*u)(TYPE, int, unsigned), (*ux)(TYPE, int, unsigned);
} NAME(functions) = { FUNCTIONS };

static TYPE NAME(power)(int n)
{
	TYPE x = 1, square = n < 0 ? (TYPE)0.5 : 2;

	for (n = n < 0 ? -n : n; n; n /= 2) {
		if (n % 2)
			x *= square;
		square *= square;
	}
	return x;
}

/* x, which is not negative, to a whole number: adding 2 to the power of DIGITS - 1 does that, to the nearest */
static TYPE NAME(whole)(TYPE x)
{
	TYPE big = NAME(power)(DIGITS - 1), sum = x + big;

	__asm__ volatile("" : "+m"(sum));
	return sum - big;
}

/* |x| rounded, by the definition; *part: whether there was something to round */
static TYPE NAME(rounded)(TYPE x, int negative, int direction, int *part)
{
	TYPE floor, rest, half = (TYPE)0.5;

	*part = 0;
	if (!(x < NAME(power)(DIGITS - 1)))
		return x;
	floor = NAME(whole)(x);
	if (floor > x)
		floor -= 1;
	rest = x - floor;
	*part = rest != 0;
	switch (direction) {
	case FP_INT_UPWARD:
		return floor + (*part && !negative);
	case FP_INT_DOWNWARD:
		return floor + (*part && negative);
	case FP_INT_TONEARESTFROMZERO:
		return floor + (rest >= half);
	case FP_INT_TONEAREST:
		return floor + (rest > half || (rest == half && NAME(whole)(floor / 2) != floor / 2));
	}
	return floor;
}

static int NAME(right)(RESULT r, int ok, TYPE want, uintmax_t without)
{
#if INTEGERS
	return (uintmax_t)r == (!ok ? without : want < 0 ? (uintmax_t)(intmax_t)want : (uintmax_t)want);
#else
	(void)without;
	return ok ? r == want && !__builtin_signbit(r) == !__builtin_signbit(want) : r != r;
#endif
}

static void NAME(check)(TYPE x, int direction, unsigned width)
{
	int negative = !!__builtin_signbit(x), part, mode = modes[next() % 4];
	TYPE size = NAME(rounded)(negative ? -x : x, negative, direction, &part);
	unsigned bits = INTEGERS && width > 64 ? 64 : width;

	for (int flags = 0; flags < 4; flags++) {
		int is_unsigned = flags & UNSIGNED, ok = 0, want = FE_INVALID, raised, e;
		unsigned top = bits - !is_unsigned;	/* numbers end before 2 to the power of top */
		RESULT r;

		if (bits && size <= MAXIMUM) {
			TYPE end = NAME(power)(top > MAX_EXP ? MAX_EXP : (int)top);

			ok = top > MAX_EXP || size < end || (size == end && negative && !is_unsigned);
			if (is_unsigned && negative && size != 0)
				ok = 0;
		}
		if (ok)
			want = part && flags & INEXACT ? FE_INEXACT : 0;
		fesetround(mode);
		feclearexcept(FE_ALL_EXCEPT);
		errno = 77;
		r = flags == 0 ? (RESULT)NAME(functions).f(x, direction, width) :
			flags == INEXACT ? (RESULT)NAME(functions).fx(x, direction, width) :
			flags == UNSIGNED ? (RESULT)NAME(functions).u(x, direction, width) :
			(RESULT)NAME(functions).ux(x, direction, width);
		e = errno;
		raised = fetestexcept(FE_ALL_EXCEPT);
		fesetround(FE_TONEAREST);
		seen[ok ? want ? 2 : 1 : 0]++;
		if (raised != want || e != (ok ? 77 : EDOM) ||
		    !NAME(right)(r, ok, negative ? -size : size, limit(negative, bits, flags)))
			t_error("%s: flags %d: (%La, %d, %u) in mode %x: %La, exceptions %x, errno %d; want %s%La, %x",
				TEXT(FUNCTIONS), flags, (long double)x, direction, width, (unsigned)mode, (long double)r,
				(unsigned)raised, e, ok ? "" : "error, not ", (long double)size, (unsigned)want);
	}
}

static void NAME(test)(void)
{
	static const unsigned widths[] = { 0, 1, 2, 8, 63, 64, 65, 70, 1000, 1u << 31, UINT_MAX };
	TYPE zero = 0, inf = __builtin_inf(), tiny = NAME(power)(-MAX_EXP - DIGITS + 3);

	/* about the ends of each width */
	for (int width = 0; width <= 70; width++)
		for (int k = width - 2; k <= width; k++)
			for (int q = -6; q <= 6; q++) {
				TYPE x = NAME(power)(k < 0 ? 0 : k) + (TYPE)q / 4;

				NAME(check)(x, directions[(unsigned)(q + 6) % 5], (unsigned)width);
				NAME(check)(-x, directions[next() % 9], (unsigned)width);
			}
	/* every exponent, but not all of 32768 */
	for (int n = -MAX_EXP - DIGITS + 3; n < MAX_EXP; n += n >= -4 && n < 130 ? 1 : MAX_EXP / 60)
		for (int i = 0; i < 9; i++) {
			TYPE x = NAME(power)(n);

			/* a few bits below the first, or many */
			if (i % 3)
				x += x * NAME(power)(-(int)(next() % DIGITS));
			if (i % 3 == 2)
				x += x * (TYPE)(next() >> 20) / (TYPE)((uint64_t)1 << 45);
			NAME(check)(i & 1 ? -x : x, directions[i],
				next() % 4 ? (unsigned)(n + (int)(next() % 4)) : widths[next() % 11]);
		}
	for (int i = 0; i < 9; i++)
		for (int w = 0; w < 11; w++) {
			TYPE x[] = { zero, tiny, MAXIMUM, (TYPE)0.5, inf };

			for (int k = 0; k < 5; k++) {
				NAME(check)(x[k], directions[i], widths[w]);
				NAME(check)(-x[k], directions[i], widths[w]);
			}
			/* NaNs, quiet and signaling */
			for (int k = 0; k < 4; k++) {
				union { TYPE f; uint64_t w[2]; uint32_t h[4]; } u = { k & 1 ? -inf : inf };

				u.h[0] |= 0x1234;
				if (k & 2)
					u.h[(DIGITS - 2) / 32] |= (uint32_t)1 << (DIGITS - 2) % 32;
				NAME(check)(u.f, directions[i], widths[w]);
			}
		}
}

#undef FUNCTIONS

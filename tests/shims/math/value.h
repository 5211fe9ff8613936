/* SPDX-License-Identifier: MIT */
/* Values of all classes for one type, included by a TEST of types.h. */
#define BYTES (DIGITS == 24 ? 4 : DIGITS == 53 ? 8 : DIGITS == 64 ? 10 : 16)

union NAME(value) {
	TYPE f;
	uint32_t h[4];
	uint64_t w[2];
};

/* one of all classes, often one that was there before or near it */
static union NAME(value) NAME(generate)(const union NAME(value) *before)
{
	union NAME(value) u = { 0 };
	TYPE inf = __builtin_inf();
	int n = (int)(next() % 12), e = (int)(next() % (2 * MAX_EXP + DIGITS - 6)) - MAX_EXP - DIGITS + 6;

	switch (n) {
	case 0:
		break;
	case 1:
		u.f = inf;
		break;
	case 2:
	case 3: /* NaNs, quiet and signaling, some with the same payload */
		u.f = inf;
		u.h[0] |= next() & 1 ? 1 + next() % 4 : (uint32_t)next() | 2;
		if (DIGITS > 60)
			u.h[1] |= next() & 3;
		if (DIGITS == 24)
			u.h[0] &= 0xffbfffff;
		u.h[(DIGITS - 2) / 32] |= (uint32_t)(n - 2) << (DIGITS - 2) % 32;
		break;
	case 4:
	case 5:
	case 6:
		u = *before;
		break;
	case 7: /* the next in magnitude */
		u = *before;
		if (u.f == u.f && u.f != 0 && u.f * 2 != u.f)
			u.h[0] ^= 1;
		break;
	default:
		u.f = 1 + (TYPE)(next() >> 20) / (TYPE)((uint64_t)1 << 44);
		for (TYPE square = e < 0 ? (TYPE)0.5 : 2; e; e /= 2) {
			if (e % 2)
				u.f *= square;
			square *= square;
		}
	}
	if (next() & 1)
		u.f = -u.f;
	return u;
}

static inline int NAME(is_signaling)(const union NAME(value) *x)
{
	return __builtin_isnan(x->f) && !(x->h[(DIGITS - 2) / 32] >> (DIGITS - 2) % 32 & 1);
}

static inline int NAME(same)(TYPE x, TYPE y)
{
	return !memcmp(&x, &y, BYTES);
}

/* a NaN that is not signaling any more */
static inline int NAME(is_quiet)(TYPE x)
{
	union NAME(value) u = { x };

	return __builtin_isnan(x) && !NAME(is_signaling)(&u);
}

#define T_CASE(text, ok, x) do { \
	if (!(ok)) { \
		union NAME(value) u_ = { x }; \
		\
		t_error("%s of " text ": %016llx %016llx, exceptions %x", TEXT(TYPE), (unsigned long long)u_.w[1], \
			(unsigned long long)u_.w[0], (unsigned)raised); \
	} \
} while (0)

/* SPDX-License-Identifier: MIT */
/* For the tests of special functions of _Float128: against tables, in all rounding modes; errno and exceptions. */
#include <fenv.h>
#include <math.h>
#include "f128.h"

#define V(high, low) ((u128)(high) << 64 | (low))
#define COUNT(values) (sizeof (values) / sizeof (values)[0])
#define INF ((u128)0x7fff << 112)
#define SIGN ((u128)1 << 127)
#define NORMAL ((u128)1 << 112)	/* the least one */
#define NO_NUMBER (FE_INVALID | FE_DIVBYZERO)

#ifdef T_NATIVE
#define BOUND(ours, native) (native)
#else
#define BOUND(ours, native) (ours)
#endif

struct value {
	u128 x, want;
};

/* in the order of the numbers */
static inline __int128 rank(u128 b)
{
	return b & SIGN ? -(__int128)(b & ~SIGN) : (__int128)b;
}

/* within as many numbers; in directed modes one more of glibc's, which is the other one beside the true value */
static void check_value(const char *name, _Float128 (*f)(_Float128), const struct value *v, int bound)
{
	for (int i = 0; i < 4; i++) {
		u128 got, magnitude = v->want & ~SIGN;
		__int128 off;
		int raised, error;

		fesetround(modes[i]);
		feclearexcept(FE_ALL_EXCEPT);
		errno = 0;
		got = to(f(from(v->x)));
		error = errno;
		raised = fetestexcept(FE_ALL_EXCEPT);
		fesetround(FE_TONEAREST);
		off = rank(got) - rank(v->want);
		if (off > bound + BOUND(0, i) || -off > bound + BOUND(0, i) || ((got ^ v->want) & SIGN && magnitude))
			t_error("%s(%016llx %016llx) = %016llx %016llx, want %016llx %016llx, mode %d", name, (unsigned long long)(v->x >> 64),
				(unsigned long long)v->x, (unsigned long long)(got >> 64), (unsigned long long)got,
				(unsigned long long)(v->want >> 64), (unsigned long long)v->want, i);
		/* a subnormal result may be a range error */
		if (raised & NO_NUMBER || !(raised & FE_OVERFLOW) != (magnitude < INF - 1) ||
			(raised & FE_UNDERFLOW && magnitude > NORMAL + BOUND(0, NORMAL)) ||
			(error && magnitude > NORMAL && magnitude < INF - 1) || (error != ERANGE && magnitude == INF && !BOUND(0, i)))
			t_error("%s(%016llx %016llx): errno %d, exceptions %x, mode %d", name, (unsigned long long)(v->x >> 64),
				(unsigned long long)v->x, error, (unsigned)raised, i);
	}
}

static inline void check_values(const char *name, _Float128 (*f)(_Float128), const struct value *v, size_t n, int bound)
{
	for (size_t i = 0; i < n; i++)
		check_value(name, f, v + i, bound);
}

/* what is said of errno and exceptions but FE_INEXACT; want is a NaN for any */
static inline void check_special(const char *name, _Float128 (*f)(_Float128), u128 x, u128 want, int error, int exceptions)
{
	u128 got;
	int raised, err;

	feclearexcept(FE_ALL_EXCEPT);
	errno = 0;
	got = to(f(from(x)));
	err = errno;
	raised = fetestexcept(FE_ALL_EXCEPT) & ~FE_INEXACT;
	if ((want & ~SIGN) > INF ? (got & ~SIGN) <= INF || !(got >> 111 & 1) : got != want)
		t_error("%s(%016llx %016llx) = %016llx %016llx", name, (unsigned long long)(x >> 64), (unsigned long long)x,
			(unsigned long long)(got >> 64), (unsigned long long)got);
	if (err != error || raised != exceptions)
		t_error("%s(%016llx %016llx): errno %d, exceptions %x", name, (unsigned long long)(x >> 64), (unsigned long long)x, err,
			(unsigned)raised);
}

#define NAN_BITS (INF + ((u128)1 << 111))
#define SIGNALING (INF + 1)
#define ONE ((u128)0x3fff << 112)
#define TWO ((u128)0x4000 << 112)

#define CHECK_NAN(f) (check_special(#f, f, NAN_BITS, NAN_BITS, 0, 0), check_special(#f, f, SIGNALING, NAN_BITS, 0, FE_INVALID))

/* SPDX-License-Identifier: MIT */
/* Complex numbers of the type of KIND (real.h) as their two parts, which no operation puts together. */
#include "math/real.h"

#ifdef __clang__
typedef _Complex float COMPLEX __attribute__((mode(TC)));
#else
#define COMPLEX _Complex REAL
#endif

struct parts {
	REAL re, im;
};

static inline struct parts parts(COMPLEX z)
{
	struct parts p;

	memcpy(&p, &z, sizeof p);
	return p;
}

static inline COMPLEX complex_of(REAL re, REAL im)
{
	struct parts p = { re, im };
	COMPLEX z;

	memcpy(&z, &p, sizeof z);
	return z;
}

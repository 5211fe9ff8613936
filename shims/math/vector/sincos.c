/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.22: sincos of vectors, whose results go where each lane's two pointers say; within 2.5 ULP. A vector of pointers takes as
 * many registers as it needs: of AVX, which has no whole numbers of 256 bits, those of 128.
 */
#include "math/vector_kernels.h"

#ifdef KNOWN
#ifdef ISA_c
#define BYTES 16
#else
#define BYTES (LANES * 4 * KIND)
#endif
#define PARTS (LANES * 8 / BYTES)

typedef int64_t pointers __attribute__((vector_size(BYTES)));

#if PARTS == 1
#define POINTERS(p) pointers p##0
#define ARRAY(p) { p##0 }
#elif PARTS == 2
#define POINTERS(p) pointers p##0, pointers p##1
#define ARRAY(p) { p##0, p##1 }
#else
#define POINTERS(p) pointers p##0, pointers p##1, pointers p##2, pointers p##3
#define ARRAY(p) { p##0, p##1, p##2, p##3 }
#endif

void SCALAR(REAL, REAL *, REAL *);

void VECTOR(vec x, POINTERS(s), POINTERS(c));
void VECTOR(vec x, POINTERS(s), POINTERS(c))
{
	union {
		pointers part[PARTS];
		REAL *to[LANES];
	} s = { ARRAY(s) }, c = { ARRAY(c) };
	mask good = SINE_GOOD(x);
	vec sines = APPLY(sin_of, x), cosines = APPLY(cos_of, x);

	for (int i = 0; i < LANES; i++)
		if (good[i]) {
			*s.to[i] = sines[i];
			*c.to[i] = cosines[i];
		} else {
			SCALAR(x[i], s.to[i], c.to[i]);
		}
}
#endif

/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.22: sincos, whose results go where each lane's two pointers say. A vector of pointers takes as many registers
 * as it needs: of AVX, which has no whole numbers of 256 bits, those of 128.
 */
#include "math/vector.h"

#ifdef KNOWN
#ifdef ISA_c
#define WIDTH 16
#else
#define WIDTH (LANES * 4 * KIND)
#endif
#define PARTS (LANES * 8 / WIDTH)

typedef int64_t pointers __attribute__((vector_size(WIDTH)));

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

	for (int i = 0; i < LANES; i++)
		SCALAR(x[i], s.to[i], c.to[i]);
}
#endif

/* SPDX-License-Identifier: MIT */
/*
 * For the files of shims/math/vector, each of which is compiled for every name that libmvec has of its function,
 * VECTOR = _ZGV<isa><mask><lanes><v for each parameter>_<name>, of the vector ABIs of x86_64 and AArch64. A file
 * defines kernel(), which is given
 *
 *   vec        LANES of REAL, float or double (KIND as in real.h)
 *   PARAMETERS vec x, or vec x, vec y
 *   SCALAR     the function of libm for one lane
 *
 * The kernel of SVE, whose vectors have a length that the machine knows, works on pieces of 16 bytes.
 *
 * ISA_b SSE2, ISA_c AVX, ISA_d AVX2, ISA_e AVX-512F, ISA_n AdvSIMD, ISA_s SVE. Of a compiler that does not know the
 * instructions, or the convention by which AdvSIMD's are called, come empty objects, and a link error for who needs one.
 */
#ifndef COMPAT_VECTOR_H
#define COMPAT_VECTOR_H

/* no header with intrinsics: each takes longer to read than all of this to compile */
#include <stdint.h>

#if KIND == 1
#define REAL float
typedef int32_t lane;
#else
#define REAL double
typedef int64_t lane;
#endif

#ifdef ISA_s
#undef LANES
#define LANES (4 / KIND)
#endif
#define CONVENTION
#if defined ISA_n && (__GNUC__ >= 9 || defined __clang__)
#undef CONVENTION
#define CONVENTION __attribute__((aarch64_vector_pcs))
#define KNOWN 1
#elif defined ISA_b || (defined ISA_c && defined __AVX__) || (defined ISA_d && defined __AVX2__) || (defined ISA_e && defined __AVX512F__)
#define KNOWN 1
#endif

#define vec_of(type, bytes) type __attribute__((vector_size(bytes)))
typedef REAL vec __attribute__((vector_size(LANES * sizeof(REAL))));
typedef lane mask __attribute__((vector_size(LANES * sizeof(REAL))));	/* what a comparison gives */

#if ARGS == 1
REAL SCALAR(REAL);	/* it may be newer than the headers */
#define PARAMETERS vec x
#define ARGUMENTS x
#define OF_LANE(i) SCALAR(x[i])
#elif ARGS == 2
REAL SCALAR(REAL, REAL);
#define PARAMETERS vec x, vec y
#define ARGUMENTS x, y
#define OF_LANE(i) SCALAR(x[i], y[i])
#endif

#ifdef PARAMETERS
static inline __attribute__((always_inline)) vec kernel(PARAMETERS);

#if defined ISA_s
#ifdef __ARM_FEATURE_SVE
#include <arm_sve.h>
#if KIND == 1
typedef svfloat32_t scalable;
#define ALL svptrue_b32()
#define ONES svdup_f32(1)
#else
typedef svfloat64_t scalable;
#define ALL svptrue_b64()
#define ONES svdup_f64(1)
#endif
#define LONGEST (256 / (int)sizeof(REAL))

/* inactive lanes are 1, for which no function is slow */
#define PUT(to, from) svst1(ALL, to, svsel(active, from, ONES))

#if ARGS == 1
scalable VECTOR(scalable x, svbool_t active);
scalable VECTOR(scalable x, svbool_t active)
#else
scalable VECTOR(scalable x, scalable y, svbool_t active);
scalable VECTOR(scalable x, scalable y, svbool_t active)
#endif
{
	REAL a[ARGS][LONGEST];
	int lanes = (int)(svcntb() / sizeof(REAL));

	PUT(a[0], x);
#if ARGS == 2
	PUT(a[1], y);
#endif
	for (int i = 0; i < lanes; i += LANES) {
		vec v[ARGS];

		for (int k = 0; k < ARGS; k++)
			__builtin_memcpy(&v[k], &a[k][i], sizeof *v);
#if ARGS == 1
		v[0] = kernel(v[0]);
#else
		v[0] = kernel(v[0], v[1]);
#endif
		__builtin_memcpy(&a[0][i], v, sizeof *v);
	}
	return svld1(ALL, a[0]);
}
#endif
#elif KNOWN
CONVENTION vec VECTOR(PARAMETERS);
CONVENTION vec VECTOR(PARAMETERS)
{
	return kernel(ARGUMENTS);
}
#endif
#endif

#endif

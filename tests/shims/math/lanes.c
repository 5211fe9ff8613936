/* SPDX-License-Identifier: MIT */
/*
 * All of libmvec (shims/math/vector): exp, log, pow, sin, cos, sincos and the others, in the registers that the vector
 * ABIs say; each lane is within 4 ULP of the scalar function of a wider type, and an infinity, a NaN or a zero where
 * that is one, whatever the other lanes are. On aarch64 the registers that are to be preserved in full are;
 * SVE with each length of vector that there is, and some lanes inactive.
 */
#include <float.h>
#include <math.h>
#include <stdint.h>
#include <string.h>
#include "test.h"
#include "random.h"

#define BOUND 4

/* name, parameters, from where to where x is and y most often */
#define FUNCTIONS(X) \
	X(acos, v, -1, 1, 0, 0) X(acosh, v, 1, 9, 0, 0) X(asin, v, -1, 1, 0, 0) X(asinh, v, -9, 9, 0, 0) \
	X(atan, v, -9, 9, 0, 0) X(atan2, vv, -9, 9, -9, 9) X(atanh, v, -1, 1, 0, 0) X(cbrt, v, -99, 99, 0, 0) \
	X(cos, v, -99, 99, 0, 0) X(cosh, v, -9, 9, 0, 0) X(erf, v, -4, 4, 0, 0) X(erfc, v, -4, 9, 0, 0) \
	X(exp, v, -99, 99, 0, 0) X(exp10, v, -99, 99, 0, 0) X(exp2, v, -99, 99, 0, 0) X(expm1, v, -9, 9, 0, 0) \
	X(hypot, vv, -99, 99, -99, 99) X(log, v, 0, 9, 0, 0) X(log10, v, 0, 9, 0, 0) X(log1p, v, -1, 9, 0, 0) \
	X(log2, v, 0, 9, 0, 0) X(pow, vv, 0, 9, -20, 20) X(sin, v, -99, 99, 0, 0) X(sinh, v, -9, 9, 0, 0) \
	X(tan, v, -99, 99, 0, 0) X(tanh, v, -9, 9, 0, 0) NEWER(X)

#ifdef __aarch64__
#define NEWER(X) \
	X(acospi, v, -1, 1, 0, 0) X(asinpi, v, -1, 1, 0, 0) X(atanpi, v, -9, 9, 0, 0) X(atan2pi, vv, -9, 9, -9, 9) \
	X(cospi, v, -9, 9, 0, 0) X(exp10m1, v, -9, 9, 0, 0) X(exp2m1, v, -9, 9, 0, 0) X(log10p1, v, -1, 9, 0, 0) \
	X(log2p1, v, -1, 9, 0, 0) X(logp1, v, -1, 9, 0, 0) X(rsqrt, v, 0, 9, 0, 0) X(sinpi, v, -9, 9, 0, 0) X(tanpi, v, -9, 9, 0, 0)
#else
#define NEWER(X)
#endif

typedef void function(void);

struct name {
	const char *text;
	function *f;
	char isa;
	int lanes, size;	/* bytes of one */
};

/* the headers of aarch64 declare them otherwise */
#define D(name) extern function test_##name __asm__("_ZGV" #name);
#define N(isa, shape, lanes, size, name) { "_ZGV" #shape "_" #name, test_##shape##_##name, isa, lanes, size }
#ifdef __x86_64__
#define NAMES 8
#define TRIED 1000
#define DECLARE(g, v) D(bN2##v##_##g) D(bN4##v##_##g##f) D(cN4##v##_##g) D(cN8##v##_##g##f) D(dN4##v##_##g) D(dN8##v##_##g##f) \
	D(eN8##v##_##g) D(eN16##v##_##g##f)
#define LIST(g, v) N('b', bN2##v, 2, 8, g), N('b', bN4##v, 4, 4, g##f), N('c', cN4##v, 4, 8, g), N('c', cN8##v, 8, 4, g##f), \
	N('d', dN4##v, 4, 8, g), N('d', dN8##v, 8, 4, g##f), N('e', eN8##v, 8, 8, g), N('e', eN16##v, 16, 4, g##f)
#else
#include <sys/auxv.h>
#include <sys/prctl.h>
#define NAMES 5
#define TRIED 200	/* lanes: their references have 113 digits, for an emulator */
#define DECLARE(g, v) D(nN2##v##_##g) D(nN2##v##_##g##f) D(nN4##v##_##g##f) D(sMx##v##_##g) D(sMx##v##_##g##f)
#define LIST(g, v) N('n', nN2##v, 2, 8, g), N('n', nN2##v, 2, 4, g##f), N('n', nN4##v, 4, 4, g##f), \
	N('s', sMx##v, 0, 8, g), N('s', sMx##v, 0, 4, g##f)
#endif

#define REFERENCES_v(f) \
	static double f##_for_float(double x, double y) { (void)y; return f(x); } \
	static long double f##_for_double(long double x, long double y) { (void)y; return f##l(x); }
#define REFERENCES_vv(f) \
	static double f##_for_float(double x, double y) { return f(x, y); } \
	static long double f##_for_double(long double x, long double y) { return f##l(x, y); }
#define EACH(f, v, a, b, c, d) DECLARE(f, v) REFERENCES_##v(f)
FUNCTIONS(EACH)

static const struct {
	struct name name[NAMES];
	double (*for_float)(double, double);
	long double (*for_double)(long double, long double);
	double from, to, yfrom, yto;
} all[] = {
#define ENTRY(f, v, a, b, c, d) { { LIST(f, v) }, f##_for_float, f##_for_double, a, b, c, d },
	FUNCTIONS(ENTRY)
};

#define SLOT 256	/* the longest vector there is */
union vector {
	float f[SLOT / 4];
	double d[SLOT / 8];
	int64_t i[SLOT / 8];
	void *p[SLOT / 8];
};

#ifdef __x86_64__
#define CALLED : "+r"(f), "+r"(arg) : : "rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "memory", "cc", \
	"xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", \
	"xmm14", "xmm15"
#define IN(move, reg, n) move " 256*" #n "(%1), %%" reg #n "\n\t"
/* the arguments to registers 0 to 7, the ninth, of 16 bytes, to the stack; the result to the first */
#define CALL(move, reg, end) do { \
	register function *f __asm__("rbx") = n->f; \
	register union vector *arg __asm__("r13") = a; \
	\
	__asm__ volatile("mov %%rsp, %%r12\n\tsub $256, %%rsp\n\tand $-64, %%rsp\n\t" \
		"movups 256*8(%1), %%xmm0\n\tmovups %%xmm0, (%%rsp)\n\t" \
		IN(move, reg, 0) IN(move, reg, 1) IN(move, reg, 2) IN(move, reg, 3) IN(move, reg, 4) IN(move, reg, 5) \
		IN(move, reg, 6) IN(move, reg, 7) \
		"call *%0\n\t" move " %%" reg "0, (%1)\n\t" end "mov %%r12, %%rsp" CALLED); \
} while (0)

static int can(char isa)
{
	return isa == 'b' || (isa == 'c' && __builtin_cpu_supports("avx")) || (isa == 'd' && __builtin_cpu_supports("avx2")) ||
		(isa == 'e' && __builtin_cpu_supports("avx512f"));
}

static void call(const struct name *n, int lanes, union vector *a)
{
	(void)lanes;
	switch (n->isa) {
	case 'b': CALL("movups", "xmm", ""); break;
	case 'c':
	case 'd': CALL("vmovups", "ymm", "vzeroupper\n\t"); break;
	case 'e': CALL("vmovups", "zmm", "vzeroupper\n\t"); break;
	}
}

static int lengths(int k)
{
	return k == 0;
}

#define LANES_OF(n) ((n)->lanes)
#else
#define CLOBBERED "x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16", \
	"x17", "x18", "x30", "memory", "cc", "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10", "v11", "v12", "v13", \
	"v14", "v15", "v16", "v17", "v18", "v19", "v20", "v21", "v22", "v23", "v24", "v25", "v26", "v27", "v28", "v29", "v30", "v31"

static union vector kept[24], after[24];
static unsigned char active[32], preds[12][32], preds_after[12][32];

static int can(char isa)
{
	return isa == 'n' || getauxval(AT_HWCAP) & 1 << 22;	/* HWCAP_SVE */
}

#define TWO(op, base, a, b) op " q" #a ", q" #b ", [" base ", 16*(" #a "-8)]\n\t"
#define ALL_Q(op, base) TWO(op, base, 8, 9) TWO(op, base, 10, 11) TWO(op, base, 12, 13) TWO(op, base, 14, 15) \
	TWO(op, base, 16, 17) TWO(op, base, 18, 19) TWO(op, base, 20, 21) TWO(op, base, 22, 23)
#define Z(op, base, n) op " z" #n ", [" base ", (" #n "-8), mul vl]\n\t"
#define ALL_Z(op, base) Z(op, base, 8) Z(op, base, 9) Z(op, base, 10) Z(op, base, 11) Z(op, base, 12) Z(op, base, 13) \
	Z(op, base, 14) Z(op, base, 15) Z(op, base, 16) Z(op, base, 17) Z(op, base, 18) Z(op, base, 19) Z(op, base, 20) \
	Z(op, base, 21) Z(op, base, 22) Z(op, base, 23)
#define P(op, base, n) op " p" #n ", [" base ", (" #n "-4), mul vl]\n\t"
#define ALL_P(op, base) P(op, base, 4) P(op, base, 5) P(op, base, 6) P(op, base, 7) P(op, base, 8) P(op, base, 9) \
	P(op, base, 10) P(op, base, 11) P(op, base, 12) P(op, base, 13) P(op, base, 14) P(op, base, 15)

static void call(const struct name *n, int lanes, union vector *a)
{
	register function *f __asm__("x19") = n->f;
	register union vector *x __asm__("x20") = a, *k __asm__("x21") = kept, *r __asm__("x22") = after;
	register unsigned char (*p)[32] __asm__("x23") = preds, (*q)[32] __asm__("x24") = preds_after, *act __asm__("x25") = active;
	size_t length = (size_t)(lanes * n->size);

	if (n->isa == 'n') {
		__asm__ volatile(ALL_Q("ldp", "%[k]")
			"ldr q0, [%[x]]\n\tldr q1, [%[x], 256]\n\tblr %[f]\n\tstr q0, [%[x]]\n\t" ALL_Q("stp", "%[r]")
			: [f] "+r"(f), [x] "+r"(x), [k] "+r"(k), [r] "+r"(r) : : CLOBBERED);
		if (memcmp(kept, after, 16 * 16))
			t_error("%s: v8 to v23 are not preserved", n->text);
		return;
	}
	memset(active, 0, sizeof active);
	for (int i = 0; i < lanes; i++)
		if (i % 5 != 3)
			active[i * n->size / 8] |= (unsigned char)(1 << i * n->size % 8);
	__asm__ volatile(".arch_extension sve\n\t" ALL_Z("ldr", "%[k]") ALL_P("ldr", "%[p]")
		"ldr p0, [%[act]]\n\tldr z0, [%[x]]\n\tadd x1, %[x], 256\n\tldr z1, [x1]\n\tblr %[f]\n\tstr z0, [%[x]]\n\t"
		ALL_Z("str", "%[r]") ALL_P("str", "%[q]")
		: [f] "+r"(f), [x] "+r"(x), [k] "+r"(k), [r] "+r"(r), [p] "+r"(p), [q] "+r"(q), [act] "+r"(act) : : CLOBBERED);
	if (memcmp(kept, after, 16 * length) || memcmp(preds, preds_after, 12 * length / 8))
		t_error("%s: z8 to z23 or p4 to p15 are not preserved", n->text);
}

/* the k-th length of a vector, at most; the first is the least */
static int lengths(int k)
{
	static const int bytes[] = { 16, 32, 48, 64, 128, 256 };
	static int last;
	int now;

	if (k == 0)
		last = 0;
	if (!can('s') || k >= 6)
		return k == 0;
	now = prctl(50, bytes[k]) & 0xffff;	/* PR_SVE_SET_VL */
	return now > last ? last = now : 0;
}

#define LANES_OF(n) ((n)->isa == 'n' ? (n)->lanes : (prctl(51) & 0xffff) / (n)->size)	/* PR_SVE_GET_VL */
#endif

static double between(double a, double b)
{
	return a + (b - a) * (double)(next() >> 11) * 0x1p-53;
}

/* one that the function is for, most often; sometimes any at all */
static double value(int size, double from, double to)
{
	static const double special[] = { 0, 1, -1, 0.5, 2, 3, -8, 100, 1e5, -1e22, DBL_MIN, DBL_MAX, -DBL_MAX, 0x1p-1074, FLT_MIN,
		FLT_MAX, 0x1p-149, 709.5, -744, 1024, 88.5, -103, 128, 0x1p52, 0x1p53 };
	union { uint64_t u; double d; } any = { next() };
	union { uint32_t u; float f; } small = { (uint32_t)next() };
	int k = (int)(next() % 16);

	switch (k) {
	case 0: return size == 4 ? (double)small.f : any.d;
	case 1: return next() & 1 ? __builtin_inf() : -__builtin_inf();
	case 2: return __builtin_nan("");
	case 3: return special[next() % (sizeof special / sizeof *special)];
	case 4: return -special[next() % (sizeof special / sizeof *special)];
	case 5: return between(from, to) * 1e-3;
	case 6: return between(from, to) * 1e3;
	case 7: return 1 + between(-1e-3, 1e-3);
	default: return between(from, to);
	}
}

/* in units of the last place of the type, of which a result that is not finite is the one beyond the largest */
static long double error(long double got, long double want, int size)
{
	int digits = size == 4 ? FLT_MANT_DIG : DBL_MANT_DIG, least = (size == 4 ? FLT_MIN_EXP : DBL_MIN_EXP) - 1;
	long double limit = size == 4 ? 0x1p128L : 0x1p1024L;
	int e;

	if (got != got || want != want)
		return got != got && want != want ? 0 : 1e9L;
#if defined __x86_64__ || !defined T_NATIVE	/* glibc's own of aarch64 lose the sign: atanf */
	if (want == 0 && got == 0)
		return !signbit(got) == !signbit(want) ? 0 : 1e9L;
#endif
	if (want == 0)
		return fabsl(got) <= (size == 4 ? 0x1p-149L : 0x1p-1074L) ? 1 : 1e9L;
	got = got > limit ? limit : got < -limit ? -limit : got;
	want = want > limit ? limit : want < -limit ? -limit : want;
	e = ilogbl(fabsl(want) == limit ? want / 2 : want);
	return ldexpl(fabsl(got - want), digits - 1 - (e > least ? e : least));
}

static void check(const struct name *n, int lanes, long double got, long double want, double x, double y)
{
	long double e = error(got, want, n->size);

	if (e > BOUND)
		t_error("%s, %d lanes: %a, %a: %La, want %La, %.2Lf ULP", n->text, lanes, x, y, got, want, e);
}

/* those of SVE that are not so with glibc 2.43's own, under qemu-user 7.2 at least */
static int left_out(const char *name)
{
	static const char *const names[] = { "acosh", "exp2", "tanf", "pow", "powf" };
	int found = 0;

#ifdef T_NATIVE
	for (unsigned i = 0; i < sizeof names / sizeof *names && name[4] == 's'; i++)
		found |= !strcmp(strchr(name + 1, '_') + 1, names[i]);
#endif
	(void)name, (void)names;
	return found;
}

static void round_of(const struct name *n, int lanes, unsigned k)
{
	union vector a[9], x, y;

	memset(a, 0, sizeof a);
	for (int i = 0; i < lanes; i++) {
		if (n->size == 4) {
			a[0].f[i] = (float)value(4, all[k].from, all[k].to);
			a[1].f[i] = (float)value(4, all[k].yfrom, all[k].yto);
		} else {
			a[0].d[i] = value(8, all[k].from, all[k].to);
			a[1].d[i] = value(8, all[k].yfrom, all[k].yto);
		}
	}
	x = a[0];
	y = a[1];
	call(n, lanes, a);
	for (int i = 0; i < lanes; i++) {
		if (n->isa == 's' && i % 5 == 3)
			continue;
		if (n->size == 4)
			check(n, lanes, a[0].f[i], all[k].for_float(x.f[i], y.f[i]), x.f[i], y.f[i]);
		else
			check(n, lanes, a[0].d[i], all[k].for_double(x.d[i], y.d[i]), x.d[i], y.d[i]);
	}
}

#ifdef __x86_64__
DECLARE(sincos, vvv)

/* a vector of pointers takes as many registers as it needs, of AVX, the letter c, of 16 bytes */
static void test_sincos(void)
{
	static const struct name names[] = { LIST(sincos, vvv) };

	for (unsigned k = 0; k < sizeof names / sizeof *names; k++)
		for (int again = 0; again < 300 && can(names[k].isa); again++) {
			const struct name *n = &names[k];
			union vector a[9], x, s, c;
			int width = n->isa == 'e' ? 8 : n->isa == 'd' ? 4 : 2, parts = n->lanes / width;

			memset(a, 0, sizeof a);
			for (int i = 0; i < n->lanes; i++) {
				int at = n->lanes - 1 - i;	/* each to another place */

				if (n->size == 4) {
					a[0].f[i] = (float)value(4, -99, 99);
					a[1 + i / width].p[i % width] = &s.f[at];
					a[1 + parts + i / width].p[i % width] = &c.f[at];
				} else {
					a[0].d[i] = value(8, -99, 99);
					a[1 + i / width].p[i % width] = &s.d[at];
					a[1 + parts + i / width].p[i % width] = &c.d[at];
				}
			}
			x = a[0];
			call(n, n->lanes, a);
			for (int i = 0; i < n->lanes; i++) {
				int at = n->lanes - 1 - i;

				if (n->size == 4) {
					check(n, n->lanes, s.f[at], sin(x.f[i]), x.f[i], 0);
					check(n, n->lanes, c.f[at], cos(x.f[i]), x.f[i], 0);
				} else {
					check(n, n->lanes, s.d[at], sinl(x.d[i]), x.d[i], 0);
					check(n, n->lanes, c.d[at], cosl(x.d[i]), x.d[i], 0);
				}
			}
		}
}
#endif

int main(void)
{
#ifdef __aarch64__
	for (unsigned i = 0; i < sizeof kept / 8; i++)
		((uint64_t *)kept)[i] = next();
	for (unsigned i = 0; i < sizeof preds; i++)
		((unsigned char *)preds)[i] = (unsigned char)next();
#else
	test_sincos();
#endif
	for (int l = 0; lengths(l); l++)
		for (unsigned k = 0; k < sizeof all / sizeof *all; k++)
			for (int i = 0; i < NAMES; i++) {
				const struct name *n = &all[k].name[i];
				int lanes = LANES_OF(n);

				for (int done = 0; !left_out(n->text) && can(n->isa) && (n->isa == 's' || l == 0) && done < TRIED; done += lanes)
					round_of(n, lanes, k);
			}
	return t_status;
}

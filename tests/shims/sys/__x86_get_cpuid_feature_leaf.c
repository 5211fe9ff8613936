/* SPDX-License-Identifier: MIT */
/*
 * libcompat's way to find the features, fed with processors that do not exist: the results are what ld.so
 * of glibc 2.43 said when the same was put in place of its cpuid and xgetbv instructions, by ptrace. Then
 * with the real one: what the function says (glibc's own, where it has it), and the compiler's run-time.
 */
#include <sys/auxv.h>
#include <cpuid.h>
#include <pthread.h>
#include "test.h"
#include "../../../arch/x86_64/shims/sys/x86_features.h"

static const char *vendor;
static unsigned ext_max, max, xcr, signature, cleared_leaf, cleared_word, cleared_bits;

static void fake(unsigned leaf, unsigned sub, unsigned r[4])
{
	static const struct { unsigned leaf, sub; } order[] = {
		[L1] = { 1, 0 }, [L7] = { 7, 0 }, [L80000001] = { 0x80000001, 0 }, [LD_1] = { 0xd, 1 },
		[L80000007] = { 0x80000007, 0 }, [L80000008] = { 0x80000008, 0 }, [L7_1] = { 7, 1 },
		[L19] = { 0x19, 0 }, [L14] = { 0x14, 0 }, [L24] = { 0x24, 0 },
	};

	if (leaf == 0) {
		r[EAX] = max;
		memcpy(r + 1, vendor, 12);
		return;
	}
	r[EAX] = r[EBX] = r[ECX] = r[EDX] = 0xffffffff;
	if (leaf == 0x80000000)
		r[EAX] = ext_max;
	if (leaf == 1)
		r[EAX] = signature;
	if (leaf == 7 && sub == 0)
		r[EAX] = 1;
	if (order[cleared_leaf].leaf == leaf && order[cleared_leaf].sub == sub)
		r[cleared_word] &= ~cleared_bits;
}

static unsigned fake_xcr0(void)
{
	return xcr;
}

static const struct processor faked = { fake, fake_xcr0, 2 };

static const unsigned every[LEAVES][4] = {
	[L1] = { 0, 0, 0x7ed83203, 0x17888110 }, [L7] = { 0, 0xfdaf0339, 0x1ac05f7b, 0x03c1491c },
	[L80000001] = { 0, 0, 0x00210961, 0x08000000 }, [LD_1] = { 0x17 }, [L80000008] = { 0, 0x200 },
	[L7_1] = { 0x00a01cb8, 0, 0, 0x00284130 }, [L19] = { 0, 5 }, [L14] = { 0, 0x10 }, [L24] = { 0, 0x70000 },
};

struct bits { int leaf, word; unsigned bits; };

#define NO_ZMM { L7, EBX, 0xdc230000 }, { L7, ECX, 0x5842 }, { L7, EDX, 0x0080010c }, { L7_1, EAX, 0x20 }, \
	{ L24, EBX, 0x40000 }
#define NO_YMM { L1, ECX, 0x30001000 }, { L7, EBX, 0xdc230020 }, { L7, ECX, 0x5e42 }, { L7, EDX, 0x0080010c }, \
	{ L80000001, ECX, 0x00010800 }, { L7_1, EAX, 0x00800030 }, { L7_1, EDX, 0x30 }, { L24, EBX, 0x60000 }
#define NO_AMX { L7, EDX, 0x03400000 }, { L7_1, EAX, 0x00200000 }, { L7_1, EDX, 0x100 }
#define NO_L24 { L24, EBX, 0x70000 }
#define NO_L19 { L7, ECX, 0x00800000 }, { L19, EBX, 5 }
#define NO_L14 { L14, EBX, 0x10 }
#define NO_LD { LD_1, EAX, 0x17 }

/* what lacks, and the active bits that go with it */
static const struct { struct bits cleared; unsigned xcr, max, ext; struct bits lost[16]; } lacks[] = {
	{ .cleared = { L1, ECX, 0 } },
	{ .xcr = 1 << 0 | 1 << 3 | 1 << 4 | 1 << 8 | 1 << 9 | 1 << 11, .lost = { { 0, 0, 0 } } },
	{ .xcr = 1 << 1, .lost = { NO_YMM } },
	{ .xcr = 1 << 2, .lost = { NO_YMM } },
	{ .xcr = 1 << 5, .lost = { NO_ZMM } },
	{ .xcr = 1 << 6, .lost = { NO_ZMM } },
	{ .xcr = 1 << 7, .lost = { NO_ZMM } },
	{ .xcr = 1 << 17, .lost = { NO_AMX } },
	{ .xcr = 1 << 18, .lost = { NO_AMX } },
	{ .xcr = 1 << 19, .lost = { { L7_1, EDX, 0x00200000 } } },
	{ .xcr = 0xffffffff, .lost = { NO_YMM, NO_AMX, { L7_1, EDX, 0x00200000 } } },
	{ .cleared = { L1, ECX, 1 << 27 }, .lost = { { L1, ECX, 0x0c000000 }, NO_YMM, NO_AMX, NO_LD, NO_L24,
		{ L7_1, EDX, 0x00280000 } } },
	{ .cleared = { L1, ECX, 1 << 28 }, .lost = { { L1, ECX, 0x30001000 }, { L7, EBX, 0x20 }, { L7, ECX, 0x600 },
		{ L80000001, ECX, 0x00010800 }, { L7_1, EAX, 0x00800010 }, { L7_1, EDX, 0x30 }, { L24, EBX, 0x20000 } } },
	{ .cleared = { L7, EBX, 1 << 16 }, .lost = { { L7, EBX, 0xdc230000 }, { L7, ECX, 0x5842 },
		{ L7, EDX, 0x0080010c }, { L7_1, EAX, 0x20 } } },
	{ .cleared = { L7, ECX, 1 << 4 }, .lost = { { L7, ECX, 0x18 } } },
	{ .cleared = { L7_1, EDX, 1 << 19 }, .lost = { { L7_1, EDX, 0x00080000 }, NO_L24 } },
	{ .cleared = { L19, EBX, 1 }, .lost = { NO_L19 } },
	{ .max = 0x23, .lost = { NO_L24 } },
	{ .max = 0x18, .lost = { NO_L24, NO_L19 } },
	{ .max = 0x13, .lost = { NO_L24, NO_L19, NO_L14 } },
	{ .max = 0xc, .lost = { NO_L24, NO_L19, NO_L14, NO_LD } },
	{ .max = 6, .lost = { NO_L24, NO_L19, NO_L14, NO_LD, { L7, EBX, -1u }, { L7, ECX, -1u }, { L7, EDX, -1u },
		{ L7_1, EAX, -1u }, { L7_1, EDX, -1u } } },
	{ .ext = 0x80000007, .lost = { { L80000008, EBX, 0x200 } } },
	{ .ext = 0x80000000, .lost = { { L80000001, ECX, -1u }, { L80000001, EDX, -1u }, { L80000008, EBX, 0x200 } } },
};

/* Intel's models without RTM, or with one that always aborts and without HLE */
static const struct { unsigned signature, on, off; } models[] = {
	{ 0x006ff, 0x810, 0 }, { 0x306cf, 0x10, 0 }, { 0x306f3, 0x10, 0 }, { 0x306f4, 0x810, 0 }, { 0x4065f, 0x10, 0 },
	{ 0x4066f, 0x10, 0 }, { 0x406ef, 0, 1 }, { 0x506ef, 0, 1 }, { 0x50655, 0, 1 }, { 0x50656, 0x810, 0 },
	{ 0x806ec, 0, 1 }, { 0x806ed, 0x810, 0 }, { 0x906ec, 0, 1 }, { 0x906ed, 0x810, 0 }, { 0x906ee, 0x810, 0 },
	{ 0x50fe3, 0x810, 0 }, { 0x306d4, 0x810, 0 }, { 0x606a6, 0x810, 0 },
};

/* Zhaoxin's, with and without AVX and AVX2 active */
static const struct { unsigned signature, avx; } slow[] = {
	{ 0x006f3, 0 }, { 0x006ff, 0 }, { 0x1069f, 0 }, { 0x107b0, 0 }, { 0x307bf, 0 }, { 0x107a0, 1 }, { 0x006e0, 1 },
	{ 0x106f0, 1 }, { 0x706b0, 1 },
};

static void check(const char *what, unsigned i, unsigned want[LEAVES][4])
{
	struct cpuid_feature f[LEAVES];

	x86_features(&faked, f);
	for (int leaf = 0; leaf < LEAVES; leaf++)
		for (int word = 0; word < 4; word++)
			if (f[leaf].active_array[word] != want[leaf][word])
				t_error("%s %u: leaf %d word %d: active %08x, want %08x", what, i, leaf, word,
					f[leaf].active_array[word], want[leaf][word]);
}

static void unreal(void)
{
	unsigned want[LEAVES][4];

	for (unsigned i = 0; i < sizeof lacks / sizeof *lacks; i++) {
		vendor = "AuthcAMDenti";
		signature = 0xb00f21;
		xcr = ~lacks[i].xcr;
		max = lacks[i].max ? lacks[i].max : 0x24;
		ext_max = lacks[i].ext ? lacks[i].ext : 0x80000008;
		cleared_leaf = (unsigned)lacks[i].cleared.leaf;
		cleared_word = (unsigned)lacks[i].cleared.word;
		cleared_bits = lacks[i].cleared.bits;
		memcpy(want, every, sizeof want);
		for (const struct bits *l = lacks[i].lost; l->bits; l++)
			want[l->leaf][l->word] &= ~l->bits;
		check("without", i, want);
	}
	vendor = "GenuntelineI";
	xcr = 0xffffffff;
	max = 0x24;
	ext_max = 0x80000008;
	cleared_leaf = L7;
	cleared_word = EDX;
	memcpy(want, every, sizeof want);
	want[L80000001][ECX] &= ~0x00010000u;	/* FMA4 is AMD's */
	for (unsigned i = 0; i < sizeof models / sizeof *models; i++) {
		signature = models[i].signature;
		cleared_bits = 1 << 11;
		want[L7][EBX] = (every[L7][EBX] & ~0x810u) | models[i].on;
		want[L7][EDX] = (every[L7][EDX] & ~0x800u) | (models[i].off ? 0x800 : 0);
		check("model", i, want);
		cleared_bits = 0;	/* RTM_ALWAYS_ABORT */
		want[L7][EBX] &= ~0x800u;
		want[L7][EDX] |= 0x800;
		check("aborting model", i, want);
	}
	memcpy(want, every, sizeof want);
	want[L80000001][ECX] &= ~0x00010000u;
	for (unsigned i = 0; i < 2 * sizeof slow / sizeof *slow; i++) {
		vendor = i % 2 ? "CentaulsaurH" : "  Shai  angh";
		signature = slow[i / 2].signature;
		want[L1][ECX] = every[L1][ECX] & (slow[i / 2].avx ? -1u : ~(1u << 28));
		want[L7][EBX] = every[L7][EBX] & (slow[i / 2].avx ? -1u : ~(1u << 5));
		check("Zhaoxin", i, want);
	}
}

static void ask(unsigned leaf, unsigned sub, unsigned r[4])
{
	__cpuid_count(leaf, sub, r[EAX], r[EBX], r[ECX], r[EDX]);
}

static unsigned real_xcr0(void)
{
	unsigned lo, hi;

	__asm__ volatile("xgetbv" : "=a"(lo), "=d"(hi) : "c"(0));
	return lo;
}

static void *compare(void *arg)
{
	struct processor real = { ask, real_xcr0, getauxval(AT_HWCAP2) };
	struct cpuid_feature f[LEAVES];

	x86_features(&real, f);
	for (unsigned leaf = 0; leaf < LEAVES; leaf++) {
		const struct cpuid_feature *g = __x86_get_cpuid_feature_leaf(leaf);

		for (int word = 0; word < 4; word++) {
			/* not the number of the processor */
			unsigned mask = leaf == L1 && word == EBX ? 0x00ffffff : -1u;

			T_INT(g->cpuid_array[word] & mask, f[leaf].cpuid_array[word] & mask);
			T_INT(g->active_array[word], f[leaf].active_array[word]);
		}
	}
	return arg;
}

#define SAME(name, gcc) do { T_INT(!!CPU_FEATURE_ACTIVE(name), !!__builtin_cpu_supports(gcc)); \
	T_INT(CPU_FEATURE_ACTIVE(name) && !CPU_FEATURE_PRESENT(name), 0); } while (0)

int main(void)
{
	pthread_t threads[8];

	unreal();
	for (int i = 0; i < 8; i++)
		T_INT(pthread_create(&threads[i], NULL, compare, NULL), 0);
	for (int i = 0; i < 8; i++)
		T_INT(pthread_join(threads[i], NULL), 0);
	/* a leaf that it does not know has nothing */
	for (unsigned leaf = LEAVES; leaf < 100; leaf += 13)
		for (int word = 0; word < 4; word++)
			T_INT(__x86_get_cpuid_feature_leaf(leaf)->cpuid_array[word] |
				__x86_get_cpuid_feature_leaf(leaf)->active_array[word], 0);

	__builtin_cpu_init();
	SAME(SSE3, "sse3");
	SAME(SSSE3, "ssse3");
	SAME(SSE4_1, "sse4.1");
	SAME(SSE4_2, "sse4.2");
	SAME(SSE4A, "sse4a");
	SAME(POPCNT, "popcnt");
	SAME(CMOV, "cmov");
	SAME(AES, "aes");
	SAME(PCLMULQDQ, "pclmul");
	SAME(LZCNT, "lzcnt");
	SAME(MOVBE, "movbe");
	SAME(BMI1, "bmi");
	SAME(BMI2, "bmi2");
	SAME(ADX, "adx");
	SAME(SHA, "sha");
	T_INT(!!CPU_FEATURE_ACTIVE(FSGSBASE), CPU_FEATURE_PRESENT(FSGSBASE) && getauxval(AT_HWCAP2) & 2);
	SAME(CLFLUSHOPT, "clflushopt");
	SAME(CLWB, "clwb");
	SAME(RDSEED, "rdseed");
	SAME(RDRAND, "rdrnd");
	SAME(CMPXCHG16B, "cmpxchg16b");
	SAME(AVX, "avx");
	SAME(F16C, "f16c");
	SAME(FMA, "fma");
	SAME(AVX2, "avx2");
	SAME(VAES, "vaes");
	SAME(VPCLMULQDQ, "vpclmulqdq");
	SAME(GFNI, "gfni");
	SAME(AVX512F, "avx512f");
	SAME(AVX512VL, "avx512vl");
	SAME(AVX512BW, "avx512bw");
	SAME(AVX512DQ, "avx512dq");
	SAME(AVX512CD, "avx512cd");
	SAME(AVX512_VBMI, "avx512vbmi");
	SAME(AVX512_VBMI2, "avx512vbmi2");
	SAME(AVX512_VNNI, "avx512vnni");
	SAME(AVX512_BF16, "avx512bf16");
	SAME(XOP, "xop");
	SAME(FMA4, "fma4");
	SAME(AMX_TILE, "amx-tile");
	return t_status;
}

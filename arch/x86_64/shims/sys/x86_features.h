/* SPDX-License-Identifier: MIT */
/*
 * The words of <sys/platform/x86.h>: what cpuid says, and what of that is active, namely can be
 * used by a program as the processor is and the kernel has set it up. Found by asking glibc 2.43 about
 * processors that do not exist, one bit less at a time; the test does it the other way round.
 */
#include <string.h>
#if __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>
#else
struct cpuid_feature {
	unsigned cpuid_array[4], active_array[4];
};
#endif

enum { EAX, EBX, ECX, EDX };
/* in the order of CPUID_INDEX_1 and so on */
enum { L1, L7, L80000001, LD_1, L80000007, L80000008, L7_1, L19, L14, L24, LEAVES };

struct processor {
	void (*cpuid)(unsigned leaf, unsigned sub, unsigned words[4]);
	unsigned (*xcr0)(void);
	unsigned long hwcap2;	/* AT_HWCAP2: the kernel says there whether it lets programs use FSGSBASE, bit 1 */
};

/* what must hold for a feature */
enum {
	XSAVE = 1, AVX = 2, ZMM = 4, AVX512 = 8, AMX = 16, APX = 32, AVX10 = 64, PKU = 128, KL = 256, AMD = 512,
};

static const struct { unsigned short leaf, word, needs; unsigned bits; } x86_active[] = {
	{ L1, ECX, 0, 0x42d82203 },	/* SSE3 PCLMULQDQ SSSE3 CMPXCHG16B SSE4_1 SSE4_2 MOVBE POPCNT AES RDRAND */
	{ L1, ECX, XSAVE, 0x0c000000 },	/* XSAVE OSXSAVE */
	{ L1, ECX, AVX, 0x30001000 },	/* FMA AVX F16C */
	{ L1, EDX, 0, 0x17888110 },	/* TSC CX8 CMOV CLFSH MMX FXSR SSE SSE2 HTT */
	{ L7, EBX, 0, 0x218c0b19 },	/* FSGSBASE BMI1 HLE BMI2 ERMS RTM RDSEED ADX CLFLUSHOPT CLWB SHA */
	{ L7, EBX, AVX, 0x00000020 },	/* AVX2 */
	{ L7, EBX, AVX512, 0xdc230000 },	/* AVX512F DQ IFMA PF ER CD BW VL */
	{ L7, ECX, 0, 0x1a400121 },	/* PREFETCHWT1 WAITPKG GFNI RDPID CLDEMOTE MOVDIRI MOVDIR64B */
	{ L7, ECX, AVX, 0x00000600 },	/* VAES VPCLMULQDQ */
	{ L7, ECX, AVX512, 0x00005842 },	/* AVX512_VBMI VBMI2 VNNI BITALG VPOPCNTDQ */
	{ L7, ECX, PKU, 0x00000018 },	/* PKU OSPKE */
	{ L7, ECX, KL, 0x00800000 },
	{ L7, EDX, 0, 0x00014810 },	/* FSRM RTM_ALWAYS_ABORT SERIALIZE TSXLDTRK */
	{ L7, EDX, AVX512, 0x0080010c },	/* AVX512_4VNNIW 4FMAPS VP2INTERSECT FP16 */
	{ L7, EDX, AMX, 0x03400000 },	/* AMX_BF16 AMX_TILE AMX_INT8 */
	{ L80000001, ECX, 0, 0x00200161 },	/* LAHF64_SAHF64 LZCNT SSE4A PREFETCHW TBM */
	{ L80000001, ECX, AVX, 0x00000800 },	/* XOP */
	{ L80000001, ECX, AVX | AMD, 0x00010000 },	/* FMA4 */
	{ L80000001, EDX, 0, 0x08000000 },	/* RDTSCP */
	{ LD_1, EAX, XSAVE, 0x00000017 },	/* XSAVEOPT XSAVEC XGETBV_ECX_1 XFD */
	{ L80000008, EBX, 0, 0x00000200 },	/* WBNOINVD */
	{ L7_1, EAX, 0, 0x00001c88 },	/* RAO_INT CMPCCXADD FZLRM FSRS FSRCS */
	{ L7_1, EAX, AVX, 0x00800010 },	/* AVX_VNNI AVX_IFMA */
	{ L7_1, EAX, AVX512, 0x00000020 },	/* AVX512_BF16 */
	{ L7_1, EAX, AMX, 0x00200000 },	/* AMX_FP16 */
	{ L7_1, EDX, 0, 0x00004000 },	/* PREFETCHI */
	{ L7_1, EDX, AVX, 0x00000030 },	/* AVX_VNNI_INT8 AVX_NE_CONVERT */
	{ L7_1, EDX, AMX, 0x00000100 },	/* AMX_COMPLEX */
	{ L7_1, EDX, AVX10, 0x00080000 },
	{ L7_1, EDX, APX, 0x00200000 },
	{ L19, EBX, KL, 0x00000005 },	/* AESKLE WIDE_KL */
	{ L14, EBX, 0, 0x00000010 },	/* PTWRITE */
	{ L24, EBX, AVX10, 0x00010000 },	/* AVX10_XMM YMM ZMM */
	{ L24, EBX, AVX10 | AVX, 0x00020000 },
	{ L24, EBX, AVX10 | ZMM, 0x00040000 },
};

static unsigned x86_has(const struct processor *p, const struct cpuid_feature f[LEAVES], int amd)
{
	unsigned has = amd ? AMD : 0, x;

	if (f[L7].cpuid_array[ECX] & 1 << 4)
		has |= PKU;
	if (f[L19].cpuid_array[EBX] & 1)
		has |= KL;
	if (!(f[L1].cpuid_array[ECX] & 1 << 27))
		return has;
	has |= XSAVE;
	x = p->xcr0();
	if ((x & 0x6) == 0x6 && f[L1].cpuid_array[ECX] & 1 << 28)
		has |= AVX;
	if ((x & 0xe6) == 0xe6)
		has |= f[L7].cpuid_array[EBX] & 1 << 16 ? ZMM | AVX512 : ZMM;
	if ((x & 0x60000) == 0x60000)
		has |= AMX;
	if (x & 0x80000)
		has |= APX;
	if (f[L7_1].cpuid_array[EDX] & 1 << 19)
		has |= AVX10;
	return has;
}

#define FAMILY(id) ((id) >> 8 & 0xf)
#define MODEL(id) (((id) >> 4 & 0xf) | ((id) >> 12 & 0xf0))

/* Intel's errata: transactions that do not work, or that microcode has turned off since */
static void x86_no_transactions(struct cpuid_feature f[LEAVES])
{
	unsigned id = f[L1].cpuid_array[EAX], stepping = id & 15, off = 0, *ebx = &f[L7].active_array[EBX];

	if (FAMILY(id) == 6) {
		switch (MODEL(id)) {
		case 0x3c: case 0x45: case 0x46:
			*ebx &= ~(1u << 11);
			break;
		case 0x3f:
			if (stepping < 4)
				*ebx &= ~(1u << 11);
			break;
		case 0x4e: case 0x5e:
			off = 1;
			break;
		case 0x55:
			off = stepping <= 5;
			break;
		case 0x8e: case 0x9e:
			off = stepping <= 12;
			break;
		}
	}
	if (off) {
		*ebx &= ~(1u << 4);
		f[L7].active_array[EDX] |= 1 << 11;	/* RTM_ALWAYS_ABORT */
	}
}

/* Zhaoxin's on which glibc does without AVX */
static void x86_no_avx(struct cpuid_feature f[LEAVES])
{
	unsigned id = f[L1].cpuid_array[EAX], family = FAMILY(id), model = MODEL(id);

	if ((family == 6 && (model == 0xf || model == 0x19)) || (family == 7 && (model == 0x1b || model == 0x3b))) {
		f[L1].active_array[ECX] &= ~(1u << 28);
		f[L7].active_array[EBX] &= ~(1u << 5);
	}
}

static void x86_features(const struct processor *p, struct cpuid_feature f[LEAVES])
{
	static const struct { unsigned leaf, sub; } leaves[] = {
		{ 1, 0 }, { 7, 0 }, { 0x80000001, 0 }, { 0xd, 1 }, { 0x80000007, 0 }, { 0x80000008, 0 },
		{ 7, 1 }, { 0x19, 0 }, { 0x14, 0 }, { 0x24, 0 },
	};
	unsigned base[4], extended[4], has;

	memset(f, 0, LEAVES * sizeof *f);
	p->cpuid(0, 0, base);
	p->cpuid(0x80000000, 0, extended);
	for (unsigned i = 0; i < LEAVES; i++)
		if (leaves[i].leaf <= (leaves[i].leaf >> 31 ? extended : base)[EAX])
			p->cpuid(leaves[i].leaf, leaves[i].sub, f[i].cpuid_array);
	has = x86_has(p, f, base[EBX] == 0x68747541);	/* "Auth" */
	for (unsigned i = 0; i < sizeof x86_active / sizeof *x86_active; i++)
		if (!(x86_active[i].needs & ~has))
			f[x86_active[i].leaf].active_array[x86_active[i].word] |= x86_active[i].bits &
				f[x86_active[i].leaf].cpuid_array[x86_active[i].word];
	if (base[EBX] == 0x756e6547)	/* "Genu" */
		x86_no_transactions(f);
	if (base[EBX] == 0x746e6543 || base[EBX] == 0x68532020)	/* "Cent", "  Sh" */
		x86_no_avx(f);
	if (f[L7].active_array[EDX] & 1 << 11)
		f[L7].active_array[EBX] &= ~(1u << 11);
	if (!(p->hwcap2 & 2))
		f[L7].active_array[EBX] &= ~1u;
}

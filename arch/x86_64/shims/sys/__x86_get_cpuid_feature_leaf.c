/* SPDX-License-Identifier: MIT */
#include <sys/auxv.h>
#include <cpuid.h>
#include "shim.h"
#include "x86_features.h"

extern __typeof__(getauxval) __getauxval;

const struct cpuid_feature *__x86_get_cpuid_feature_leaf(unsigned int leaf) __attribute__((pure));

static void ask(unsigned leaf, unsigned sub, unsigned r[4])
{
	__cpuid_count(leaf, sub, r[EAX], r[EBX], r[ECX], r[EDX]);
}

static unsigned xcr0(void)
{
	unsigned lo, hi;

	__asm__ volatile("xgetbv" : "=a"(lo), "=d"(hi) : "c"(0));
	return lo;
}

const struct cpuid_feature *__x86_get_cpuid_feature_leaf(unsigned int leaf)
{
	struct processor this = { ask, xcr0, 0 };
	static struct cpuid_feature known[LEAVES + 1];	/* the last one has nothing */
	static int done;
	__typeof__(&__x86_get_cpuid_feature_leaf) native = NATIVE(__x86_get_cpuid_feature_leaf);

	if (native)
		return native(leaf);
	if (!__atomic_load_n(&done, __ATOMIC_ACQUIRE)) {
		struct cpuid_feature f[LEAVES];

		this.hwcap2 = __getauxval(AT_HWCAP2);
		/* whoever is first: the words are the same for all, but for the number of the processor */
		x86_features(&this, f);
		for (unsigned i = 0; i < LEAVES; i++) {
			for (unsigned j = 0; j < 4; j++) {
				__atomic_store_n(&known[i].cpuid_array[j], f[i].cpuid_array[j], __ATOMIC_RELAXED);
				__atomic_store_n(&known[i].active_array[j], f[i].active_array[j], __ATOMIC_RELAXED);
			}
		}
		__atomic_store_n(&done, 1, __ATOMIC_RELEASE);
	}
	return &known[leaf < LEAVES ? leaf : LEAVES];
}

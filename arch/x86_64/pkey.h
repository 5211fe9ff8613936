/* SPDX-License-Identifier: MIT */
/*
 * Memory protection keys on x86_64: PKRU has two bits for each of 16 keys, which mean the same as
 * PKEY_DISABLE_ACCESS and PKEY_DISABLE_WRITE. By their codes, since assemblers before 2.26 lack the names.
 */
#include <cpuid.h>

#define PKEYS 16
#define PKEY_BITS 2
#define PKEY_RIGHTS 3U

/* CPUID 7: OSPKE, the kernel has switched it on */
static inline int compat_pkey_usable(void)
{
	unsigned a, b, c, d;

	if (__get_cpuid_max(0, 0) < 7)
		return 0;
	__cpuid_count(7, 0, a, b, c, d);
	return c >> 4 & 1;
}

static inline unsigned long compat_pkey_load(void)
{
	unsigned long a, d;

	__asm__ volatile(".byte 0x0f, 0x01, 0xee" : "=a"(a), "=d"(d) : "c"(0) : "memory");
	return a;
}

static inline void compat_pkey_store(unsigned long v)
{
	__asm__ volatile(".byte 0x0f, 0x01, 0xef" : : "a"(v), "c"(0), "d"(0) : "memory");
}

static inline int compat_pkey_rights(unsigned long field)
{
	return field & 3;
}

static inline unsigned long compat_pkey_field(unsigned rights)
{
	return rights;
}

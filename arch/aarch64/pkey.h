/* SPDX-License-Identifier: MIT */
/*
 * Memory protection keys on aarch64: POR_EL0 of FEAT_S1POE has four bits for each of 16 keys, of which three
 * say what may be done: read, execute, write. The kernel has them since 6.12.
 */
#include <sys/auxv.h>

extern __typeof__(getauxval) __getauxval;

#define PKEYS 16
#define PKEY_BITS 4
#define PKEY_RIGHTS 15U

enum { MAY_READ = 1, MAY_EXECUTE = 2, MAY_WRITE = 4 };
enum { NO_ACCESS = 1, NO_WRITE = 2, NO_EXECUTE = 4, NO_READ = 8 };	/* PKEY_DISABLE_... */

static inline int compat_pkey_usable(void)
{
	return __getauxval(AT_HWCAP2) >> 63 != 0;	/* HWCAP2_POE */
}

static inline unsigned long compat_pkey_load(void)
{
	unsigned long v;

	__asm__ volatile("mrs %0, S3_3_C10_C2_4" : "=r"(v) : : "memory");
	return v;
}

static inline void compat_pkey_store(unsigned long v)
{
	__asm__ volatile("msr S3_3_C10_C2_4, %0\n\tisb" : : "r"(v) : "memory");
}

static inline int compat_pkey_rights(unsigned long field)
{
	int rights = 0;

	if (field & 8)					/* reserved: nothing is known to be allowed */
		return NO_ACCESS;
	if (!(field & MAY_READ))
		rights |= NO_READ;
	if (!(field & MAY_WRITE))
		rights |= NO_WRITE;
	if (!(field & MAY_EXECUTE))
		rights |= NO_EXECUTE;
	if (!(field & (MAY_READ | MAY_WRITE)))
		rights |= NO_ACCESS;
	return rights;
}

static inline unsigned long compat_pkey_field(unsigned rights)
{
	unsigned long field = MAY_READ | MAY_EXECUTE | MAY_WRITE;

	if (rights & (NO_READ | NO_ACCESS))
		field &= ~(unsigned long)MAY_READ;
	if (rights & (NO_WRITE | NO_ACCESS))
		field &= ~(unsigned long)MAY_WRITE;
	if (rights & NO_EXECUTE)
		field &= ~(unsigned long)MAY_EXECUTE;
	return field;
}

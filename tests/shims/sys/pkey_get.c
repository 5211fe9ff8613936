/* SPDX-License-Identifier: MIT */
/*
 * pkey_get pkey_set by their instructions, which pkru.h stands in for where the CPU has none. There
 * libcompat would have said ENOSYS: its look at the CPU is replaced by this one, which is linked first.
 */
#include <sys/mman.h>
#include "test.h"
#include "pkru.h"

int __compat_pkeys(void);

int __compat_pkeys(void)
{
	return 1;
}

#ifdef __x86_64__
enum { BITS = 2, RIGHTS = 4 };
static const int field_of[] = { 0, 1, 2, 3 }, rights_of[] = { 0, 1, 2, 3 };

static unsigned long reg(void)
{
	unsigned v, d;

	__asm__ volatile("rdpkru" : "=a"(v), "=d"(d) : "c"(0));
	return v;
}

static void set_reg(unsigned long v)
{
	__asm__ volatile("wrpkru" : : "a"(v), "c"(0), "d"(0) : "memory");
}
#else
enum { BITS = 4, RIGHTS = 16 };
/* what glibc 2.43 was seen to do; fields: 1 read, 2 execute, 4 write, 8 reserved */
static const int field_of[] = { 7, 2, 3, 2, 5, 0, 1, 0, 6, 2, 2, 2, 4, 0, 0, 0 };
static const int rights_of[] = { 15, 6, 11, 2, 12, 4, 8, 0, 1, 1, 1, 1, 1, 1, 1, 1 };

static unsigned long reg(void)
{
	unsigned long v;

	__asm__ volatile("mrs %0, S3_3_C10_C2_4" : "=r"(v));
	return v;
}

static void set_reg(unsigned long v)
{
	__asm__ volatile("msr S3_3_C10_C2_4, %0\n\tisb" : : "r"(v) : "memory");
}
#endif

int main(void)
{
	const unsigned long field = (1UL << BITS) - 1,
		width = BITS * 16 == 64 ? -1UL : (1UL << BITS * 16 % 64) - 1;
	unsigned long start, v, want;
	int first = 0, r;

	pkru_start();
	start = reg();
	if (!pkru_reads)
		first = 1;	/* a real register, and key 0 is that of all memory */
	srand(1);
	for (int round = 0; round < 3000; round++) {
		v = (unsigned long)rand() << 42 ^ (unsigned long)rand() << 21 ^ (unsigned long)rand();
		v &= width;
		if (first)
			v = (v & 0x7777777777777777 & ~field) | (start & field);
		set_reg(v);
		for (int key = first; key < 16; key++) {
			errno = 77;
			r = pkey_get(key);
			if (r != rights_of[v >> key * BITS & field] || errno != 77)
				t_error("pkey_get(%d) = %d with %lx", key, r, v);
		}
		int key = first + rand() % (16 - first), rights = rand() % RIGHTS;

		want = (v & ~(field << key * BITS)) | (unsigned long)field_of[rights] << key * BITS;
		T_INT(pkey_set(key, (unsigned)rights), 0);
		if (reg() != want)
			t_error("%lx is %lx after pkey_set(%d, %d), want %lx", v, reg(), key, rights, want);
		T_ERR(pkey_set(key, RIGHTS), -1, EINVAL);
		T_ERR(pkey_set(16 + key, 0), -1, EINVAL);
		T_ERR(pkey_get(16 + key), -1, EINVAL);
		if (reg() != want)
			t_error("an error changed %lx to %lx", want, reg());
	}
	set_reg(start);
	if (!first)
		T_TRUE(pkru_writes > 6000 && pkru_reads > 50000);	/* all went through the register */
	return t_status;
}

/* SPDX-License-Identifier: MIT */
/*
 * The bare system call nr, clone(flags, end of the stack, int *pidfd) or
 * clone3(arguments, their size): the child runs fn(arg) on the stack given there
 * and exits with its result. libc's clone() would not do: up to 2.24 it
 * overwrites the caller's cached ids when the memory is shared.
 */
#include <sys/syscall.h>

static inline long compat_clone(long nr, long a, long b, long c, int (*fn)(void *), void *arg)
{
	register long x8 __asm__("x8") = nr, x0 __asm__("x0") = a, x1 __asm__("x1") = b,
		x2 __asm__("x2") = c, x3 __asm__("x3") = 0, x4 __asm__("x4") = 0;
	register void *x6 __asm__("x6") = arg;
	register int (*x5)(void *) __asm__("x5") = fn;

	__asm__ volatile(
		"svc 0\n\t"
		"cbnz x0, 1f\n\t"
		"mov x29, xzr\n\t"	/* the outermost frame */
		"mov x30, xzr\n\t"
		"mov x0, x6\n\t"
		"blr x5\n\t"
		"mov x8, %[exit]\n\t"
		"svc 0\n\t"
		"brk 0\n"
		"1:"
		: "+r"(x0)
		: "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5), "r"(x6),
		  [exit] "i"(SYS_exit_group)
		: "memory", "cc");
	return x0;
}

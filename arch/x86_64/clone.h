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
	register long r10 __asm__("r10") = 0;
	register int (*r8)(void *) __asm__("r8") = fn;
	register void *r9 __asm__("r9") = arg;
	long r;

	__asm__ volatile(
		"syscall\n\t"
		"test %0, %0\n\t"
		"jnz 1f\n\t"
		"xor %%ebp, %%ebp\n\t"	/* the outermost frame */
		"mov %%r9, %%rdi\n\t"
		"call *%%r8\n\t"
		"mov %%eax, %%edi\n\t"
		"mov %[exit], %%eax\n\t"
		"syscall\n\t"
		"hlt\n"
		"1:"
		: "=a"(r)
		: "0"(nr), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9),
		  [exit] "i"(SYS_exit_group)
		: "rcx", "r11", "memory", "cc");
	return r;
}

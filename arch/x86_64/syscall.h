/* SPDX-License-Identifier: MIT */
/* Linux system calls on x86_64: rax = number, rdi rsi rdx r10 r8 r9 = arguments. */
#include <sys/syscall.h>

static inline long compat_syscall6(long nr, long a, long b, long c, long d, long e, long f)
{
	register long r10 __asm__("r10") = d, r8 __asm__("r8") = e, r9 __asm__("r9") = f;

	__asm__ volatile("syscall" : "+a"(nr) : "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
		: "rcx", "r11", "memory");
	return nr;
}

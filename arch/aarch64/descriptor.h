/* SPDX-License-Identifier: MIT */
/* Where libc keeps what it knows of the calling thread: downward from the thread pointer. */
#define DESCRIPTOR_WORD(i) ((char *)compat_thread_pointer() - 4 * ((i) + 1))
#define DESCRIPTOR_WORDS 640	/* the ids are some 400 down, at the far end */

static inline void *compat_thread_pointer(void)
{
	void *p;

	__asm__("mrs %0, tpidr_el0" : "=r"(p));
	return p;
}

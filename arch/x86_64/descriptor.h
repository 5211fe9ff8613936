/* SPDX-License-Identifier: MIT */
/* Where libc keeps what it knows of the calling thread: upward from the thread pointer. */
#define DESCRIPTOR_WORD(i) ((char *)compat_thread_pointer() + 4 * (i))
#define DESCRIPTOR_WORDS 512	/* the ids are among the first 184 */

static inline void *compat_thread_pointer(void)
{
	void *p;

	__asm__("mov %%fs:0, %0" : "=r"(p));
	return p;
}

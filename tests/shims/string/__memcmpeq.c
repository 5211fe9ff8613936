/* SPDX-License-Identifier: MIT */
#include "test.h"
#include <sys/mman.h>
#include <unistd.h>

int __memcmpeq(const void *, const void *, size_t);

static int (*volatile eq)(const void *, const void *, size_t) = __memcmpeq;

int main(void)
{
	long page = sysconf(_SC_PAGESIZE);
	unsigned char a[300], *end = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (end == MAP_FAILED || mprotect(end + page, page, PROT_NONE))
		return t_skip("no memory to end a page with");
	end += page;
	for (int i = 0; i < 300; i++)
		a[i] = (unsigned char)(i * 7 + (i >> 8));
	/* every length at every alignment, up to the end of a page; then each byte differs in one bit */
	for (int n = 0; n < 140; n++)
		for (int at = 0; at < 17; at++) {
			memcpy(end - n, a + at, n);
			if (eq(end - n, a + at, n) || eq(a + at, end - n, n))
				t_error("%d bytes at %d: not equal", n, at);
			for (int i = 0; i < n; i++) {
				end[i - n] ^= 1 << i % 8;
				if (!eq(end - n, a + at, n) || !eq(a + at, end - n, n))
					t_error("%d bytes at %d: byte %d differs, yet equal", n, at, i);
				end[i - n] ^= 1 << i % 8;
			}
		}
	T_INT(eq(end, end, 0), 0);
	return t_status;
}

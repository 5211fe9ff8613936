/* SPDX-License-Identifier: MIT */
#include "test.h"

size_t strlcat(char *restrict, const char *restrict, size_t);

/* the compiler warns of some of the arguments, where it knows the function */
static size_t (*volatile f)(char *restrict, const char *restrict, size_t) = strlcat;

int main(void)
{
	char src[32], dst[80], want[80], b[8] = "ab";

	/* old = size and more: dst has no null byte within size, and stays as it is */
	for (size_t old = 0; old < 30; old++) {
		for (size_t len = 0; len < 30; len++) {
			for (size_t size = 0; size < 65; size++) {
				memset(src, 's', len);
				src[len] = 0;
				memset(dst, '#', sizeof dst);
				memset(dst, 'd', old);
				dst[old] = 0;
				memcpy(want, dst, sizeof dst);
				if (old < size) {
					size_t n = len < size - old - 1 ? len : size - old - 1;

					memcpy(want + old, src, n);
					want[old + n] = 0;
				}
				T_INT(f(dst, src, size), (old < size ? old : size) + len);
				if (memcmp(dst, want, sizeof dst))
					t_error("strlcat %zu + %zu in %zu: wrong bytes", old, len, size);
			}
		}
	}
	errno = 5;
	T_INT(f(b, "cdefghij", sizeof b), 10);
	T_STR(b, "abcdefg");
	memset(b, 'x', sizeof b);
	T_INT(f(b, "cd", sizeof b), 10);
	T_TRUE(!memcmp(b, "xxxxxxxx", sizeof b));
	strcpy(b, "a");
	T_INT(f(b, "bc", (size_t)-1), 3);
	T_STR(b, "abc");
	T_INT(errno, 5);
	return t_status;
}

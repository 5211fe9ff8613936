/* SPDX-License-Identifier: MIT */
#include "test.h"

size_t strlcpy(char *restrict, const char *restrict, size_t);

/* the compiler warns of some of the arguments, where it knows the function */
static size_t (*volatile f)(char *restrict, const char *restrict, size_t) = strlcpy;

/* every source length against every size, the whole buffer compared */
static void all(size_t align)
{
	char src[80], dst[100], want[100];

	for (size_t len = 0; len < 70; len++) {
		for (size_t size = 0; size < 75; size++) {
			size_t n = len < size ? len : size - 1;

			for (size_t i = 0; i < len; i++)
				src[i] = (char)('a' + i % 26);
			src[len] = 0;
			memset(dst, '#', sizeof dst);
			memset(want, '#', sizeof want);
			if (size) {
				memcpy(want + align, src, n);
				want[align + n] = 0;
			}
			T_INT(f(dst + align, src, size), len);
			if (memcmp(dst, want, sizeof dst))
				t_error("strlcpy of %zu bytes into %zu: wrong bytes", len, size);
		}
	}
}

int main(void)
{
	char b[8];

	for (size_t a = 0; a < 9; a++)
		all(a);
	errno = 5;
	T_INT(f(b, "hello", 4), 5);
	T_STR(b, "hel");
	T_INT(f(b, "\xff\x80", sizeof b), 2);
	T_STR(b, "\xff\x80");
	T_INT(f(b, "hello", (size_t)-1), 5);
	T_STR(b, "hello");
	T_INT(errno, 5);
	return t_status;
}

/* SPDX-License-Identifier: MIT */
#include "strl.h"

/* every source length against every size, the whole buffer compared */
static void all(size_t align)
{
	text src[80], dst[100], want[100];

	for (size_t len = 0; len < 70; len++) {
		for (size_t size = 0; size < 75; size++) {
			size_t n = len < size ? len : size - 1;

			fill(src, len, 'A');
			text_fill(dst, '#', 100);
			text_fill(want, '#', 100);
			if (size) {
				memcpy(want + align, src, n * sizeof *src);
				want[align + n] = 0;
			}
			T_INT(f(dst + align, src, size), len);
			if (memcmp(dst, want, sizeof dst))
				t_error("%zu characters into %zu: wrong bytes", len, size);
		}
	}
}

int main(void)
{
	text b[8];

	for (size_t a = 0; a < 9; a++)
		all(a);
	errno = 5;
	T_INT(f(b, TEXT("hello"), 4), 5);
	T_TEXT(b, TEXT("hel"));
	T_INT(f(b, TEXT("\xff\x80"), 8), 2);
	T_TEXT(b, TEXT("\xff\x80"));
	T_INT(f(b, TEXT("hello"), (size_t)-1), 5);
	T_TEXT(b, TEXT("hello"));
	T_INT(f(NULL, TEXT("hello"), 0), 5);
#ifdef WIDE
	T_INT(f(b, L"\x7fffffff", (size_t)-1), 1);
	T_TEXT(b, L"\x7fffffff");
#endif
	T_INT(errno, 5);
	return t_status;
}

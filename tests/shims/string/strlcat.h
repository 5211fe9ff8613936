/* SPDX-License-Identifier: MIT */
#include "strl.h"

int main(void)
{
	text src[32], dst[80], want[80], b[8] = TEXT("ab");

	/* old = size and more: dst has no end within size, and stays as it is */
	for (size_t old = 0; old < 30; old++) {
		for (size_t len = 0; len < 30; len++) {
			for (size_t size = 0; size < 65; size++) {
				fill(src, len, 'A');
				text_fill(dst, '#', 80);
				fill(dst, old, 0xe1);
				memcpy(want, dst, sizeof dst);
				if (old < size) {
					size_t n = len < size - old - 1 ? len : size - old - 1;

					memcpy(want + old, src, n * sizeof *src);
					want[old + n] = 0;
				}
				T_INT(f(dst, src, size), (old < size ? old : size) + len);
				if (memcmp(dst, want, sizeof dst))
					t_error("%zu + %zu in %zu: wrong bytes", old, len, size);
			}
		}
	}
	errno = 5;
	T_INT(f(b, TEXT("cdefghij"), 8), 10);
	T_TEXT(b, TEXT("abcdefg"));
	text_fill(b, 'x', 8);
	T_INT(f(b, TEXT("cd"), 8), 10);
	T_TRUE(!memcmp(b, TEXT("xxxxxxxx"), sizeof b));
	text_copy(b, TEXT("a"));
	T_INT(f(b, TEXT("bc"), (size_t)-1), 3);
	T_TEXT(b, TEXT("abc"));
#ifdef WIDE
	text_copy(b, L"\x7fffffff");
	T_INT(f(b, L"hello", (size_t)-1), 6);
	T_TEXT(b, L"\x7fffffff" L"hello");
	T_INT(f(b, L"hello", 8), 11);
	T_TEXT(b, L"\x7fffffff" L"helloh");
#endif
	T_INT(errno, 5);
	return t_status;
}

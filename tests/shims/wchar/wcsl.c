/* SPDX-License-Identifier: MIT */
/* wcslcpy and wcslcat: every length against every size, the whole buffer compared */
#include "test.h"
#include <wchar.h>

#define MAX 40

size_t wcslcpy(wchar_t *restrict, const wchar_t *restrict, size_t);
size_t wcslcat(wchar_t *restrict, const wchar_t *restrict, size_t);

/* the compiler warns of some of the arguments, where it knows the functions */
static size_t (*volatile cpy)(wchar_t *restrict, const wchar_t *restrict, size_t) = wcslcpy;
static size_t (*volatile cat)(wchar_t *restrict, const wchar_t *restrict, size_t) = wcslcat;

static void fill(wchar_t *s, size_t len, unsigned from)
{
	for (size_t i = 0; i < len; i++)
		s[i] = (wchar_t)(from + i * 0x10301);	/* bytes of 0 inside */
	s[len] = 0;
}

static void copy(size_t len, size_t size)
{
	wchar_t src[MAX], dst[MAX], want[MAX];

	fill(src, len, 0x100);
	wmemset(dst, L'#', MAX);
	wmemset(want, L'#', MAX);
	for (size_t i = 0; i < size && i <= len; i++)
		want[i] = i + 1 < size ? src[i] : 0;
	T_INT(cpy(dst, src, size), len);
	if (memcmp(dst, want, sizeof dst))
		t_error("wcslcpy of %zu into %zu: wrong characters", len, size);
}

static void append(size_t old, size_t len, size_t size)
{
	wchar_t src[MAX], dst[MAX], want[MAX];
	size_t have = old < size ? old : size;	/* what is not terminated stays as it is */

	fill(src, len, 0x100);
	wmemset(dst, L'#', MAX);
	fill(dst, old, 0xff000000);
	wmemcpy(want, dst, MAX);
	for (size_t i = 0; old + i < size && i <= len; i++)
		want[old + i] = old + i + 1 < size ? src[i] : 0;
	T_INT(cat(dst, src, size), have + len);
	if (memcmp(dst, want, sizeof dst))
		t_error("wcslcat of %zu and %zu into %zu: wrong characters", old, len, size);
}

int main(void)
{
	wchar_t b[8] = L"";

	for (size_t len = 0; len < 14; len++)
		for (size_t size = 0; size < 30; size++) {
			copy(len, size);
			for (size_t old = 0; old < 14; old++)
				append(old, len, size);
		}
	errno = 5;
	T_INT(cpy(b, L"\x7fffffff", (size_t)-1), 1);
	T_INT(cat(b, L"hello", (size_t)-1), 6);
	T_INT(wcscmp(b, L"\x7fffffff" L"hello"), 0);
	T_INT(cat(b, L"hello", 8), 11);
	T_INT(wcscmp(b, L"\x7fffffff" L"helloh"), 0);
	T_INT(cpy(NULL, L"hello", 0), 5);
	T_INT(errno, 5);
	return t_status;
}

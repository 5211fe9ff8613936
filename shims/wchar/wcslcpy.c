/* SPDX-License-Identifier: MIT */
/* glibc 2.38, POSIX 2024: size counts wide characters. */
#include "wcsl.h"

size_t wcslcpy(wchar_t *restrict dst, const wchar_t *restrict src, size_t size);

size_t wcslcpy(wchar_t *restrict dst, const wchar_t *restrict src, size_t size)
{
	return copy_bounded(dst, src, size);
}

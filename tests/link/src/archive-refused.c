/* SPDX-License-Identifier: MIT */
/* strlcpy is of glibc 2.38, and not of the names that are the implementation's own. */
#include <string.h>

int archive_newer(char *to, size_t n, const char *path, size_t few);

int archive_newer(char *to, size_t n, const char *path, size_t few)
{
	return (int)(strlcpy(to, path, n) + few);
}

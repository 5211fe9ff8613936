/* SPDX-License-Identifier: MIT */
/*
 * Before glibc 2.24 a program is looked for in the current directory first where there is no PATH. Where exec()
 * shall look instead: place() makes the I'th name to try of FILE, which found_by_default() tells to be such.
 */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define PLACES 2
#define PLACE_MAX (sizeof "/usr/bin/" + NAME_MAX)

static inline int found_by_default(const char *file)
{
	return *file && !strchr(file, '/') && strlen(file) <= NAME_MAX && !getenv("PATH");
}

static inline const char *place(char to[PLACE_MAX], int i, const char *file)
{
	strcpy(to, i ? "/usr/bin/" : "/bin/");
	return strcat(to, file);
}

/* After a try that failed: is there another one to be made? */
static inline int goes_on(int *denied)
{
	if (errno == EACCES)
		*denied = 1;
	return errno == EACCES || errno == ENOENT || errno == ENOTDIR || errno == ESTALE || errno == ENODEV ||
		errno == ETIMEDOUT;
}

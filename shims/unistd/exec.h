/* SPDX-License-Identifier: MIT */
/*
 * Before glibc 2.24 a program is looked for in the current directory first where there is no PATH. exec_found()
 * tries in place of that what exec() shall try, each as a path, and passes everything else on to it.
 */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define PLACE_MAX (sizeof "/usr/bin/" + NAME_MAX)

static inline int found_by_default(const char *file)
{
	return *file && !strchr(file, '/') && strlen(file) <= NAME_MAX && !getenv("PATH");
}

/* After a try that failed: is there another one to be made? */
static inline int goes_on(int *denied)
{
	if (errno == EACCES)
		*denied = 1;
	return errno == EACCES || errno == ENOENT || errno == ENOTDIR || errno == ESTALE || errno == ENODEV ||
		errno == ETIMEDOUT;
}

__attribute__((always_inline)) static inline int exec_found(int (*exec)(const char *, char *const *, char *const *),
	const char *file, char *const *argv, char *const *envp)
{
	char path[PLACE_MAX];
	int denied = 0;

	if (!found_by_default(file))
		return exec(file, argv, envp);
	for (int i = 0; i < 2; i++) {
		strcpy(path, i ? "/usr/bin/" : "/bin/");
		exec(strcat(path, file), argv, envp);
		if (!goes_on(&denied))
			return -1;
	}
	if (denied)
		errno = EACCES;
	return -1;
}

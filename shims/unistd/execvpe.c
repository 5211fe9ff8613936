/* SPDX-License-Identifier: MIT */
/* See exec.h. PATH is the caller's, not that of the new environment. */
#include <unistd.h>
#include "exec.h"
#include "shim.h"

declare_old(execvpe);

int execvpe(const char *file, char *const argv[], char *const envp[])
{
	char path[PLACE_MAX];
	int denied = 0;

	if (!found_by_default(file))
		return old(execvpe)(file, argv, envp);
	for (int i = 0; i < PLACES; i++) {
		old(execvpe)(place(path, i, file), argv, envp);
		if (!goes_on(&denied))
			return -1;
	}
	if (denied)
		errno = EACCES;
	return -1;
}

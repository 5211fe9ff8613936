/* SPDX-License-Identifier: MIT */
/* See exec.h. */
#include <unistd.h>
#include "exec.h"
#include "shim.h"

declare_old(execvp);

int execvp(const char *file, char *const argv[])
{
	char path[PLACE_MAX];
	int denied = 0;

	if (!found_by_default(file))
		return old(execvp)(file, argv);
	for (int i = 0; i < PLACES; i++) {
		old(execvp)(place(path, i, file), argv);
		if (!goes_on(&denied))
			return -1;
	}
	if (denied)
		errno = EACCES;
	return -1;
}

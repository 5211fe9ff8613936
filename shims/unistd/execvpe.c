/* SPDX-License-Identifier: MIT */
/* See exec.h. PATH is the caller's, not that of the new environment. */
#include <unistd.h>
#include "exec.h"
#include "shim.h"

declare_old(execvpe);

int execvpe(const char *file, char *const argv[], char *const envp[])
{
	return exec_found(old(execvpe), file, argv, envp);
}

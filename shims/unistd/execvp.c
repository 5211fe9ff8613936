/* SPDX-License-Identifier: MIT */
/* See exec.h. */
#include <unistd.h>
#include "exec.h"
#include "shim.h"

declare_old(execvp);

static int exec(const char *file, char *const argv[], char *const envp[])
{
	(void)envp;
	return old(execvp)(file, argv);
}

int execvp(const char *file, char *const argv[])
{
	return exec_found(exec, file, argv, NULL);
}

/* SPDX-License-Identifier: MIT */
/*
 * Before glibc 2.21 the mode is passed on with O_CREAT only, and a file of O_TMPFILE gets what
 * happens to be in a register. open on x86_64 is all right: the mode stays in its register.
 */
#include <fcntl.h>
#include <stdarg.h>
#include "shim.h"

#ifndef O_TMPFILE
#define O_TMPFILE (020000000 | O_DIRECTORY)
#endif

#define HAS_MODE(flags) ((flags) & O_CREAT || ((flags) & O_TMPFILE) == O_TMPFILE)

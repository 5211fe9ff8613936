/* SPDX-License-Identifier: MIT */
#include <stddef.h>
#include <sys/random.h>
#include <sys/types.h>
#include "shim.h"

/* getrandom(2), from /dev/urandom or /dev/random where the kernel does not have it. */
hidden ssize_t __compat_getrandom(void *buf, size_t n, unsigned flags);

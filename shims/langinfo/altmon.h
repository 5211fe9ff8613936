/* SPDX-License-Identifier: MIT */
/*
 * ALTMON_1 and so on are new in glibc 2.27, for languages that have two forms of
 * a month's name. An older libc says "", and its locales have one form alone.
 */
#include <langinfo.h>
#include "shim.h"

#define COMPAT_ALTMON 0x2006f	/* ALTMON_1, in an enumeration: no macro to ask for */

static inline int altmon(nl_item item)
{
	return item >= COMPAT_ALTMON && item < COMPAT_ALTMON + 12;
}

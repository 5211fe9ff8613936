/* SPDX-License-Identifier: MIT */
/* glibc 2.32. Async-signal-safe. */
#include <errno.h>
#include <string.h>

const char *strerrorname_np(int err);

const char *strerrorname_np(int err)
{
	switch (err) {
	case 0: return "0";
#define E(name, text) case name: return #name;
#include "errors.h"
	}
	return NULL;
}

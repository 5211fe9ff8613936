/* SPDX-License-Identifier: MIT */
/* glibc 2.32. Never translated; async-signal-safe. */
#include <errno.h>
#include <string.h>

const char *strerrordesc_np(int err);

const char *strerrordesc_np(int err)
{
	switch (err) {
	case 0: return "Success";
#define E(name, text) case name: return text;
#include "errors.h"
	}
	return NULL;
}

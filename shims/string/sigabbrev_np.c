/* SPDX-License-Identifier: MIT */
/* glibc 2.32. Async-signal-safe; nothing for real-time signals. */
#include <signal.h>
#include <string.h>

const char *sigabbrev_np(int sig);

const char *sigabbrev_np(int sig)
{
	switch (sig) {
#define S(name, text) case SIG##name: return #name;
#include "signals.h"
	}
	return NULL;
}

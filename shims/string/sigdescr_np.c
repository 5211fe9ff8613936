/* SPDX-License-Identifier: MIT */
/* glibc 2.32. Never translated; async-signal-safe; nothing for real-time signals. */
#include <signal.h>
#include <string.h>

const char *sigdescr_np(int sig);

const char *sigdescr_np(int sig)
{
	switch (sig) {
#define S(name, text) case SIG##name: return text;
#include "signals.h"
	}
	return NULL;
}

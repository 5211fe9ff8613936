/* SPDX-License-Identifier: MIT */
#define atfork pthread_atfork
#include "atfork.h"

/* SPDX-License-Identifier: MIT */
int __pthread_atfork(void (*)(void), void (*)(void), void (*)(void));

#define atfork __pthread_atfork
#include "atfork.h"

/* SPDX-License-Identifier: MIT */
#include "c11.h"

int __sched_yield(void);

void thrd_yield(void)
{
	__sched_yield();
}

/* SPDX-License-Identifier: MIT */
#include "c11.h"

thrd_t thrd_current(void)
{
	return pthread_self();
}

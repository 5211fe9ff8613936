/* SPDX-License-Identifier: MIT */
#include <pthread.h>
#include "test.h"

#ifdef __aarch64__
#ifdef T_NATIVE	/* libc_nonshared.a has it no longer */
#define __read_tp __builtin_thread_pointer
#else
void *__read_tp(void);
#endif

static void *other(void *main_tp)
{
	T_TRUE(__read_tp() == __builtin_thread_pointer() && __read_tp() != main_tp);
	return NULL;
}
#endif

int main(void)
{
#ifdef __aarch64__
	pthread_t t;

	T_TRUE(__read_tp() == __builtin_thread_pointer());
	T_INT(pthread_create(&t, NULL, other, __read_tp()), 0);
	T_INT(pthread_join(t, NULL), 0);
	return t_status;
#else
	return t_skip("of aarch64 only");
#endif
}

/* SPDX-License-Identifier: MIT */
#include <pthread.h>
#include <sys/single_threaded.h>
#include "test.h"

static void *look(void *arg)
{
	T_INT(__libc_single_threaded, 0);
	return arg;
}

int main(void)
{
	pthread_t t;

	T_INT(sizeof __libc_single_threaded, 1);
	T_TRUE(__libc_single_threaded == 0 || __libc_single_threaded == 1);
	T_INT(pthread_create(&t, NULL, look, NULL), 0);
	T_INT(__libc_single_threaded, 0);
	T_INT(pthread_join(t, NULL), 0);
	return t_status;
}

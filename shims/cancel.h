/* SPDX-License-Identifier: MIT */
/*
 * A system call that is a cancellation point: asynchronous cancelling for its time is what makes a bare
 * one. As with glibc before 2.41, a request that comes just when it returns may undo what it gave.
 */
#include <pthread.h>
#include "shim.h"

#define SYSCALL_CANCEL_RAW(nr, ...) __extension__({ \
	int type_ = PTHREAD_CANCEL_DEFERRED;	/* what libc alone does not write, below 2.34 */ \
	pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, &type_); \
	long r_ = SYSCALL_RAW(nr, __VA_ARGS__); \
	pthread_setcanceltype(type_, NULL); \
	r_; })

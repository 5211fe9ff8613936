/* SPDX-License-Identifier: MIT */
#include "along.h"

#pragma weak pthread_create
ALONG(pthread_create)

int old(pthread_create)(pthread_t *restrict t, const pthread_attr_t *restrict attr,
	void *(*f)(void *), void *restrict arg)
{
	return get()(t, attr, f, arg);
}

#include "pthread_create.c"

/* SPDX-License-Identifier: MIT */
#include "along.h"

#pragma weak pthread_attr_getstacksize
ALONG(pthread_attr_getstacksize)

int old(pthread_attr_getstacksize)(const pthread_attr_t *restrict attr, size_t *restrict size)
{
	return get()(attr, size);
}

#include "pthread_attr_getstacksize.c"

/* SPDX-License-Identifier: MIT */
/* As in a prebuilt archive, late on the line; with -DWEAK the reference is weak. */
#include <pthread.h>
#include <stddef.h>

#ifdef WEAK
#pragma weak pthread_create
#endif

void *run(void *(*f)(void *), const pthread_attr_t *attr)
{
	void *value = NULL;
	pthread_t t;

	if (pthread_create(&t, attr, f, NULL) || pthread_join(t, &value))
		return (char *)attr + 1;
	return value;
}

/* SPDX-License-Identifier: MIT */
/* free_sized and free_aligned_sized: what they free is free */
#include "test.h"
#include <malloc.h>
#include <pthread.h>

void free_sized(void *, size_t);
void free_aligned_sized(void *, size_t, size_t);

/* more than a thread's cache keeps, so that a leak of it all shows in the heap */
static void *plenty(void *arg)
{
	static const size_t sizes[] = { 0, 1, 24, 1000, 5000, 100000, 1 << 20, 40 << 20 };

	for (unsigned k = 0; k < 3000; k++) {
		size_t n = sizes[k % 8], a = (size_t)16 << k % 9;
		char *p, *q;

		p = malloc(n);
		q = k % 2 ? aligned_alloc(a, (n + a - 1) / a * a) : calloc(n, 1);
		if (!p || !q) {
			t_error("no memory at %u", k);
			break;
		}
		if (n)
			p[n - 1] = q[n - 1] = 'x';
		p = realloc(p, n + 1);
		errno = 7;		/* malloc may set it where brk fails, as under qemu-user, and mmap does not */
		if (k % 2)
			free_aligned_sized(q, a, (n + a - 1) / a * a);
		else
			free_sized(q, n);
		free_sized(p, n + 1);
		if (errno != 7)
			t_error("errno %d", errno);
	}
	return arg;
}

int main(void)
{
	pthread_t t[4];
	size_t used;

	errno = 7;
	free_sized(NULL, 0);
	free_sized(NULL, 100);
	free_aligned_sized(NULL, 64, 0);
	free_aligned_sized(NULL, 0, 100);
	plenty(NULL);
	used = mallinfo2().uordblks + mallinfo2().hblkhd;
	for (int i = 0; i < 4; i++)
		T_INT(pthread_create(&t[i], NULL, plenty, NULL), 0);
	for (int i = 0; i < 4; i++)
		pthread_join(t[i], NULL);
	plenty(NULL);
	T_TRUE(mallinfo2().uordblks + mallinfo2().hblkhd < used + 1000000);
	T_INT(errno, 7);
	return t_status;
}

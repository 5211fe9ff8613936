/* SPDX-License-Identifier: MIT */
#include "test.h"
#include <stdint.h>

/* not seen through by the compiler, which warns of what is tried here */
static void *(*volatile ra)(void *, size_t, size_t) = reallocarray;

int main(void)
{
	static const size_t big[][2] = {
		{ SIZE_MAX, 2 }, { 2, SIZE_MAX }, { SIZE_MAX, SIZE_MAX }, { (size_t)1 << 32, (size_t)1 << 32 },
		{ ((size_t)1 << 32) + 1, (size_t)1 << 32 }, { SIZE_MAX / 3 + 1, 3 }, { SIZE_MAX / 16 + 1, 16 },
		/* no overflow, yet more than there is */
		{ SIZE_MAX, 1 }, { SIZE_MAX / 2, 2 }, { 1, (size_t)PTRDIFF_MAX + 1 },
	};
	char *p, *q;

	errno = 7;
	p = ra(NULL, 10, 3);
	T_TRUE(p != NULL);
	memset(p, 'a', 30);
	for (unsigned i = 0; i < sizeof big / sizeof *big; i++) {
		size_t n = big[i][0], size = big[i][1];

		errno = 0;
		q = ra(p, n, size);
		if (q || errno != ENOMEM)
			t_error("reallocarray(p, %zx, %zx) = %p, errno %d", n, size, (void *)q, errno);
	}
	for (int i = 0; i < 30; i++)
		T_INT(p[i], 'a');
	errno = 7;
	p = ra(p, 1000, 1000);
	T_TRUE(p != NULL);
	for (int i = 0; i < 30; i++)
		T_INT(p[i], 'a');
	p[999999] = 'z';
	p = ra(p, 5, 2);
	T_TRUE(p && p[9] == 'a');
	T_INT(errno, 7);
	/* like realloc(p, 0): freed */
	T_TRUE(!ra(p, 0, SIZE_MAX));
	p = ra(NULL, 0, 5);
	T_TRUE(p != NULL);
	free(p);
	return t_status;
}

/* SPDX-License-Identifier: MIT */
#include "random.h"
#include <sys/syscall.h>
#include "seccomp.h"

uint32_t arc4random(void);

static void fill4(void *b, size_t n)
{
	for (uint32_t r; n; n -= n < 4 ? n : 4) {
		r = arc4random();
		memcpy(b, &r, n < 4 ? n : 4);
		b = (char *)b + 4;
	}
}

int main(void)
{
	fill = fill4;
	judge("arc4random", 65536);
	if (t_deny(SYS_getrandom, ENOSYS))
		return t_skip(T_NO_FILTER);
	judge("arc4random without getrandom", 65536);
	return t_status;
}

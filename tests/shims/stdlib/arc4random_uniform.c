/* SPDX-License-Identifier: MIT */
#include "random.h"
#include <sys/syscall.h>
#include "seccomp.h"

uint32_t arc4random_uniform(uint32_t);

static void contract(void)
{
	static const uint32_t bound[] = {
		2, 3, 4, 5, 6, 7, 8, 9, 10, 100, 255, 256, 257, 65535, 65536, 65537, 0x7fffffff, 0x80000000,
		/* here r % bound, and too short a mask, would be far off */
		0x80000001, 0xaaaaaaab, 0xc0000000, 0xfffffffe, 0xffffffff,
	};

	for (int i = 0; i < 100; i++) {
		T_INT(arc4random_uniform(0), 0);
		T_INT(arc4random_uniform(1), 0);
	}
	for (unsigned k = 0; k < sizeof bound / sizeof *bound; k++) {
		/* of the bounds between, the cells would not be alike */
		unsigned count[100] = { 0 }, cells = bound[k] <= 100 ? bound[k] : bound[k] < 65535 ? 0 : 100;

		for (int i = 0; i < 6000; i++) {
			uint32_t r = arc4random_uniform(bound[k]);

			if (r >= bound[k])
				t_error("arc4random_uniform(%u) = %u", bound[k], r);
			else if (cells)
				count[(uint64_t)r * cells / bound[k]]++;
		}
		if (cells && uneven(count, cells))
			t_error("arc4random_uniform(%u): uneven", bound[k]);
	}
}

int main(void)
{
	contract();
	if (t_deny(SYS_getrandom, ENOSYS))
		return t_skip(T_NO_FILTER);
	contract();
	return t_status;
}

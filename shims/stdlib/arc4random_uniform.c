/* SPDX-License-Identifier: MIT */
/* glibc 2.36: below bound, each number as likely as the others; 0 for the bounds 0 and 1. */
#include <stdint.h>
#include <stdlib.h>
#include "shim.h"

uint32_t arc4random(void);
uint32_t arc4random_uniform(uint32_t bound);

uint32_t arc4random_uniform(uint32_t bound)
{
	uint32_t (*native)(uint32_t) = NATIVE(arc4random_uniform), mask, r;

	if (native)
		return native(bound);
	if (bound < 2)
		return 0;
	/* as few bits as hold bound - 1; more than half of the tries are below bound */
	mask = ~0u >> __builtin_clz(bound - 1);
	while ((r = arc4random() & mask) >= bound)
		;
	return r;
}

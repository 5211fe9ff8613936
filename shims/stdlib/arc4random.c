/* SPDX-License-Identifier: MIT */
/* glibc 2.36. See arc4random_buf. */
#include <stdint.h>
#include <stdlib.h>
#include "shim.h"

uint32_t arc4random(void);
void arc4random_buf(void *buf, size_t n);

uint32_t arc4random(void)
{
	uint32_t (*native)(void) = NATIVE(arc4random), r;

	if (native)
		return native();
	arc4random_buf(&r, sizeof r);
	return r;
}

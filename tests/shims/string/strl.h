/* SPDX-License-Identifier: MIT */
/* What the tests of strlcpy and strlcat share: LENGTHS of text and SIZES, in a BUFFER; the function is strl. */
#include "test.h"
#include "text.h"

size_t strl(text *restrict, const text *restrict, size_t);

/* the compiler warns of some of the arguments, where it knows the function */
static size_t (*volatile f)(text *restrict, const text *restrict, size_t) = strl;

/* no character twice; in wide ones there are bytes of 0 */
static void fill(text *s, size_t n, unsigned from)
{
	for (size_t i = 0; i < n; i++)
		s[i] = (text)(sizeof(text) == 1 ? from + i : from << 24 | (0x100 + i * 0x10301));
	s[n] = 0;
}

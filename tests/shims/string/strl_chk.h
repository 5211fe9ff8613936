/* SPDX-License-Identifier: MIT */
/* What the tests of __strlcpy_chk and __strlcat_chk share; the function is strl. */
#include "chk.h"
#include "text.h"

size_t strl(text *restrict, const text *restrict, size_t, size_t);

static text b[8];

#define IS(want) T_TRUE(!memcmp(b, TEXT(want), sizeof b))

/* what counts is the size that was given, not what is copied */
static void too_big(void)
{
	b[0] = 0;
	strl(b, TEXT("a"), 9, 8);
}

static void too_big_for_nothing(void)
{
	b[0] = 0;
	strl(b, TEXT(""), 9, 8);
}

static void no_room(void)
{
	strl(b, TEXT("a"), 1, 0);
}

static void ends(void)
{
	T_TRUE(aborts(too_big));
	T_TRUE(aborts(too_big_for_nothing));
	T_TRUE(aborts(no_room));
}

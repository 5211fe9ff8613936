/* SPDX-License-Identifier: MIT */
#include "chk.h"

size_t __strlcpy_chk(char *restrict, const char *restrict, size_t, size_t);

static char b[8];

static void too_big(void)
{
	__strlcpy_chk(b, "a", 9, 8);
}

static void no_room(void)
{
	__strlcpy_chk(b, "a", 1, 0);
}

int main(void)
{
	memset(b, '#', sizeof b);
	T_INT(__strlcpy_chk(b, "hello", 4, 8), 5);
	T_TRUE(!memcmp(b, "hel\0####", 8));
	T_INT(__strlcpy_chk(b, "hello, world", 8, 8), 12);
	T_STR(b, "hello, ");
	T_INT(__strlcpy_chk(b, "hello", 0, 0), 5);
	T_STR(b, "hello, ");
	T_INT(__strlcpy_chk(b, "hi", (size_t)-1, (size_t)-1), 2);
	T_STR(b, "hi");
	/* what counts is the size that was given, not what is copied */
	T_TRUE(aborts(too_big));
	T_TRUE(aborts(no_room));
	return t_status;
}

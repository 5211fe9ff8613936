/* SPDX-License-Identifier: MIT */
#include "chk.h"

size_t __strlcat_chk(char *restrict, const char *restrict, size_t, size_t);

static char b[8];

static void too_big(void)
{
	b[0] = 0;
	__strlcat_chk(b, "a", 9, 8);
}

static void no_room(void)
{
	__strlcat_chk(b, "a", 1, 0);
}

int main(void)
{
	strcpy(b, "ab");
	T_INT(__strlcat_chk(b, "cdef", 5, 8), 6);
	T_STR(b, "abcd");
	T_INT(__strlcat_chk(b, "efghij", 8, 8), 10);
	T_STR(b, "abcdefg");
	T_INT(__strlcat_chk(b, "xy", 0, 0), 2);
	T_INT(__strlcat_chk(b, "", (size_t)-1, (size_t)-1), 7);
	T_STR(b, "abcdefg");
	T_TRUE(aborts(too_big));
	T_TRUE(aborts(no_room));
	return t_status;
}

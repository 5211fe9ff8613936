/* SPDX-License-Identifier: MIT */
/* The test of __isoc23_scanf; the function is SCAN. */
#include "scanf.h"

int SCAN(const text *restrict, ...);

static int (*volatile scan)(const text *restrict, ...) = SCAN;

static int file(FILE *restrict f, const text *restrict fmt, ...)
{
	FILE *saved = stdin;
	void *p[ARGS];
	va_list ap;
	int r;

	va_start(ap, fmt);
	for (int i = 0; i < ARGS; i++)
		p[i] = va_arg(ap, void *);
	va_end(ap);
	stdin = f;
	r = scan(fmt, p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], p[9]);
	stdin = saved;
	return r;
}

int main(void)
{
	int a = 0, p[2];
	unsigned u = 0;
	text word[8];

	differential(NULL, file);
	if (pipe(p) || write(p[1], "0b101 word 11\n7", 15) != 15)
		return t_skip("no pipe");
	close(p[1]);
	dup2(p[0], 0);
	T_INT(scan(TEXT("%i %7" STRING), &a, word), 2);
	T_INT(a, 5);
	T_TEXT(word, TEXT("word"));
	T_INT(scan(TEXT("%b"), &u), 1);
	T_INT(u, 3);
	T_INT(GETC(stdin), '\n');
	T_INT(scan(TEXT("%i%i"), &a, &a), 1);
	T_INT(a, 7);
	T_INT(scan(TEXT("%i"), &a), EOF);
	T_TRUE(feof(stdin));
	return t_status;
}

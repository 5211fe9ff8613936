/* SPDX-License-Identifier: MIT */
#include "scanf.h"

int __isoc23_scanf(const char *restrict, ...);

static int (*volatile scan)(const char *restrict, ...) = __isoc23_scanf;

static int file(FILE *restrict f, const char *restrict fmt, ...)
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
	char word[8];

	differential(NULL, file);
	if (pipe(p) || write(p[1], "0b101 word 11\n7", 15) != 15)
		return t_skip("no pipe");
	close(p[1]);
	dup2(p[0], 0);
	T_INT(scan("%i %7s", &a, word), 2);
	T_INT(a, 5);
	T_STR(word, "word");
	T_INT(scan("%b", &u), 1);
	T_INT(u, 3);
	T_INT(getchar(), '\n');
	T_INT(scan("%i%i", &a, &a), 1);
	T_INT(a, 7);
	T_INT(scan("%i", &a), EOF);
	T_TRUE(feof(stdin));
	return t_status;
}

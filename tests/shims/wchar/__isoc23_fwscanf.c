/* SPDX-License-Identifier: MIT */
#define WIDE
#include "../stdio/scanf.h"

file_scan __isoc23_fwscanf;

static file_scan *volatile scan = __isoc23_fwscanf;

#include "../stdio/scanf_stream.h"

int main(void)
{
	FILE *f = fmemopen((char[]){ "0b11" }, 4, "r");
	int a = -1;

	differential(NULL, scan);
	streams();
	T_INT(fwide(f, -1), -1);
	T_INT(scan(f, L"%i%n", &a, &a), EOF);
	T_INT(scan(f, L"%n%b", &a, &a), EOF);
	T_INT(a, -1);
	fclose(f);
	return t_status;
}

/* SPDX-License-Identifier: MIT */
#include "scanf.h"

file_scan __isoc23_fscanf;

static file_scan *volatile scan = __isoc23_fscanf;

#include "scanf_stream.h"

int main(void)
{
	differential(NULL, scan);
	streams();
	return t_status;
}

/* SPDX-License-Identifier: MIT */
/* The tables as C, to be built into a program. Printed to stdout; exit status. */
#ifndef EMBED_H
#define EMBED_H

#include "table.h"

/* Defines "struct tables table_ARCH". */
int embed_tables(const struct tables *t);

/* Defines what tools/data.h declares of dir/distros.tbl and dir/runtimes. */
int embed_distros(const char *dir);

#endif

/* SPDX-License-Identifier: MIT */
/* The tables as C, to be built into a program. Printed to stdout; exit status. */
#ifndef EMBED_H
#define EMBED_H

#include "table.h"

/* Defines "struct tables table_ARCH". */
int embed_tables(const struct tables *t);

/* Defines "const struct distro distro[]" and "const int ndistro", from dir/distros.tbl. */
int embed_distros(const char *dir);

#endif

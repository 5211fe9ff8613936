/* SPDX-License-Identifier: MIT */
/* The tables of versions/, built in. */
#ifndef DATA_H
#define DATA_H

#include "gcc.h"
#include "plan.h"
#include "table.h"

extern struct tables table_x86_64, table_aarch64;
extern const struct distro distro[];
extern const int ndistro;
extern const struct gcc_tables gcc_tables;
extern const char runtime_symbols[];	/* a line "SYMBOL NODE SONAME ARCH FIRST TILL KIND SIZE" each; ARCH may be all; KIND as in Dw, or D- if not weak */
extern const char *const runtime_state[];	/* as state_read() */
extern const int nruntime_state;
extern const char runtime_dir[];	/* where they were read from */

struct tables *data_tables(const char *arch);	/* amd64 and arm64 will do; NULL: no such architecture */

/* First symbol of a name, NULL if glibc has none: as sym_first, by a hash table. */
struct sym *data_find(const struct tables *t, const char *name);

/* The symbol of that name in a version, from the first one, or NULL; NULL if there is none. */
struct sym *data_version(const struct tables *t, struct sym *first, int ver);

/* As plan_one() on the newest host, but each name is thought about once. */
bool data_plan(const struct tables *t, int floor, const char *name, struct entry *e);

/* Library of glibc by soname: index in t->lib, or -1. */
int data_library(const struct tables *t, const char *soname);

struct floor {
	int glibc;
	int gcc;		/* release, asked for by +gcc12, or 0 */
	const struct distro *distro;	/* asked for by name, or NULL */
	const char *name;	/* as asked for */
	const char *release;	/* as floor directories are called: 2.28, 2.28+gcc12 */
};

/* "2.17" or the name of a distribution, with +gcc12 or not, to *f, as the head of versions/distros.tbl says: 0, or -1 */
int data_floor(const char *s, struct floor *f);

/* The lines of runtime_symbols for arch: the number of rows, whose strings are not freed. */
struct runtime_row {
	const char *soname;
	struct runtime_symbol s;
};
int data_runtime_rows(struct runtime_row **row, const char *arch);

/* What programs may count on there of gcc's run-times. */
struct runtime data_runtime(const struct floor *f, const char *arch);

/* A name of gcc's run-times in one version. */
struct run_time_symbol {
	const char *name, *node;
	struct need need;
	int first, till;	/* as in struct runtime_symbol */
};

/* Those of a name, side by side, or of all for NULL: the first of them, or NULL; *n is their number. */
const struct run_time_symbol *data_run_time(const char *name, const char *arch, int *n);

/* The first release of gcc that has it, as far as is known; OPEN if none does. */
int data_since_gcc(const struct need *n, const char *arch);

/* The version node is one that its library has on arch, in some release. */
bool data_node(const struct need *n, const char *node, const char *arch);

#endif

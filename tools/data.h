/* SPDX-License-Identifier: MIT */
/* The tables of versions/, built in. */
#ifndef DATA_H
#define DATA_H

#include "plan.h"
#include "table.h"

extern struct tables table_x86_64, table_aarch64;
extern const struct distro distro[];
extern const int ndistro;
extern const struct gcc gccs[];		/* by release */
extern const int ngcc;
extern const struct node nodes[];	/* by name */
extern const int nnode;
extern const char runtime_symbols[];	/* a line "SYMBOL NODE SONAME ARCH" each, ARCH may be all; the first is empty */

struct tables *data_tables(const char *arch);	/* amd64 and arm64 will do; NULL: no such architecture */

/* First symbol of a name, NULL if glibc has none: as sym_first, by a hash table. */
struct sym *data_find(const struct tables *t, const char *name);

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

/* What programs may count on at a floor: newest versions of the C++ and compiler run-times, as version() has them. */
struct runtime {
	int glibcxx, cxxabi, gcc_s;
	const char *gcc_s_name;
	int gcc;		/* release; 0: newer than any we know */
};
struct runtime data_runtime(const struct floor *f, const char *arch);

/* A run-time of gcc's by soname, a name such as libgomp, or NULL. */
const char *data_runtime_library(const char *soname);

/* The soname of the library that has such nodes, or NULL. */
const char *data_node_library(const char *node);

/* Release of gcc that brought a version node of it, as gcc_version() has it: 0 for none of its nodes, OPEN for one that is newer. */
int data_node(const char *library, const char *node);

/* The newest node of the same kind that the release has, or NULL. */
const char *data_node_at(const char *node, int gcc);

#endif

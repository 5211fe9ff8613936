/* SPDX-License-Identifier: MIT */
/* Which of gcc's run-times a floor has, by the tables of versions/. */
#ifndef GCC_H
#define GCC_H

#include "table.h"

struct gcc_tables {
	const struct distro *distro;
	const struct gcc *gcc;		/* by release */
	const struct node *node;	/* by name */
	int ndistro, ngcc, nnode;
};

/* Reads them from dir. Errors as table_read. */
void gcc_read_tables(struct gcc_tables *t, const char *dir);

enum { LIBSTDCXX, LIBGCC_S, LIBGOMP, LIBATOMIC, LIBQUADMATH, LIBGFORTRAN, RUN_TIMES };
extern const struct run_time {
	const char *name, *soname;
	const char *nodes;		/* how its version nodes begin, with blanks between */
} run_times[RUN_TIMES];

const struct run_time *gcc_run_time(const char *soname);	/* NULL: none of them */

/* The newest nodes that programs may count on, as version() has them. */
struct runtime {
	int glibcxx, cxxabi, gcc_s;
	const char *gcc_s_name;		/* as the node has it: 7.0.0 */
	int gcc;			/* release; 0: newer than any we know */
};

/* Those of a release of gcc for arch. */
struct runtime gcc_runtime(const struct gcc *g, const char *arch);

/* Those of a release, if gcc is not 0; or of one distribution, if it is not NULL; or the oldest that any has with that glibc or a newer one. */
struct runtime gcc_at(const struct gcc_tables *t, const char *arch, int glibc, const struct distro *distro, int gcc);

/* Whether the shared library is used at all: not where what a compiler of today makes runs on nothing of it. */
bool gcc_shared(const struct runtime *have, const struct run_time *r);

/*
 * Whether it is the program's own although the library has it: std::thread of a libstdc++ from before gcc 12 calls pthread_create
 * through a weak reference, and counts on the program to load libpthread, which is apart below glibc 2.34. Out of the rest it is the
 * program's own call, and loads it.
 */
bool gcc_in_rest(const char *name, int glibc);

/* What a version node asks for. */
struct need {
	const struct run_time *of;
	enum { GLIBCXX, CXXABI, GCC_S, GCC } by;	/* which number of struct runtime it is compared with */
	int ver;			/* GCC: release, OPEN for a node that is newer than the tables */
};

/* False for what is no node of theirs: one with a number, or known without. */
bool gcc_need(const struct gcc_tables *t, struct need *n, const char *node);
bool gcc_has(const struct runtime *have, const struct need *n);

/* The newest node of the same kind that the release has, or NULL. */
const char *gcc_node_at(const struct gcc_tables *t, const char *node, int gcc);

#endif

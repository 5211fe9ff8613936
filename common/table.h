/* SPDX-License-Identifier: MIT */
/* The tables of versions/ in memory. Each file's head is its grammar. */
#ifndef TABLE_H
#define TABLE_H

#include <limits.h>
#include <stdbool.h>

/* "2.17" is 2017000, "2.2.5" is 2002005; OPEN is "still there". */
#define OPEN INT_MAX

struct home {
	int lib;		/* index in libs */
	int first, last;
};

struct sym {			/* one symbol, that is name@version */
	const char *name;
	int ver;
	char type;		/* F function, D data */
	bool weak;
	unsigned long size, align;
	int dflt;		/* last release in which it is the default; 0 never, OPEN */
	struct home home[6];
	int nhome;
	struct sym *same;	/* first symbol at the same address, or itself */
	int line;
};

struct shim {			/* one line of shims.tbl that applies to the architecture */
	const char *name;
	char kind;		/* n new, w wrap, a along, s nonshared, r refused */
	int ver[8], nver;	/* wrap: the releases that changed the contract */
	char *with, *note;
	int line;
};

struct lib {
	const char *home;
	const char *soname;	/* NULL: left to the host */
	const char *script, *also;	/* or NULL */
	const char *keep;	/* symbol that makes it needed where it is named, or NULL */
	bool apart;		/* only while it has defaults, only as needed */
	const char *still;	/* apart: patterns of names that links still find in what distributions have in its place; or NULL */
	int line;
};

struct distro {			/* one line of distros.tbl */
	const char *name, *also, *title;
	int glibc;
	const char *glibcxx, *cxxabi, *gcc, *gcc_aarch64;
};

struct foreign {			/* one line of foreign.tbl */
	int lib;
	const char *name, *ver;
};

struct warning {			/* one line of warnings.tbl */
	const char *name;
	int first, last;
	const char *text;
};

struct tables {
	char *abi, *shimfile, *libfile;	/* paths, for messages */
	const char *arch;
	struct sym *sym;
	int nsym;
	struct shim *shim;
	int nshim;
	struct lib lib[32];
	int nlib;
	int newest;		/* newest release in the tables */
	struct foreign *foreign;
	int nforeign;
	struct warning *warning;
	int nwarning;
};

/* Reads dir/ARCH.abi, dir/libs.tbl, dir/foreign.tbl, dir/warnings.tbl and dir/shims.tbl. All errors are reported, then it exits 1. */
void table_read(struct tables *t, const char *dir, const char *arch);

/* Version to number and back; 0 if s is none. The string is static, four at a time. */
int version(const char *s);
const char *vstr(int v);

/* Likewise "gcc12" or "gcc4.8", 12000000 or 4008000. */
int gcc_version(const char *s);
const char *gcc_name(int v);

struct sym *sym_first(const struct tables *t, const char *name);	/* NULL if unknown */
struct shim *shim_find(const struct tables *t, const char *name);

/* Whether library lib, which is apart, has such a name in its successor as well. */
bool lib_still(const struct tables *t, int lib, const char *name);

/* Reads dir/distros.tbl; the number of lines. Errors as table_read. */
int distros_read(struct distro **d, const char *dir);

struct gcc {			/* one line of runtimes/gcc.tbl */
	int gcc, glibcxx, cxxabi;
	const char *gcc_s, *gcc_s_aarch64;
};

/* Reads dir/runtimes/gcc.tbl; the number of lines. Errors as table_read. */
int gcc_read(struct gcc **g, const char *dir);

struct node {			/* one line of runtimes/nodes.tbl */
	const char *name;
	int gcc;
};

/* Reads dir/runtimes/nodes.tbl; the number of lines. Errors as table_read. */
int nodes_read(struct node **nodes, const char *dir);

struct runtime_symbol {		/* one line of runtimes/LIB.abi */
	char *name, *node;
	const char *arch;	/* or all */
	char kind;		/* F function, D data, T thread-local data */
	bool weak, unique;
	unsigned long size;
	int till;		/* last gcc in which it is the default; 0 never, OPEN */
	int first, last;	/* gcc; 0 for the oldest, OPEN */
};

/* Reads dir/runtimes/LIB.abi for an architecture, or NULL for all of them; the number of symbols. Errors as table_read. */
int runtime_read(struct runtime_symbol **s, const char *dir, const char *lib, const char *arch);

/* Reads the names in dir/runtimes/state.tbl, sorted; their number. Errors as table_read. */
int state_read(char ***names, const char *dir);

#endif

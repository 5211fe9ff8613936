/* SPDX-License-Identifier: MIT */
/*
 * A package for compat retarget: read, and written again with the changed files in it and with what describes them put right. All else keeps
 * its bytes. Files in ELF are unpacked, into a private directory beside the output, and nothing else is; nothing in it is run.
 */
#ifndef CONTAINER_H
#define CONTAINER_H

#include "data.h"

struct container {
	const char *path;		/* as it was named */
	const char *in, *out;		/* directories: files are unpacked below in, as they are called; the changed ones belong below out */
	const char *top;		/* the one directory in it that holds all else, "" if there is none */
	const char *beside;		/* where in it libraries go that come along, "" beside what is at its top */
	bool soname;			/* they are needed by DT_SONAME alone, and found by DT_RUNPATH, as auditwheel has it */
	const char **file;		/* the names of those */
	int nfile;
	const char *result;		/* when it is written: its path, and a remark on it or NULL */
	const char *remark;
};

/* Whether the file at path is one. */
bool container_is(const char *path);

/* Reads it, to be written at out, a file or a directory: 0, or an exit status after a line on what is wrong. */
int container_open(struct container *c, const char *path, const char *out);

/* Where a file is when the package is installed, seen from another file: from $ORIGIN or from /. NULL: not to be known. */
char *container_reach(const struct container *c, const char *from, const char *to);

/* Another name for a file that is not to find others from where it is: NULL, if there is none either. What is left there starts it. */
const char *container_move(struct container *c, const char *name);

/* The file of that name is what is below out by it, changed or new. */
void container_take(struct container *c, const char *name);

/* Writes it; keep: what is there already gets that name, or NULL. As container_open(). */
int container_write(struct container *c, const struct floor *floor, const char *keep);

/* Makes the directories below out that path, with a / at its end, is in. */
void container_parents(char *path);

/* The way from the directory of a file to another, with $ORIGIN before it. */
char *origin(const char *from, const char *to);

#endif

/* SPDX-License-Identifier: MIT */
/* Floor directories made by this program, out of what it holds: the tables and the compiled objects. */
#ifndef MAKE_H
#define MAKE_H

#include <stdbool.h>
#include "compiler.h"
#include "data.h"

/* The compiler that programs are built with: its glibc decides which contracts count, its static libraries are taken apart. */
struct host {
	char **program, **target;	/* program NULL: there is none; target: options that choose the target */
	int nprogram, ntarget;
	struct libc libc;
	int glibc;			/* release, if it is told, or 0: libc's */
	bool bare;			/* nothing of its run-times */
};

/* The compiler of that name, or the usual one for arch (machine: this one's). False after a message: it has no glibc, or one for another machine. */
bool host_find(struct host *h, const char *compiler, const char *arch, const char *machine);

/* Whether this program holds the objects for an architecture. */
bool make_can(const char *arch);

/*
 * Makes dir, which is replaced if it is a floor directory; NULL, or what is wrong with doing so, in one line to be freed. Exits after a message
 * where something cannot be written.
 */
char *make_floor(const char *arch, const struct floor *f, const struct host *h, const char *dir);

/*
 * The one below a directory, which is the user's cache if that is NULL, made if it is not there: its path to be freed, or NULL and *why. Any number of
 * processes may ask for it at a time. Exits likewise.
 */
char *make_cached(const char *arch, const struct floor *f, const struct host *h, const char *below, char **why);

/*
 * The floor directory for a link: the one that belongs to this program (directory.h), or a cached one if there is none or it lacks the part for C++, which
 * the compiler could give; below that directory alone, or the value of COMPAT_DIRECTORY, if there is one. h is NULL where host_find() is to find out, if need be, by the name of a compiler or NULL. NULL after a message.
 */
char *make_directory(const char *arch, const struct floor *f, const struct host *h, const char *compiler, const char *below);

#endif

/* SPDX-License-Identifier: MIT */
/* Floor directories made by this program, out of what it holds: the tables and the compiled objects. */
#ifndef MAKE_H
#define MAKE_H

#include <stdbool.h>
#include "compiler.h"
#include "data.h"
#include "file.h"

/* The compiler that programs are built with: its glibc decides which contracts count, its static libraries are taken apart. */
struct host {
	char **program, **target;	/* program NULL: there is none; target: options that choose the target */
	int nprogram, ntarget;
	struct libc libc;
	int glibc;			/* release, if it is told, or 0: libc's */
	bool bare;			/* nothing of its run-times */
};

/* The archive of objects that this program holds for an architecture, and whether it holds any. */
struct span make_objects(const char *arch);
bool make_can(const char *arch);

/*
 * The floor directory for a link: the one that belongs to this program (directory.h), or a cached one if there is none or it lacks the part for C++, which
 * the compiler could give; below that directory alone, or the value of COMPAT_DIRECTORY, if there is one. h is NULL where the compiler of that name is to be asked, if need be, or the usual one for arch. Any number of processes may ask for it
 * at a time. NULL after a message; exits after one where something cannot be written.
 */
char *make_directory(const char *arch, const struct floor *f, const struct host *h, const char *compiler, const char *below);

#endif

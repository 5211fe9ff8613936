/* SPDX-License-Identifier: MIT */
/* Other programs, started without a shell, and what a compiler tells of itself. */
#ifndef COMPILER_H
#define COMPILER_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

struct libc {			/* that a command line links with */
	const char *arch;	/* NULL: unknown, or other than x86_64 and aarch64 */
	bool other;		/* a machine that we have nothing for */
	bool none;		/* the compiler has no glibc */
	int glibc;		/* release, 0: unknown */
};

/* value of a variable that is not empty, or NULL */
char *from_environment(const char *name);

/* The path of a program, or NULL. An empty part of PATH is no directory here. */
char *find_program(const char *name);

/* Words of a command, divided by blanks; a file of that name is one word. */
char **divide(const char *command, int *n);
char **join(char **a, int na, char **b, int nb);

/* The word of a compiler's command that names it: gcc of "ccache gcc --sysroot=/old". */
const char *compiler_name(char **program, int n);

enum {
	ERRORS = 1,		/* what it says on standard error as well */
	BOUNDED = 2,		/* in a process group of its own, killed after a minute or when answer_stop is set */
};
extern volatile sig_atomic_t answer_stop;

/* What a command prints, as far as there is room; false if it fails. */
bool answer(char **argv, char *text, size_t size, int how);

/* Asks a compiler, with options that choose the target, for its libc.so.6; one that does not know the question says nothing. */
struct libc libc_of(char **program, int nprogram, char **target, int ntarget, int how);

/* The release of the glibc whose headers it finds, 0: none. */
int headers_of(char **program, int nprogram, char **target, int ntarget, int how);

#endif

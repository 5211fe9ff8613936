/* SPDX-License-Identifier: MIT */
/* What a compiler's command line is for. */
#ifndef LINE_H
#define LINE_H

#include <stdbool.h>

struct line {
	bool stops;		/* compiles, preprocesses or says something, and does not link */
	bool input;		/* has something to link, or to compile first */
	bool headers;		/* all input is headers to precompile */
	bool fixed, shared;	/* -static or -static-pie; -shared */
	bool musl;		/* asks for musl */
	char **target;		/* words that choose machine and libraries: -m32, --target=..., --sysroot=... */
	int ntarget;
	char **search;		/* directories of -L */
	int nsearch;
	const char *takes;	/* while reading: option that the next word belongs to */
	const char *language;	/* while reading: -x */
};

/* Reads the words of a command line, response files included, as gcc and clang do. */
void line_read(struct line *l, char **words);

/* Whether it links with shared libraries. */
bool line_links(const struct line *l);

#endif

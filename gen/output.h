/* SPDX-License-Identifier: MIT */
/* Files that are written into a directory: all of them, or none. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct output {
	struct output_file {
		char *name;		/* with the directories below that one, which are made */
		const void *data;
		size_t size;
	} *file;
	int n;
};

/* Takes the name, and the bytes as they are. */
void output_add(struct output *o, char *name, const void *data, size_t size);

/* A file to be printed to, one at a time. */
FILE *output_open(struct output *o, char *name);
void output_close(struct output *o);

enum output_how {
	REPLACE,		/* dir is then these files and no other */
	UNLESS_THERE,		/* or stays as it is, whoever has made it */
	INTO,			/* dir, which is there, gets them */
};

/* Removes what output_write() has left beside dir where it was killed; nobody else is to write it at that time. */
void output_sweep(const char *dir);

/* False after a message, and then dir is as it was, but for INTO. */
bool output_write(const struct output *o, const char *dir, enum output_how how);

#endif

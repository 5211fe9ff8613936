/* SPDX-License-Identifier: MIT */
/* Where the floor directories are. */
#ifndef DIRECTORY_H
#define DIRECTORY_H

#include <stdbool.h>

/* Absolute path of the floor directory that belongs to this program, or NULL; and why there is none. */
char *floor_find(const char *arch, const char *floor);
char *floor_why(const char *arch, const char *floor);

/* Whether a file of that name is in a directory, and can be read. */
bool directory_has(const char *dir, const char *name);

/* The names of those that there are, oldest first; and what makes some, as a line to paste. */
char **floor_list(const char *arch, int *n);
char *floor_cure(const char *arch, const char *floors);

/* where this program is, or NULL */
char *own_directory(void);

/* Whether the paths of all of them mean nothing to a shell; without a message. */
bool floor_directory_plain(void);
bool plain_path(const char *path);

#endif

/* SPDX-License-Identifier: MIT */
/* Where the floor directories are. */
#ifndef DIRECTORY_H
#define DIRECTORY_H

#include <stdbool.h>

/* Absolute path of the floor directory that belongs to this program, or NULL after a message. */
char *floor_directory(const char *arch, const char *floor);

/* Whether the paths of all of them mean nothing to a shell; without a message. */
bool floor_directory_plain(void);
bool plain_path(const char *path);

#endif

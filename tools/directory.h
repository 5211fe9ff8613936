/* SPDX-License-Identifier: MIT */
/* Where the floor directories are. */
#ifndef DIRECTORY_H
#define DIRECTORY_H

/* Absolute path of the floor directory that belongs to this program, or NULL after a message. */
char *floor_directory(const char *arch, const char *floor);

#endif

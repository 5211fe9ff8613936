/* SPDX-License-Identifier: MIT */
/* The commands of compat. Each takes its own name as argv[0] and returns the exit status. */
#ifndef COMPAT_H
#define COMPAT_H

#include "check.h"

enum { OK, FOUND, USAGE, UNREAD, UNSEEN };

int command_check(int argc, char **argv);
int command_explain(int argc, char **argv);
int command_flags(int argc, char **argv);
int command_list(int argc, char **argv);
int command_distros(int argc, char **argv);
int command_cc(int argc, char **argv);	/* also c++; and by the names compat-cc and compat-c++ */

/* One line on stderr about wrong usage, with where to read on: USAGE. */
int usage(const char *command, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* The same for the ':' or '?' that getopt_long() returned: which word it was. */
int wrong_option(const char *command, int c, int argc, char **argv);

/* --floor and --arch: 0, or USAGE after a message */
int want_floor(const char *command, const char *arg, struct floor *f);
int want_arch(const char *command, const char *arg, struct tables **t);

/* Absolute path of the floor directory that belongs to this program, or NULL after a message. */
char *floor_directory(const char *arch, const char *floor);

#endif

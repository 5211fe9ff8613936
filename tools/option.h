/* SPDX-License-Identifier: MIT */
/* What the commands share: exit statuses, and words on the command line. */
#ifndef OPTION_H
#define OPTION_H

#include "data.h"

enum { OK, FOUND, USAGE, UNREAD, UNSEEN };

/* One line on stderr about wrong usage, with where to read on: USAGE. */
int usage(const char *command, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* The same for the ':' or '?' that getopt_long() returned: which word it was. */
int wrong_option(const char *command, int c, int argc, char **argv);

/* --floor and --arch: 0, or USAGE after a message */
int want_floor(const char *command, const char *arg, struct floor *f);
int want_arch(const char *command, const char *arg, struct tables **t);

#endif

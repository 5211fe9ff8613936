/* SPDX-License-Identifier: MIT */
/* The few helpers that the programs of gen/ share. */
#ifndef UTIL_H
#define UTIL_H

#include <stddef.h>
#include <stdio.h>

extern const char *progname;

/* One line "prog: text" to stderr; text ending in ':' gets strerror(errno). fatal() exits 1. */
void warn(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void fatal(const char *fmt, ...) __attribute__((format(printf, 1, 2), noreturn));

/* Allocation that does not return on failure. */
void *xrealloc(void *p, size_t size);
char *xstrdup(const char *s);
char *xasprintf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif

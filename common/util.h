/* SPDX-License-Identifier: MIT */
/* The few helpers that all programs share. */
#ifndef UTIL_H
#define UTIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

extern const char *progname;

extern int fatal_status;	/* 1 */

/* One line "prog: text" to stderr; text ending in ':' gets strerror(errno). fatal() exits with fatal_status. */
void warn(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void fatal(const char *fmt, ...) __attribute__((format(printf, 1, 2), noreturn));

/* Allocation that does not return on failure. */
void *xrealloc(void *p, size_t size);
void *xcalloc(size_t n, size_t size);
char *xstrdup(const char *s);
/* room for one more in an array of n; the capacity is the next power of two */
#define PUSH(array, n) ((n) & ((n) - 1) ? (void)0 : \
	(void)((array) = xrealloc((array), ((n) ? 2 * (size_t)(n) : 1) * sizeof *(array))), &(array)[(n)++])
char *xasprintf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* A path without its directories. */
const char *base_name(const char *path);

/* Whether word is an item of list, with commas between; of NULL nothing is. */
bool listed(const char *list, const char *word);

#endif

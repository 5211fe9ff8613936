/* SPDX-License-Identifier: MIT */
/* libfilters: text through a chain of filters, each a plugin and run in a thread of its own. */
#ifndef FILTERS_H
#define FILTERS_H
#include <stdio.h>

/* What a plugin NAME.so defines, as "filter": 0, or -1 after filters_error. */
typedef int filter_fn(FILE *in, FILE *out, const char *arg);

struct filters;

struct filters *filters_new(void);
/* Adds the plugin that DIR/NAME.so is; spec is NAME or NAME:ARG. 0 or -1. */
int filters_add(struct filters *, const char *dir, const char *spec);
/* From descriptor in to descriptor out, which it closes. 0, or -1 if a filter failed. */
int filters_run(struct filters *, int in, int out);
void filters_free(struct filters *);

void filters_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
#endif

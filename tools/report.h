/* SPDX-License-Identifier: MIT */
/* Reports as people and as programs read them, on stdout. */
#ifndef REPORT_H
#define REPORT_H

#include "check.h"

struct total {
	int files, above, failed, unseen, other;	/* other: in a directory, and nothing that could have needs */
};

/* detail: also what is within the floor */
void report_text(const struct report *r, const struct floor *floor, bool detail);
void report_errors(const struct report *r);	/* on stderr */
void report_text_end(const struct total *n, const struct floor *floor);

/* Schema: compat(1). */
void report_json_begin(const struct floor *floor);
void report_json(const struct report *r);
void report_json_end(const struct total *n);

/* A name out of a file, safe on a terminal. The string is static, four at a time. */
const char *shown(const char *s);

#endif

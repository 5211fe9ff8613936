/* SPDX-License-Identifier: MIT */
/* Reports as people and as programs read them, on stdout. */
#ifndef REPORT_H
#define REPORT_H

#include "check.h"
#include "policy.h"

struct total {
	int files, above, failed, unseen, other;	/* other: in a directory, and nothing that could have needs */
	struct wheel *wheel;
	int nwheel, broken;	/* broken: with less than their tags promise */
};

/* detail: also what is within the floor */
void report_text(const struct report *r, const struct floor *floor, bool detail);
void report_errors(const struct report *r);	/* on stderr */
void report_text_wheel(const struct wheel *w, bool detail);
void report_text_end(const struct total *n, const struct floor *floor);

/* Schema: compat(1). */
void report_json_begin(const struct floor *floor);
void report_json(const struct report *r, const struct floor *floor, bool notes);
void report_json_end(const struct total *n, const struct floor *floor);

/* What they are made of: what becomes of it in a link with the floor directory. */
char *report_cure(const struct report *r, const struct finding *f, const struct floor *floor);

/* What else there is to say, a line each; fact: nothing is wrong with it. */
void report_notes(const struct report *r, void (*say)(void *to, const char *text, bool fact), void *to);

extern const char *const why_name[];	/* by enum why */

/* A JSON string, or null; bytes that are no UTF-8 become U+FFFD. */
void json_string(const char *s);
void json_member(const char *sep, const char *name, const char *value);

/* A name out of a file, safe on a terminal. The string is static, four at a time. */
const char *shown(const char *s);

#endif

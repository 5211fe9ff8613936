/* SPDX-License-Identifier: MIT */
/* Reports for programs and services, on stdout. compat(1) says what is in them. */
#ifndef FORMAT_H
#define FORMAT_H

#include "report.h"

struct format {
	const char *name;
	/* none of them for text, which has more to it */
	void (*begin)(const struct floor *floor);
	void (*file)(const struct report *r, const struct floor *floor, bool notes);
	void (*wheel)(const struct wheel *w);	/* NULL: end has them */
	void (*end)(const struct total *n, const struct floor *floor);
};

/* NULL: none of that name */
const struct format *format_find(const char *name);

#endif

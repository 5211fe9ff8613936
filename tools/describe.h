/* SPDX-License-Identifier: MIT */
/* What a package has about its files, made to fit those that have changed. */
#ifndef DESCRIBE_H
#define DESCRIBE_H

#include "container.h"
#include "members.h"

struct described {
	struct container *c;
	const struct floor *floor;
	struct members *files, *about;	/* about: the control files of a Debian package */
	const char *info;		/* a wheel's NAME-VERSION, of its .dist-info */
	bool directory;			/* the output was named by that alone: the wheel may have another name */
};

/* NULL, or what went wrong. */
const char *deb_describe(const struct described *d);
const char *wheel_describe(const struct described *d);

/* What a field of a control file, or of WHEEL, says; NULL */
char *control_field(const char *control, const char *name);

/* What a tool such as sha256sum makes of some bytes: hexadecimal digits; NULL and *why */
char *container_digest(const char *tool, struct span s, const char **why);

#endif

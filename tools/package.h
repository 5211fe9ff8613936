/* SPDX-License-Identifier: MIT */
/* Packages: what has files in it that ship, and is unpacked by a tool of its own kind. */
#ifndef PACKAGE_H
#define PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#define PACKAGE_HEAD 512	/* bytes that tell what it is */

enum package_kind { PACKAGE_DEB, PACKAGE_RPM, PACKAGE_ZIP, PACKAGE_TAR, PACKAGE_SQUASHFS, PACKAGE_ISO };

struct package {
	const struct format *format;
	unsigned long long offset;	/* where the file system of an AppImage begins */
};

/*
 * Whether a file that begins with n bytes at head is a package. Compressed files and zip archives that are not asked for by
 * name have to be called as packages are.
 */
bool package_is(struct package *p, const unsigned char *head, size_t n, const char *name, bool asked);

/* Whether a file is called like a package, of the kinds that are nothing else: .whl, .deb... */
bool package_called(const char *name);

enum package_kind package_kind(const struct package *p);

/* What it is, in two words. */
const char *package_what(const struct package *p);

/*
 * Unpacks it: a private directory, which package_close() removes, as do exit and signals. Or NULL. *why: what went wrong, NULL
 * if nothing; in both cases static storage. *tools: that is only the lack of a tool.
 */
const char *package_open(const struct package *p, const char *path, const char **why, bool *tools);
void package_close(void);	/* the last one that is open */

/* A private directory beside the file at path, which exit and signals remove; or NULL and errno. Not together with package_open(). */
const char *package_beside(const char *path);

/* Runs a tool by a line of shell, bounded likewise: $1 is in, $2 is out. NULL, or what went wrong, in static storage. */
const char *package_run(const char *tool, const char *script, const char *in, const char *out);

#endif

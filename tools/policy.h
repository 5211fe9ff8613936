/* SPDX-License-Identifier: MIT */
/* The policies of versions/policies.tbl, and a wheel, which its files make comply with one of them. */
#ifndef POLICY_H
#define POLICY_H

#include "check.h"

#define NO_POLICY (1 << 30)	/* newer than any release */

extern const char policy_table[];

/* What a wheel needs that is not of its own, and where. */
struct demand {
	char *version;		/* NULL: a library, or a name without a version */
	char *library;		/* soname; NULL: not known */
	char *symbol;		/* without a version; or NULL */
	int since;		/* release of glibc that a platform tag needs for it, NO_POLICY if none will do */
	bool inside;		/* a library that the wheel has, but where no RUNPATH leads */
	char **file;		/* in the wheel */
	int nfile;
};

struct part_of_wheel;

struct wheel {
	char *path;		/* as it is reported */
	bool bare;		/* one extension module, not a wheel: what is beside it is not known to be of the wheel */
	char *arch;		/* of the tag, else of the first file; or NULL */
	char **tag;		/* platform tags: manylinux_2_17_x86_64, any */
	int ntag;
	char *promise;		/* the tag that promises most, of those that are manylinux; or NULL */
	int promised;		/* its release */
	bool elsewhere;		/* a tag for another system or another libc: not judged */

	/* by wheel_end() */
	int policy;		/* 0: no file to judge; NO_POLICY */
	int versions;		/* the same without the libraries that must be in the wheel */
	bool broken;		/* it promises more than that */
	struct demand *demand;
	int ndemand;

	char *root, *prefix;	/* where its files are, and how their reported names begin */
	const char *const *exclude;	/* patterns of libraries that something else brings */
	int nexclude;
	struct part_of_wheel *part;
	int npart;
};

/* Whether a file is called like a wheel, or like an extension module of Python. */
bool wheel_called(const char *path);
bool wheel_module(const char *path);

/* The *.dist-info/WHEEL of a directory that is one wheel, unpacked; NULL. The caller frees it. */
char *wheel_info(const char *dir);

/*
 * A wheel that is reported as path, whose files are below root and reported as prefix and what follows. Its tags are in its name, or
 * in the file info, if that is not NULL.
 */
void wheel_begin(struct wheel *w, const char *path, const char *root, const char *prefix, const char *info);
void wheel_add(struct wheel *w, const struct report *r);	/* checked with r->keep */
void wheel_end(struct wheel *w);		/* while its files are there */
void wheel_free(struct wheel *w);

/* The first policy from a release of glibc on. */
int policy_from(int release, const char *arch);

/* "manylinux_2_17_x86_64"; static, two at a time */
const char *policy_name(int policy, const char *arch);
const char *policy_alias(int policy, const char *arch);	/* manylinux2014_x86_64, or NULL */

/* What stands against the next older policy or, if it is broken, against its own tag. */
bool wheel_counts(const struct wheel *w, const struct demand *d);

/* One line each on the wheel and on a demand, without the file; the caller frees them. advice: or NULL. */
char *wheel_verdict(const struct wheel *w);
char *wheel_reason(const struct wheel *w, const struct demand *d);
char *wheel_advice(const struct wheel *w);

#endif

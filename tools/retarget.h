/* SPDX-License-Identifier: MIT */
/* What the parts of compat retarget tell each other. */
#ifndef RETARGET_H
#define RETARGET_H

#include <sys/stat.h>
#include "container.h"
#include "data.h"
#include "image.h"
#include "link.h"
#include "object.h"
#include "rewrite.h"

#define PRIVATE_NAME "__libcompat_"

struct item {
	const char *path, *to;
	bool dir;
	const char *link;	/* it is a symbolic link to that */
	char *keep;		/* --in-place: what is there gets this name */
	struct stat st;
	struct span data;
	struct image im;
	struct tables *t;
	bool *drop;
	struct change *change;
	int nchange, nours, nbound;
	const char **own;	/* functions of libcompat's that it calls by PRIVATE_NAME */
	int nown;
	bool embed;		/* they are put into it */
	char *apart;		/* why they are not, though that was asked for */
	struct link functions;	/* embed: what is linked for them */
	uint32_t added, *order;	/* symbols that it gets, and where those are that it has */
	struct done {		/* for each of change: what it was, what it is */
		const char *name, *ver, *to, *to_ver, *library;
	} *done;
	const char **before, **without;
	int nbefore, nwithout;
	bool brought;		/* it is no file of the user's, but comes along */
	char *runpath;		/* directories to find in it what came along, with ':' between, or NULL */
	const char *along;	/* a library that those are for, or NULL */
	bool elf, whole;	/* whole: nothing is to be done */
	const char *remark;
};

/* What libcompat has for one architecture, and what of it the set wants. */
struct fallback {
	struct tables *t;
	struct objects objects;
	const char **name;	/* functions that are called out of the library */
	int n;
	const char **along;	/* lists of functions that come along with some of them */
	int nalong;
	struct link link;
	struct definition {	/* what objects define that begins with __compat_ */
		const char *name, *object;
	} *definition;
	int ndefinition;
	unsigned char *data;
	size_t size;
	char *soname;
};

/* All that is done at once. */
extern struct set {
	struct floor floor;
	const char *out, *tree, *beside;
	const char **with;	/* libraries to bring along */
	int nwith;
	bool json, verbose, in_place, keep_going, left, embed, dry_run;
	bool runtimes;		/* bring those of gcc's along that are wanted */
	struct item *item;
	int n;
	struct fallback fallback[2];
	int refused, told;	/* told: lines of refuse() */
	struct container *container;	/* what the files are of, as a tree */
} set;

/* A path as it is told: of a file in a container behind that one's name. */
const char *called(const char *path);

/* One line on why a file cannot be done: counted, or with --keep-going left as it is. After some only their number is told, by say_more(), but with --verbose. */
void refuse(struct item *f, const char *what);

void add_name(const char ***list, int *n, const char *name);
struct fallback *fallback_of(const struct tables *t);

/* Where a library that comes along goes; and from a file to it: NULL, if that is not to be known. */
char *library_directory(void);
char *library_path(const char *name);
char *reach(const struct item *f, const char *library);

/* Whether that way is known, if need be from another place for the file; refused if not. */
bool placed(struct item *f);

/* retarget_plan.c: first which names come along by what any file of the set asks for, then what becomes of each file. */
void plan_along(struct item *f);
void plan_item(struct item *f);

/* The directories where a file finds what came along, into f->runpath. */
void plan_path(struct item *f);

/* Whether a list of directories with ':' between has one. */
bool has_path(const char *path, const char *dir);

/* The file of the set by that name, or NULL. */
const struct item *in_set(const char *soname, const char *arch);

/* A version of a run-time of gcc's that is newer than the floor's distributions have. */
bool too_new(const struct item *f, const struct want *w);

/*
 * retarget_library.c: what to link for functions of libcompat's, with all that they want in turn; and the library of those that are not embedded. False
 * after a line.
 */
bool find_objects(struct fallback *b, const char **name, int n, bool embed, struct link *l);
bool make_fallback(struct fallback *b);

/* retarget_write.c: whether a file can go there, a line if not; then all files of the set, or none, false after a line. */
bool can_take(const char *to);
bool write_all(void);

#endif

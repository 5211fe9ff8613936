/* SPDX-License-Identifier: MIT */
/* What a link gets for each name, for one (architecture, host, floor). */
#ifndef PLAN_H
#define PLAN_H

#include "table.h"

enum kind {
	SAME,		/* the host's default version is there at the floor */
	PIN,		/* the newest version that the floor has; the host has a newer one, or none that is the default any more */
	OLD,		/* the same, for a function that the host's headers do not declare: not offered, but by libcompat_old.a */
	WRAP,		/* our function, over that version, as the contract changed */
	ALONG,		/* the floor's own, and our function over it where a link takes a name that needs it */
	ALIAS,		/* another name for the same code: a symbol of the floor, or a shim */
	NEW,		/* our function */
	MISSING,	/* nothing: the link fails and names it */
	REFUSED,	/* nothing either, on purpose; shims.tbl has the reason */
	LATER,		/* newer than the host and not reserved: not offered */
	GONE,		/* host and floor keep it for old programs only, or newer releases have it no more: not offered */
};

extern const char *const kind_name[];

struct entry {
	const char *name;
	enum kind kind;
	struct sym *host;	/* default at the host, or at the newest release for a name that is offered before its time; or NULL */
	struct sym *floor;	/* SAME PIN OLD WRAP ALONG ALIAS: the symbol that is used */
	const char *target;	/* ALIAS of a shim: its name */
	struct shim *shim;	/* WRAP ALONG NEW REFUSED */
};

struct plan {
	const struct tables *t;
	int host, floor;
	struct entry *entry;	/* sorted by name */
	int n;
};

/* What a link gets for one name; *e stays valid with the tables. False if neither table has it. */
bool plan_one(const struct tables *t, int host, int floor, const char *name, struct entry *e);

/* The last release in which a link takes this symbol for its name, until a newer one is the default: OPEN, or 0 for none. */
int plan_default_until(const struct tables *t, const struct sym *s);

/* The newest floor up to this one that has the name, of those that the newest host has given up; 0: none. *e is the plan there. */
int plan_last(const struct tables *t, int floor, const char *name, struct entry *e);

void plan_make(struct plan *p, const struct tables *t, int host, int floor);
struct entry *plan_find(const struct plan *p, const char *name);

/* Whether library lib has the symbol in a release; lib < 0: any library that has a stub. */
bool lives(const struct tables *t, const struct sym *s, int lib, int release);

/* First library, in the order of libs.tbl with libc before all, that has it; -1 if none. */
int home(const struct tables *t, const struct sym *s, int release);

#endif

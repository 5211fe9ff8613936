/* SPDX-License-Identifier: MIT */
/* What a file needs that a floor does not have. */
#ifndef CHECK_H
#define CHECK_H

#include "data.h"
#include "image.h"
#include "plan.h"

enum why {
	ABOVE,		/* a symbol of a glibc version above the floor */
	BARE,		/* a version above the floor that no symbol uses */
	UNVERSIONED,	/* no version, and the floor has no such name */
	TAG,		/* GLIBC_ABI_...: something the loader must know */
	RELR,		/* DT_RELR without its tag: an older loader crashes */
	PRIVATE,	/* GLIBC_PRIVATE: good for one release */
	RUNTIME,	/* libstdc++ or another run-time of gcc newer than the floor's distributions have */
	HOMELESS,	/* the library that holds it at the floor is not in DT_NEEDED; no version: libstdc++ refers to it */
	ABSENT,		/* a library in DT_NEEDED that the floor does not have at all */
};

struct finding {
	enum why why;
	const char *symbol;	/* RUNTIME: one of them; NULL: none */
	const char *version;	/* as in the file; NULL: none */
	const char *library;	/* soname it is expected in; HOMELESS: the one that is missing; NULL: unknown */
	bool weak;		/* nothing fails without it; does not count */
	bool weak_symbol;	/* the symbol is weak; its version can count all the same */
	int since;		/* glibc release that has it, 0 if that is not the question */
	int more;		/* RUNTIME: how many other symbols */
	char have[40];		/* RUNTIME: version that the floor's distributions have, or their gcc */
	bool planned;		/* plan: what a link with the floor directory does about it */
	struct entry plan;
	char **from;		/* objects that ask for it, if known; in report.name */
	int nfrom;
};

/* a library that is not glibc's, and versions of it */
struct other {
	char *library, **version;
	int nversion;
};

/* what it needs of one of gcc's run-times */
struct part {
	char node[64];
	int gcc;		/* release that brought that; 0: nothing */
};

struct report {
	const char *path;
	const char *arch;	/* of the first part that could be read, or NULL */
	const char *type;	/* program, library, object or archive */
	int needs;		/* glibc release, 0: none */
	struct part part[RUN_TIMES];
	bool above;		/* something counts against the floor */
	bool unseen;		/* there is more, or all, whose needs cannot be seen; error says why */
	bool hollow;		/* and it has nothing that could have needs */
	const char *remark;	/* why there is nothing to need: static, musl, part of glibc; or NULL */
	struct finding *finding;
	int nfinding;
	char **name;		/* objects that findings come from */
	int nname;
	struct found *found;	/* while it is made */
	int nfound;
	char *advice;		/* one line, or NULL */
	bool pinned;		/* it asks for an older version of something than it could */
	bool left_out;		/* by that, and by the map, it was not linked with a floor directory */
	char *libc;		/* by the map: the system's libc that was linked instead, or NULL */
	bool suspect;		/* it has the name of a variable of a sanitizer's */
	bool sanitizer;		/* the run-time of one is a library that it needs */
	struct other *other;
	int nother;
	char **note;		/* remarks that do not count, one line each */
	int nnote;
	struct seen *seen;	/* while it is made */
	char **error;		/* what could not be read of it: NAME: what */
	int nerror;
	bool keep;		/* asked for, before check(): what follows, of a program or library of glibc's */
	bool kept;
	struct asked {
		char *version, *library;
	} *asked;		/* versions, but those that nothing fails without */
	char **needed, *runpath;	/* as in struct image */
	int nasked, nneeded;
};

/* Reads size bytes of an ELF file or archive at data into r, which check_free() clears. */
void check(struct report *r, const struct floor *floor, const unsigned char *data, size_t size);

/* Why nothing can be seen of it. */
extern const char check_intermediate[], check_packed[];

/* Fills finding.from: which objects named in a linker map refer to the symbols. False and a message on stderr. */
bool check_map(struct report *r, const char *map);

/* The first release that has the name, in any version; 0: glibc has it no more, or s is NULL. */
int check_since(const struct tables *t, const struct sym *s);

/* Whether it is a library of glibc's, and not libxcrypt's of the same name; and a version of libxcrypt's. */
bool check_is_glibc(const struct image *im, const struct tables *t);
bool check_is_xcrypt(const char *version);

/* The release of glibc whose loader knows a version GLIBC_ABI_..., 0: it is none of those. */
int check_loader(const char *version);

/*
 * std::thread in a libstdc++.so of before gcc 12 calls pthread_create by a weak reference, and jumps to 0 where the
 * program has not brought the library that holds it.
 */
bool check_starts_threads(const struct image *im, const struct ref *ref);

/* What to add so that such a request is not made; NULL: not known. */
const char *check_undo(const char *version);

/* Writes report.advice; for check(). */
void check_advise(struct report *r, const struct floor *floor);

void check_free(struct report *r);

#endif

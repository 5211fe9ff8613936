/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.30. twalk() hands nothing on to its callback: visit() finds the walk that it serves in a
 * variable of the thread. Nothing but libc's twalk() runs between two visits, and the walk is set again
 * after each: walks inside of walks, and leaving them by longjmp() or an exception, do no harm.
 */
#include <search.h>
#include "shim.h"

struct walk {
	void (*action)(const void *, VISIT, void *);
	void *closure;
};

static __thread const struct walk *current;

void twalk_r(const void *root, void (*action)(const void *, VISIT, void *), void *closure);

static void visit(const void *node, VISIT which, int level)
{
	const struct walk *w = current;

	(void)level;
	w->action(node, which, w->closure);
	current = w;
}

void twalk_r(const void *root, void (*action)(const void *, VISIT, void *), void *closure)
{
	__typeof__(&twalk_r) native = NATIVE(twalk_r);
	struct walk w = { action, closure };
	const struct walk *outer = current;

	if (native) {
		native(root, action, closure);
	} else if (action) {
		current = &w;
		twalk(root, visit);
		current = outer;	/* of a walk that a signal handler's came upon */
	}
}

/* SPDX-License-Identifier: MIT */
/* One line of what to do about a report. */
#include <stdlib.h>
#include <string.h>
#include "check.h"
#include "directory.h"
#include "util.h"

#define SAID 8	/* names in a line of advice */

/* appends to a line of advice */
static void say(char **line, const char *text)
{
	char *old = *line;

	*line = old ? xasprintf("%s; %s", old, text) : xstrdup(text);
	free(old);
}

/* what to add for a demand on the loader, so that it is not made; NULL: not known */
static const char *undo(const struct finding *f)
{
	if (f->why == RELR)	/* lld and mold write it without the demand, asked by this option */
		return "add -Wl,--pack-dyn-relocs=none";
	return strstr(f->version, "RELR") ? "add -Wl,-z,nopack-relative-relocs" :
		strstr(f->version, "PLT") ? "add -Wl,-z,nomark-plt" :
		strstr(f->version, "TLS") ? "compile with -mtls-dialect=gnu" : NULL;
}

void check_advise(struct report *r, const struct floor *floor)
{
	bool link = false, by_name = false, cxx = false, gcc = false, strange = false, threads = false;
	int missing = 0, private = 0, enough = 0;
	const char *add, *other = NULL;
	char *s;

	for (int i = 0; i < r->nfinding; i++) {
		const struct finding *f = &r->finding[i];
		enum kind k = f->plan.kind;

		if (f->weak)
			continue;
		switch (f->why) {
		case HOMELESS:
			if (!f->version) {
				threads = link = true;
				break;
			}
			/* fall through */
		case ABOVE:
		case UNVERSIONED:
			if (f->planned && (k == MISSING || k == REFUSED || k == GONE)) {
				if (k != GONE && f->since > enough)
					enough = f->since;
				if (missing++ >= SAID)
					break;
				s = xasprintf("%s has no fallback%s%s: do without it", f->symbol,
					k == REFUSED ? ", " : "", k == REFUSED ? f->plan.shim->note : "");
				say(&r->advice, s);
				free(s);
			} else if (r->sanitizer && f->why == UNVERSIONED) {
				by_name = true;
				if (f->since > enough)
					enough = f->since;
			} else if (!f->planned) {
				strange = true;
			} else {
				link = true;
			}
			break;
		case BARE:
			if (f->since)
				link = true;
			else
				strange = true;
			break;
		case PRIVATE:
			if (private++ >= SAID)
				break;
			s = xasprintf("%.99s is private to one release of glibc, do without it", f->symbol);
			say(&r->advice, s);
			free(s);
			break;
		case RUNTIME:
			if (!strcmp(f->library, "libgcc_s.so.1"))
				gcc = true;
			else if (!strcmp(f->library, "libstdc++.so.6"))
				cxx = true;
			else if (!other)
				other = gcc_run_time(f->library)->name;
			break;
		case RELR:
		case TAG:
			add = undo(f);
			if (add && (!r->advice || !strstr(r->advice, add)))
				say(&r->advice, add);
			break;
		}
	}
	if (missing > SAID || private > SAID) {
		s = xasprintf("the same for %d more",
			(missing > SAID ? missing - SAID : 0) + (private > SAID ? private - SAID : 0));
		say(&r->advice, s);
		free(s);
	}
	if (by_name)
		say(&r->advice, "build without -fsanitize, whose run-time looks those without a version up by name");
	if (enough) {
		s = xasprintf("or take floor %s", vstr(enough));
		say(&r->advice, s);
		free(s);
	}
	if (strange) {
		s = xasprintf("glibc up to %s has nothing of what is not known: do without it, or get a newer libcompat",
			vstr(table_x86_64.newest));
		say(&r->advice, s);
		free(s);
	}
	if (threads)
		say(&r->advice, "where that has no libstdcxx_rest.a, add -pthread");
	/* a floor directory has its own of both, of libstdc++ where there was one when it was made */
	if (cxx)
		say(&r->advice, gcc ? "where that has no libstdcxx_rest.a, add -static-libstdc++ -static-libgcc" :
			"where that has no libstdcxx_rest.a, add -static-libstdc++");
	if (other) {
		s = xasprintf("where that has no %s_rest.a, use one that is made on the machine that links", other);
		say(&r->advice, s);
		free(s);
	}
	link |= cxx || gcc || threads || other;
	if (link) {
		/* not as it was asked for, which a shell might not take for one word */
		const char *of = strchr(floor->release, '+');
		char *name = xasprintf("%s%s", floor->distro ? floor->distro->name : vstr(floor->glibc), of ? of : ""), *rest = r->advice, *flag;

		/* a path that a shell would divide: $() is not looked at for quotes */
		flag = xasprintf(floor_directory_plain() ? "$(compat flags --floor %s)" :
			"-L\"$(compat flags --for directory --floor %s)\"", name);
		if (!strcmp(r->type, "object") || !strcmp(r->type, "archive"))
			s = xasprintf("good as it is in a link with %s", flag);
		else
			s = xasprintf("%s with %s", !strcmp(r->type, "library") ? "link this library" : "link", flag);
		r->advice = rest ? xasprintf("%s; %s", s, rest) : xstrdup(s);
		free(rest);
		free(flag);
		free(name);
		free(s);
	}
}

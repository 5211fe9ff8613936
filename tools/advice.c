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

const char *check_undo(const char *version)
{
	return strstr(version, "RELR") ? "-Wl,-z,nopack-relative-relocs" : strstr(version, "PLT") ? "-Wl,-z,nomark-plt" :
		strstr(version, "TLS") ? "-mtls-dialect=gnu" : NULL;
}

/* what to add for a demand on the loader, so that it is not made; NULL: not known */
static char *undo(const struct finding *f)
{
	/* lld and mold write it without the demand, asked by this option */
	const char *add = f->why == RELR ? "-Wl,--pack-dyn-relocs=none" : check_undo(f->version);

	return add ? xasprintf("%s %s", strncmp(add, "-m", 2) ? "add" : "compile with", add) : NULL;
}

/* The first release from glibc on whose usual run-times have what is needed, if it is of one that a program has all of or nothing. */
static int first_with(const struct report *r, const struct finding *f, int glibc)
{
	struct need n;

	if (!gcc_need(&gcc_tables, &n, f->version) || n.ver == OPEN || (n.of != &run_times[LIBGOMP] && n.of != &run_times[LIBGFORTRAN]))
		return glibc;
	for (; glibc < table_x86_64.newest; glibc += 1000) {
		struct floor at = { .glibc = glibc };
		struct runtime have = data_runtime(&at, r->arch);

		if (!have.gcc || (gcc_has(&have, &n) && gcc_shared(&have, n.of)))
			break;
	}
	return glibc;
}

/* A second name of data, which the linker gave to a copy of it: no object asks for it, and a link for the floor takes the first. */
static bool copied(const struct report *r, const struct finding *f)
{
	const struct tables *t = data_tables(r->arch);
	const struct sym *s = sym_first(t, f->symbol);

	if (!s || s->type != 'D' || strcmp(r->type, "program"))
		return false;
	for (const struct sym *p = t->sym; p < t->sym + t->nsym; p++)
		if (p->same == s->same && strcmp(p->name, s->name))
			return true;
	return false;
}

void check_advise(struct report *r, const struct floor *floor)
{
	bool link = false, by_name = false, cxx = false, gcc = false, strange = false, threads = false;
	int missing = 0, private = 0, enough = 0, whole = floor->glibc;
	const char *other = NULL;
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
			if (f->planned && k == REFUSED && copied(r, f)) {
				link = true;
			} else if (f->planned && (k == MISSING || k == REFUSED || k == GONE)) {
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
		case ABSENT:
			link = true;
			break;
		case BARE:
			if (f->since || check_is_xcrypt(f->version))
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
			else {
				if (!other)
					other = gcc_run_time(f->library)->name;
				whole = first_with(r, f, whole);
			}
			break;
		case RELR:
		case TAG:
			s = undo(f);
			if (s && (!r->advice || !strstr(r->advice, s)))
				say(&r->advice, s);
			free(s);
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
	/* a floor directory has its own of all, of libstdc++ where there was one when it was made */
	if (threads || cxx) {
		s = xasprintf("where that has no part for C++ (libstdcxx_rest.a), add%s%s%s", threads ? " -pthread" : "",
			cxx ? " -static-libstdc++" : "", cxx && gcc ? " -static-libgcc" : "");
		say(&r->advice, s);
		free(s);
	}
	if (other) {
		s = xasprintf("where that has no %s_rest.a, use one that is made on the machine that links", other);
		say(&r->advice, s);
		free(s);
		/* all of it, as a part of a library */
		if (whole > floor->glibc && !strcmp(r->type, "library") && !strcmp(r->arch, "x86_64")) {
			s = xasprintf("where %s.a is not PIC, as that of Debian, and the link fails with R_X86_64_TPOFF32, take floor %s",
				other, vstr(whole));
			say(&r->advice, s);
			free(s);
		}
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

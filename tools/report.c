/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "report.h"
#include "util.h"

static const char *color(const char *code)
{
	static int on = -1;

	if (on < 0) {
		const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

		on = isatty(STDOUT_FILENO) && !(no && *no) && term && strcmp(term, "dumb");
	}
	return on ? code : "";
}

#define RED color("\033[1;31m")
#define GREEN color("\033[32m")
#define BOLD color("\033[1m")
#define PLAIN color("\033[0m")

/* Length of the UTF-8 character at p, 0 if it is none. */
static int utf8(const unsigned char *p)
{
	int len = *p < 0x80 ? 1 : *p < 0xc2 ? 0 : *p < 0xe0 ? 2 : *p < 0xf0 ? 3 : *p < 0xf5 ? 4 : 0;

	for (int i = 1; i < len; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	if ((*p == 0xe0 && p[1] < 0xa0) || (*p == 0xed && p[1] > 0x9f) || (*p == 0xf0 && p[1] < 0x90) ||
	    (*p == 0xf4 && p[1] > 0x8f))
		return 0;
	return len;
}

/* what a terminal may take for a command, or for the end of the line, or reorders the text with */
static bool control(const unsigned char *p)
{
	return *p < ' ' || *p == 127 || (*p == 0xc2 && p[1] < 0xa0) ||
		(*p == 0xe2 && p[1] == 0x80 && (p[2] == 0xa8 || p[2] == 0xa9 || (p[2] >= 0xaa && p[2] <= 0xae))) ||
		(*p == 0xe2 && p[1] == 0x81 && p[2] >= 0xa6 && p[2] <= 0xa9);
}

const char *shown(const char *s)
{
	static char *buf[4];
	static unsigned n;
	char **b = &buf[n++ % 4], *q;

	*b = q = xrealloc(*b, 4 * strlen(s) + 1);
	while (*s) {
		const unsigned char *p = (const unsigned char *)s;
		int len = utf8(p);
		bool plain = len && !control(p);

		if (!len)
			len = 1;
		for (int i = 0; i < len; i++)
			if (plain)
				*q++ = (char)p[i];
			else
				q += sprintf(q, "\\x%02x", p[i]);
		s += len;
	}
	*q = 0;
	return *b;
}

char *report_cure(const struct report *r, const struct finding *f, const struct floor *floor)
{
	const struct entry *e = &f->plan;

	if (r->sanitizer && f->why == UNVERSIONED)
		return xstrdup("looked up by name in the running glibc");
	if (f->weak)
		return xstrdup("weak: the program does without");
	switch (f->why) {
	case BARE:
		return xstrdup(f->since ? "a version that no symbol uses" : check_is_xcrypt(f->version) ? "libxcrypt's, which may not be there" : "not known");
	case TAG:
		return xstrdup("a request to the loader");
	case RELR:
		return xstrdup("relative relocations that an older loader leaves out");
	case PRIVATE:
		return xstrdup("good for one release of glibc only");
	case RUNTIME:
		return f->more ? xasprintf("and %d more; %s has %s", f->more, floor->name, f->have) :
			xasprintf("%s has %s", floor->name, f->have);
	case HOMELESS:
		return xasprintf("%sneeds %s in DT_NEEDED at %s", f->version ? "" : "std::thread ", f->library, vstr(floor->glibc));
	case ABSENT:
		return xasprintf("in DT_NEEDED, and not before glibc %s", vstr(f->since));
	default:
		break;
	}
	if (!f->planned)
		return xstrdup("not known");
	switch (e->kind) {
	case PIN:
	case OLD:
	case SAME:
	case ALONG:
		return xasprintf("%s has GLIBC_%s", vstr(floor->glibc), vstr(e->floor->ver));
	case WRAP:
	case NEW:
		return xstrdup("libcompat has it");
	case ALIAS:
		return xasprintf("libcompat has it, as %s", e->floor ? e->floor->name : e->target);
	case REFUSED:
		return xasprintf("no fallback: %s", e->shim->note);
	default:
		return xstrdup("no fallback");
	}
}

static const char *release(const struct finding *f)
{
	return f->version ? f->version : f->since ? vstr(f->since) : "";
}

static int width(int w, const char *s)
{
	int len = s ? (int)strnlen(s, 45) : 1;

	return len > 44 ? w : len > w ? len : w;
}

/* The packages of a run-time of gcc that is not on every system, of RHEL and its like and of Debian and its like; NULL: not one of those. */
static const char *package(const char *soname)
{
	static const char *const packages[RUN_TIMES] = {
		[LIBGOMP] = "yum: libgomp, apt: libgomp1", [LIBATOMIC] = "yum: libatomic, apt: libatomic1",
		[LIBQUADMATH] = "yum: libquadmath, apt: libquadmath0", [LIBGFORTRAN] = "yum: libgfortran, apt: libgfortran5",
	};
	const struct run_time *r = gcc_run_time(soname);

	return r ? packages[r - run_times] : NULL;
}

/* ", libstdc++ of gcc 6 (GLIBCXX_3.4.22)", if the oldest has not got it; the others are in a note */
static void print_gcc(const struct report *r)
{
	for (int i = LIBSTDCXX; i <= LIBGCC_S; i++) {
		const struct part *p = &r->part[i];

		if (p->gcc == OPEN)
			printf(", a newer %s (%s)", run_times[i].name, shown(p->node));
		else if (p->gcc > gcc_tables.gcc[0].gcc)
			printf(", %s of gcc %s (%s)", run_times[i].name, gcc_name(p->gcc) + 3, shown(p->node));
	}
}

/* The libraries that are not glibc's, in a line: those of gcc that are not on every system, or the rest; NULL: none. */
static char *libraries(const struct report *r, bool gcc)
{
	char *line = NULL;
	size_t size;
	FILE *f = open_memstream(&line, &size);
	int n = 0;

	if (!f)
		fatal("open_memstream:");
	for (int i = 0; i < r->nother; i++) {
		const struct other *o = &r->other[i];
		const char *p = package(o->library);

		if (gcc != !!p)
			continue;
		fprintf(f, "%s%s", n++ ? ", " : gcc ? "must be installed where it runs: " : "needs what is not glibc's: ", shown(o->library));
		if (gcc)
			fprintf(f, " (%s)", p);
		for (int k = 0; !gcc && k < o->nversion; k++)
			fprintf(f, "%s%s%s", k ? ", " : " (", shown(o->version[k]), k + 1 < o->nversion ? "" : ")");
	}
	if (fclose(f))
		fatal("open_memstream:");
	if (n)
		return line;
	free(line);
	return NULL;
}

static const char left_out[] = "this was not linked with a floor directory; if -L was given, one of the system's may stand before it "
	"(-L/usr/lib/...): put the floor's first, or link by compat cc";

void report_notes(const struct report *r, void (*say)(void *to, const char *text, bool fact), void *to)
{
	char *line;

	if (r->libc) {
		line = xasprintf("the map has %s, not a floor directory's: a -L of the system's before ours undoes it: put ours first, or "
			"link by compat cc", shown(r->libc));
		say(to, line, false);
		free(line);
	} else if (r->left_out) {
		say(to, left_out, false);
	}
	for (int gcc = 0; gcc < 2; gcc++)
		if ((line = libraries(r, gcc))) {
			say(to, line, !gcc);
			free(line);
		}
	for (int i = 0; i < r->nnote; i++) {
		line = xstrdup(shown(r->note[i]));
		say(to, line, false);
		free(line);
	}
}

static void print_note(void *to, const char *text, bool fact)
{
	static bool said;

	(void)to;
	(void)fact;
	if (text != left_out || !said)
		printf("  note: %s\n", text);
	said |= text == left_out;
}

static void notes(const struct report *r)
{
	report_notes(r, print_note, NULL);
}

static void findings(const struct report *r, const struct floor *floor, bool detail)
{
	int wv = 0, ws = 0, wl = 0;

	for (int i = 0; i < r->nfinding; i++) {
		const struct finding *f = &r->finding[i];

		if (f->weak && !detail)
			continue;
		wv = width(wv, f->version ? release(f) : "no version");
		ws = width(ws, f->symbol);
		wl = width(wl, f->library);
	}
	for (int i = 0; i < r->nfinding; i++) {
		const struct finding *f = &r->finding[i];
		char *end = report_cure(r, f, floor);

		if (!f->weak || detail) {
			printf("  %-*s  %-*s  %-*s  %s", wv, f->version ? shown(release(f)) : f->why == RELR ? "DT_RELR" :
				"no version", ws, f->symbol ? shown(f->symbol) : "-", wl,
				f->library ? shown(f->library) : "-", end);
			if (f->weak_symbol && !f->weak)
				printf(" (weak, but its version is not)");
			if (f->nfrom)
				printf("%s%s", *end ? "; from " : "from ", shown(f->from[0]));
			if (f->nfrom > 1)
				printf(" and %d more", f->nfrom - 1);
			putchar('\n');
		}
		free(end);
	}
}

void report_text(const struct report *r, const struct floor *floor, bool detail)
{
	const char *name = shown(r->path);

	if (r->above) {
		if (r->needs > floor->glibc)
			printf("%s%s: needs glibc %s%s, floor is %s\n", RED, name, vstr(r->needs), PLAIN, floor->name);
		else
			printf("%s%s: does not run everywhere on %s%s\n", RED, name, floor->name, PLAIN);
		findings(r, floor, detail);
		notes(r);
		if (r->advice)
			printf("  %sdo:%s %s\n", BOLD, PLAIN, shown(r->advice));
	} else if (r->type && !r->nerror) {
		if (r->remark)
			printf("%s%s: ok%s, %s\n", GREEN, name, PLAIN, r->remark);
		else {
			printf("%s%s: ok%s, needs %s%s", GREEN, name, PLAIN, r->needs ? "glibc " : "nothing of glibc",
				r->needs ? vstr(r->needs) : "");
			print_gcc(r);
			putchar('\n');
		}
		if (detail)
			findings(r, floor, detail);
		notes(r);
	}
}

void report_errors(const struct report *r)
{
	for (int i = 0; i < r->nerror; i++)
		warn("%s: %s", shown(r->path), shown(r->error[i]));
}

#define REASONS 8	/* that are shown without --all */

void report_text_wheel(const struct wheel *w, bool detail)
{
	char *verdict = wheel_verdict(w), *advice = wheel_advice(w);
	int shown_of = 0, more = 0;

	printf("%s%s:%s %s\n", w->broken ? RED : "", shown(w->path), w->broken ? PLAIN : "", shown(verdict));
	for (int i = 0; i < w->ndemand; i++) {
		const struct demand *d = &w->demand[i];
		char *reason;

		if (!wheel_counts(w, d) || (!detail && shown_of == REASONS && ++more))
			continue;
		shown_of++;
		reason = wheel_reason(w, d);
		printf("  %s", shown(reason));
		if (!w->bare)
			printf("; %s", shown(d->file[0]));
		if (!w->bare && d->nfile > 1)
			printf(" and %d more", d->nfile - 1);
		putchar('\n');
		free(reason);
	}
	if (more)
		printf("  and %d more, with --all\n", more);
	if (advice)
		printf("  %sdo:%s %s\n", BOLD, PLAIN, shown(advice));
	free(advice);
	free(verdict);
}

void report_text_end(const struct total *n, const struct floor *floor)
{
	printf("%s%d file%s: %d within %s, %d above", BOLD, n->files, n->files == 1 ? "" : "s",
		n->files - n->above - n->failed - n->unseen, floor->name, n->above);
	if (n->failed + n->unseen)
		printf(", %d not checked", n->failed + n->unseen);
	if (n->broken)
		printf("; %d wheel%s with less than the tag promises", n->broken, n->broken == 1 ? "" : "s");
	printf("%s\n", PLAIN);
}

void json_string(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	if (!s) {
		printf("null");
		return;
	}
	putchar('"');
	while (*p) {
		int len = utf8(p);

		if (!len) {
			printf("\\ufffd");
			len = 1;
		} else if (*p == '"' || *p == '\\') {
			printf("\\%c", *p);
		} else if (*p < ' ' || *p == 127) {
			printf("\\u%04x", *p);
		} else {
			fwrite(p, 1, (size_t)len, stdout);
		}
		p += len;
	}
	putchar('"');
}

void json_member(const char *sep, const char *name, const char *value)
{
	printf("%s\"%s\": ", sep, name);
	json_string(value);
}

static int files;
void report_json_begin(const struct floor *floor)
{
	printf("{\"format\": 1");
	json_member(", ", "floor", floor->release);
	json_member(", ", "distribution", floor->distro ? floor->distro->name : NULL);
	printf(", \"files\": [");
	files = 0;
}

static void json_list(const char *name, char *const *s, int n)
{
	printf(", \"%s\": [", name);
	for (int i = 0; i < n; i++) {
		printf("%s", i ? ", " : "");
		json_string(s[i]);
	}
	printf("]");
}

const char *const why_name[] = { "symbol", "version", "unversioned", "loader", "relr", "private", "runtime", "needed", "library" };

void report_json(const struct report *r, const struct floor *floor, bool notes)
{
	(void)notes;	/* a member has them */
	printf("%s\n{", files++ ? "," : "");
	json_member("", "path", r->path);
	json_member(", ", "status", r->above ? "above" : r->unseen ? "unseen" : r->nerror ? "error" : "ok");
	json_member(", ", "type", r->type);
	json_member(", ", "arch", r->arch);
	json_member(", ", "floor", floor->release);
	json_member(", ", "needs", r->needs ? vstr(r->needs) : NULL);
	json_member(", ", "libstdcxx", r->part[LIBSTDCXX].gcc ? r->part[LIBSTDCXX].node : NULL);
	json_member(", ", "remark", r->remark);
	json_member(", ", "advice", r->advice);
	json_list("errors", r->error, r->nerror);
	json_list("notes", r->note, r->nnote);
	printf(", \"floor_directory\": %s, \"others\": [", r->left_out ? "false" : r->pinned ? "true" : "null");
	for (int i = 0; i < r->nother; i++) {
		printf("%s{", i ? ", " : "");
		json_member("", "library", r->other[i].library);
		json_list("versions", r->other[i].version, r->other[i].nversion);
		printf("}");
	}
	printf("]");
	printf(", \"findings\": [");
	for (int i = 0; i < r->nfinding; i++) {
		const struct finding *f = &r->finding[i];
		const struct entry *e = &f->plan;

		printf("%s\n  {", i ? "," : "");
		json_member("", "why", why_name[f->why]);
		json_member(", ", "symbol", f->symbol);
		json_member(", ", "version", f->version);
		json_member(", ", "library", f->library);
		json_member(", ", "binding", f->symbol ? f->weak_symbol ? "weak" : "strong" : NULL);
		printf(", \"counts\": %s", f->weak ? "false" : "true");
		json_member(", ", "since", f->since ? vstr(f->since) : NULL);
		json_member(", ", "kind", f->planned ? kind_name[e->kind] : NULL);
		json_member(", ", "floor_version", f->planned && e->floor ? vstr(e->floor->ver) : NULL);
		json_member(", ", "note", f->planned && e->shim && strcmp(e->shim->note, "-") ? e->shim->note : NULL);
		json_list("from", f->from, f->nfrom);
		printf("}");
	}
	printf("]}");
}

static void json_wheel(const struct wheel *w)
{
	bool judged = w->policy != 0, none = w->policy == NO_POLICY;
	int n = 0;

	json_member("", "path", w->path);
	json_member(", ", "arch", w->arch);
	json_list("tags", w->tag, w->ntag);
	json_member(", ", "promises", w->promise);
	json_member(", ", "policy", judged && !none ? policy_name(w->policy, w->arch) : NULL);
	json_member(", ", "alias", judged && !none ? policy_alias(w->policy, w->arch) : NULL);
	json_member(", ", "by_versions", judged && w->versions != NO_POLICY ? policy_name(w->versions, w->arch) : NULL);
	printf(", \"kept\": %s, \"demands\": [", !judged || !w->promise ? "null" : w->broken ? "false" : "true");
	for (int i = 0; judged && i < w->ndemand; i++) {
		const struct demand *d = &w->demand[i];
		int since = policy_from(d->since, w->arch);

		if (d->since <= version("2.17") && !wheel_counts(w, d))
			continue;
		printf("%s\n  {", n++ ? "," : "");
		json_member("", "policy", since == NO_POLICY ? NULL : policy_name(since, w->arch));
		json_member(", ", "version", d->version);
		json_member(", ", "library", d->library);
		json_member(", ", "symbol", d->symbol);
		printf(", \"counts\": %s", wheel_counts(w, d) ? "true" : "false");
		json_list("files", d->file, d->nfile);
		printf("}");
	}
	printf("]");
}

void report_json_end(const struct total *n, const struct floor *floor)
{
	(void)floor;
	printf("\n], \"wheels\": [");
	for (int i = 0; i < n->nwheel; i++) {
		printf("%s\n{", i ? "," : "");
		json_wheel(&n->wheel[i]);
		printf("}");
	}
	printf("], \"checked\": %d, \"ok\": %d, \"above\": %d, \"unchecked\": %d, \"unseen\": %d, \"ignored\": %d}\n", n->files,
		n->files - n->above - n->failed - n->unseen, n->above, n->failed, n->unseen, n->other);
}

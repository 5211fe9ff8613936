/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "compat.h"
#include "format.h"
#include "util.h"

/* something to say of a file */
struct issue {
	const struct report *r;
	const char *rule;
	enum level { SERIOUS, MINOR, FACT } level;
	const char *title, *text;	/* a line each, safe on a terminal */
	const struct finding *finding;	/* or NULL */
};

typedef void say(const struct issue *i);

/* what a file needs: all that text has of it in a line and in what to do */
static char *needs(const struct report *r, const struct finding *f, const struct floor *floor)
{
	const char *symbol = f->symbol ? shown(f->symbol) : "", *at = f->symbol && f->version ? "@" : "";
	char *what = f->why == RELR ? xstrdup("DT_RELR") : f->why == ABSENT ? xstrdup(f->library) : f->version ? xasprintf("%s%s%s", symbol, at, shown(f->version)) :
		f->since ? xasprintf("%s (since %s, no version)", symbol, vstr(f->since)) : xasprintf("%s (no version)", symbol);
	char *more = f->why == RUNTIME && f->more ? xasprintf(" and %d more", f->more) : xstrdup("");
	char *of = f->library && f->why != HOMELESS && f->why != ABSENT ? xasprintf(" of %s", shown(f->library)) : xstrdup("");
	char *end = f->why == RUNTIME ? xasprintf("%s has %s", floor->name, f->have) : report_cure(r, f, floor);
	char *from = f->nfrom > 1 ? xasprintf("; from %s and %d more", shown(f->from[0]), f->nfrom - 1) :
		f->nfrom ? xasprintf("; from %s", shown(f->from[0])) : xstrdup("");
	char *line = xasprintf("needs %s%s%s, floor is %s: %s%s%s%s%s", what, more, of, floor->name, end,
		f->weak_symbol ? " (weak, but its version is not)" : "", from, r->advice ? "; do: " : "", r->advice ? shown(r->advice) : "");

	free(what);
	free(more);
	free(of);
	free(end);
	free(from);
	return line;
}

struct teller {
	const struct report *r;
	say *say;
};

static void tell_note(void *to, const char *text, bool fact)
{
	const struct teller *t = to;

	t->say(&(struct issue) { t->r, "note", fact ? FACT : MINOR, "note", text, NULL });
}

/* What counts, what could not be checked, and notes, one after the other. */
static void tell(const struct report *r, const struct floor *floor, bool notes, say *say)
{
	char *title = r->needs > floor->glibc ? xasprintf("needs glibc %s, floor is %s", vstr(r->needs), floor->name) :
		xasprintf("does not run everywhere on %s", floor->name);

	for (int i = 0; i < r->nfinding; i++) {
		const struct finding *f = &r->finding[i];
		char *text;

		if (f->weak)
			continue;
		text = needs(r, f, floor);
		say(&(struct issue) { r, why_name[f->why], SERIOUS, title, text, f });
		free(text);
	}
	for (int i = 0; i < r->nerror; i++) {
		char *text = xstrdup(shown(r->error[i]));

		say(&(struct issue) { r, r->unseen ? "unseen" : "unchecked", SERIOUS, "not checked", text, NULL });
		free(text);
	}
	if (notes)
		report_notes(r, tell_note, &(struct teller) { r, say });
	free(title);
}

/* A verdict, or one for each demand that breaks the promise. */
static void tell_wheel(const struct wheel *w, say *say)
{
	struct report r = { .path = w->path };
	char *verdict = wheel_verdict(w), *advice = wheel_advice(w), *line = xstrdup(shown(verdict));

	if (!w->broken)
		say(&(struct issue) { &r, "policy", FACT, "manylinux policy", line, NULL });
	for (int i = 0; w->broken && i < w->ndemand; i++) {
		char *reason, *text;

		if (!wheel_counts(w, &w->demand[i]))
			continue;
		reason = wheel_reason(w, &w->demand[i]);
		text = xasprintf("%s; %s%s%s%s", shown(reason), shown(w->demand[i].file[0]), w->demand[i].nfile > 1 ? " and others" : "",
			advice ? "; do: " : "", advice ? shown(advice) : "");
		say(&(struct issue) { &r, "policy", SERIOUS, line, text, NULL });
		free(reason);
		free(text);
	}
	free(verdict);
	free(advice);
	free(line);
}

/* as services call a file of the repository */
static const char *place(const char *path)
{
	const char *p = path;

	while (!strncmp(p, "./", 2))
		p += 2 + strspn(p + 2, "/");
	return *p ? p : path;
}

/* FNV-1a, with the 0 at the end */
static uint64_t hash(uint64_t h, const char *s)
{
	do
		h = (h ^ (unsigned char)*s) * 0x100000001b3;
	while (*s++);
	return h;
}

/* The same in each run and place, whatever else there is; of a run-time not by a symbol, which is one of several. */
static const char *fingerprint(const struct issue *i)
{
	static char buf[17];
	const struct finding *f = i->finding;
	const char *part[] = { place(i->r->path), i->rule, f ? f->library : NULL, f ? f->version : i->text,
		f && f->why != RUNTIME ? f->symbol : NULL };
	uint64_t h = 0xcbf29ce484222325;

	for (unsigned k = 0; k < sizeof part / sizeof *part; k++)
		h = hash(h, part[k] ? part[k] : "");
	snprintf(buf, sizeof buf, "%016llx", (unsigned long long)h);
	return buf;
}

static int said;

/* GitHub: workflow commands */

/* a part of a command; reserved: what it must not have as it is */
static void command_part(const char *s, const char *reserved)
{
	while (*s) {
		size_t n = strcspn(s, "\r\n");
		char *line = xasprintf("%.*s", (int)n, s);

		for (const char *p = shown(line); *p; p++)
			printf(strchr(reserved, *p) ? "%%%02X" : "%c", *p);
		free(line);
		for (s += n; *s == '\r' || *s == '\n'; s++)
			printf("%%%02X", *s);
	}
}

/* The log has the text alone, so the name is in it as well. */
static void github_say(const struct issue *i)
{
	static const char *const command[] = { "error", "warning", "notice" };

	printf("::%s file=", command[i->level]);
	command_part(place(i->r->path), "%:,");
	printf(",title=");
	command_part(i->title, "%:,");
	printf("::");
	command_part(shown(i->r->path), "%");
	printf(": ");
	command_part(i->text, "%");
	putchar('\n');
}

static void github_begin(const struct floor *floor)
{
	(void)floor;
}

static void github(const struct report *r, const struct floor *floor, bool notes)
{
	tell(r, floor, notes, github_say);
}

static void github_wheel(const struct wheel *w)
{
	tell_wheel(w, github_say);
}

/* SARIF 2.1.0 */

static const struct {
	const char *name, *text;
} rules[] = {
	{ "symbol", "A symbol in a version of glibc that the floor does not have" },
	{ "version", "A version of glibc that the floor does not have, and that no symbol uses" },
	{ "unversioned", "A name without a version that the floor does not have" },
	{ "loader", "A demand on the loader that the floor's does not know" },
	{ "relr", "Relative relocations that an older loader leaves out" },
	{ "private", "GLIBC_PRIVATE, which is good for one release of glibc only" },
	{ "runtime", "A run-time of gcc newer than the distributions of that floor have" },
	{ "needed", "The library that has the symbol at the floor is not in DT_NEEDED" },
	{ "library", "A library that the floor does not have is in DT_NEEDED" },
	{ "policy", "A wheel that needs more than its platform tag promises" },
	{ "unchecked", "A file that could not be read" },
	{ "unseen", "A file, or a part of it, whose needs cannot be seen" },
	{ "note", "A remark that does not count" },
};

static void sarif_begin(const struct floor *floor)
{
	(void)floor;
	printf("{\"version\": \"2.1.0\", \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"runs\": [{\"tool\": {\"driver\": {");
	json_member("", "name", "compat");
	json_member(", ", "version", VERSION);
	printf(", \"rules\": [");
	for (unsigned i = 0; i < sizeof rules / sizeof *rules; i++) {
		printf("%s\n{", i ? "," : "");
		json_member("", "id", rules[i].name);
		json_member(", \"shortDescription\": {", "text", rules[i].text);
		json_member("}, \"fullDescription\": {", "text", rules[i].text);
		json_member("}, \"help\": {", "text", "compat(1), and docs/messages.md of libcompat");
		printf("}}");
	}
	printf("\n]}}, \"results\": [");
	said = 0;
}

/* a message, in which braces and brackets mean something */
static char *sarif_text(const char *s)
{
	char *text = xrealloc(NULL, 2 * strlen(s) + 1), *q = text;

	for (; *s; *q++ = *s++)
		if (strchr("{}", *s))
			*q++ = *s;
		else if (strchr("[]", *s))
			*q++ = '\\';
	*q = 0;
	return text;
}

/* The bytes of the name, whatever they are. */
static void uri(const char *path)
{
	if (*path == '/') {
		printf("file:///");
		path += strspn(path, "/");
	}
	for (const unsigned char *p = (const unsigned char *)path; *p; p++)
		printf((*p | 32) >= 'a' && (*p | 32) <= 'z' ? "%c" : (*p >= '-' && *p <= '9') || *p == '_' || *p == '~' ? "%c" : "%%%02X", *p);
}

static void sarif_say(const struct issue *i)
{
	static const char *const level[] = { "error", "warning", "note" };
	char *text = sarif_text(i->text);

	printf("%s\n{", said++ ? "," : "");
	json_member("", "ruleId", i->rule);
	json_member(", ", "level", level[i->level]);
	json_member(", \"message\": {", "text", text);
	printf("}, \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": \"");
	uri(place(i->r->path));
	printf("\"}, \"region\": {\"startLine\": 1}}}], \"partialFingerprints\": {");
	json_member("", "primaryLocationLineHash", fingerprint(i));
	printf("}}");
	free(text);
}

static void sarif(const struct report *r, const struct floor *floor, bool notes)
{
	tell(r, floor, notes, sarif_say);
}

static void sarif_wheel(const struct wheel *w)
{
	tell_wheel(w, sarif_say);
}

static void sarif_end(const struct total *n, const struct floor *floor)
{
	(void)n;
	(void)floor;
	printf("\n]}]}\n");
}

/* GitLab: code quality */

static void gitlab_begin(const struct floor *floor)
{
	(void)floor;
	printf("[");
	said = 0;
}

static void gitlab_say(const struct issue *i)
{
	static const char *const severity[] = { "critical", "minor", "info" };
	char *rule = xasprintf("compat/%s", i->rule);

	printf("%s\n{", said++ ? "," : "");
	json_member("", "description", i->text);
	json_member(", ", "check_name", rule);
	json_member(", ", "fingerprint", fingerprint(i));
	json_member(", ", "severity", severity[i->level]);
	json_member(", \"location\": {", "path", place(i->r->path));
	printf(", \"lines\": {\"begin\": 1}}}");
	free(rule);
}

static void gitlab(const struct report *r, const struct floor *floor, bool notes)
{
	tell(r, floor, notes, gitlab_say);
}

static void gitlab_wheel(const struct wheel *w)
{
	tell_wheel(w, gitlab_say);
}

static void gitlab_end(const struct total *n, const struct floor *floor)
{
	(void)n;
	(void)floor;
	printf("\n]\n");
}

const struct format *format_find(const char *name)
{
	static const struct format formats[] = {
		{ "text", NULL, NULL, NULL, NULL },
		{ "json", report_json_begin, report_json, NULL, report_json_end },
		{ "github", github_begin, github, github_wheel, report_text_end },
		{ "sarif", sarif_begin, sarif, sarif_wheel, sarif_end },
		{ "gitlab", gitlab_begin, gitlab, gitlab_wheel, gitlab_end },
	};

	for (unsigned i = 0; i < sizeof formats / sizeof *formats; i++)
		if (!strcmp(name, formats[i].name))
			return &formats[i];
	return NULL;
}

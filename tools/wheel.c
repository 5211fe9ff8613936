/* SPDX-License-Identifier: MIT */
/* What a wheel says of itself: the tags in WHEEL and in its name, RECORD. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "describe.h"
#include "policy.h"
#include "report.h"
#include "util.h"

/* Platform tags of Linux with glibc, of which a policy's take the place. */
static bool of_glibc(const char *tag, size_t n)
{
	return (n > 6 && !memcmp(tag, "linux_", 6)) || (n > 9 && !memcmp(tag, "manylinux", 9));
}

/* "a.b.c": with tags in the place of those of glibc */
static char *put_tags(const char *platform, size_t len, const char *tags)
{
	char *out = xstrdup("");
	bool done = false;

	for (size_t n, at = 0; at < len; at += n + 1) {
		for (n = 0; at + n < len && platform[at + n] != '.'; )
			n++;
		if (!of_glibc(platform + at, n))
			out = xasprintf("%s%s%.*s", out, *out ? "." : "", (int)n, platform + at);
		else if (!done)
			out = xasprintf("%s%s%s", out, *out ? "." : "", tags);
		done |= of_glibc(platform + at, n);
	}
	return out;
}

/* The platform in a wheel's name: where it begins, and how long it is; NULL if that is no name of a wheel's. */
static const char *platform_of(const char *name, size_t *len)
{
	size_t n = strlen(name);
	int dashes = 0;
	const char *at;

	for (const char *p = name; *p; p++)
		dashes += *p == '-';
	at = strrchr(name, '-');
	if (dashes < 4 || n < 4 || strcasecmp(name + n - 4, ".whl") || !at)
		return NULL;
	*len = n - 4 - (size_t)(at + 1 - name);
	return at + 1;
}

static char *reason_of(const struct wheel *w, int least)
{
	for (int i = 0; i < w->ndemand; i++)
		if (w->demand[i].since > least)
			return wheel_reason(w, &w->demand[i]);
	return xstrdup("no policy");
}

/* What it may call itself now: "manylinux_2_17_x86_64.manylinux2014_x86_64", or NULL */
static char *new_tags(const struct described *d)
{
	struct wheel w;
	char *tags = NULL;
	const char *alias;
	int policy;

	wheel_begin(&w, d->c->path, d->c->out, "", NULL);
	for (int i = 0; i < d->files->n; i++) {
		const struct member *m = &d->files->m[i];
		struct report r = { .path = m->name, .keep = true };
		struct span s = m->now.p ? m->now : m->data;

		if (m->kind != REGULAR || s.len < 4 || memcmp(s.p, ELFMAG, 4))
			continue;
		check(&r, d->floor, s.p, s.len);
		wheel_add(&w, &r);
		check_free(&r);
	}
	wheel_end(&w);
	policy = w.policy ? policy_from(d->floor->glibc, w.arch) : NO_POLICY;
	if (w.policy == NO_POLICY) {
		warn("%s: its platform tag stays as it was: %s", shown(d->c->path), shown(reason_of(&w, NO_POLICY - 1)));
	} else if (policy != NO_POLICY) {
		if (w.policy > policy) {
			warn("%s: no tag for %s: %s", shown(d->c->path), d->floor->name, shown(reason_of(&w, d->floor->glibc)));
			policy = w.policy;
		}
		alias = policy_alias(policy, w.arch);
		tags = xasprintf("%s%s%s", policy_name(policy, w.arch), alias ? "." : "", alias ? alias : "");
	}
	wheel_free(&w);
	return tags;
}

/* WHEEL with other lines Tag: */
static void put_wheel(const struct described *d, const char *tags)
{
	char *name = xasprintf("%s.dist-info/WHEEL", d->info), *old = members_text(d->files, name), *text = NULL, *rest = old;
	const char **done = NULL;
	int ndone = 0;
	size_t size;
	FILE *f = open_memstream(&text, &size);

	if (!f)
		fatal("memory:");
	for (char *line; (line = strsep(&rest, "\n")) && (*line || rest); ) {
		size_t len = strcspn(line, "\r");
		char *dash = strncasecmp(line, "Tag:", 4) ? NULL : strrchr(line, '-'), *all, *save, *kind;

		if (!dash || !of_glibc(dash + 1, len - (size_t)(dash + 1 - line))) {
			fprintf(f, "%s%s", line, rest ? "\n" : "");
			continue;
		}
		/* one line for each */
		kind = xasprintf("%.*s", (int)(dash - line), line);
		all = xstrdup(tags);
		for (char *t = strtok_r(all, ".", &save); t; t = strtok_r(NULL, ".", &save)) {
			char *whole = xasprintf("%s-%s", kind, t);
			bool again = false;

			for (int i = 0; i < ndone; i++)
				again |= !strcmp(done[i], whole);
			if (again)
				continue;
			*PUSH(done, ndone) = whole;
			fprintf(f, "%s%s\n", whole, line + len);
		}
	}
	fclose(f);
	if (strcmp(text, members_text(d->files, name)))
		member_replace(members_find(d->files, name), text);
}

/* As RECORD has it: base64 for URLs, without the = at its end */
static char *base64(const char *hex)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	char *out = xcalloc(strlen(hex), 1), *to = out;
	unsigned bits = 0, v = 0;

	for (; *hex; hex++) {
		v = (v << 4 | (unsigned)(*hex <= '9' ? *hex - '0' : (*hex | 32) - 'a' + 10)) & 0xfff;
		bits += 4;
		if (bits >= 6)
			*to++ = digits[v >> (bits -= 6) & 63];
	}
	if (bits)
		*to++ = digits[v << (6 - bits) & 63];
	return out;
}

/* The first field of a line of CSV; *after: what follows it */
static char *first_field(const char *line, const char **after)
{
	char *out = xcalloc(strlen(line) + 1, 1), *to = out;

	if (*line != '"') {
		*after = line + strcspn(line, ",");
		memcpy(out, line, (size_t)(*after - line));
		return out;
	}
	for (line++; *line && (*line != '"' || line[1] == '"'); line++)
		*to++ = *line == '"' ? *line++ : *line;
	*after = line + (*line == '"');
	return out;
}

/* Lines for what is new. */
static const char *put_new_lines(const struct described *d, FILE *f, const char *eol)
{
	const char *why = NULL, *hash;

	for (int i = 0; i < d->files->n && !why; i++)
		if (d->files->m[i].like && (hash = container_digest("sha256sum", d->files->m[i].now, &why)))
			fprintf(f, "%s,sha256=%s,%llu%s", d->files->m[i].name, base64(hash), (unsigned long long)d->files->m[i].now.len, eol);
	return why;
}

static const char *put_record(const struct described *d)
{
	static const char *const signatures[] = { "jws", "p7s" };
	char *name = xasprintf("%s.dist-info/RECORD", d->info), *old = members_text(d->files, name), *text = NULL, *rest = old, *hash;
	const char *why = NULL, *eol = old && strstr(old, "\r\n") ? "\r\n" : "\n";
	size_t size;
	FILE *f = open_memstream(&text, &size);
	bool itself = false;

	if (!f || !old)
		fatal("%s: RECORD:", d->c->path);
	for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
		struct member *m = members_find(d->files, xasprintf("%s.%s", name, signatures[i]));

		if (m) {
			m->gone = true;
			warn("%s: RECORD.%s, a signature of what it was, is left out", shown(d->c->path), signatures[i]);
		}
	}
	for (char *line; (line = strsep(&rest, "\n")) && (*line || rest) && !why; ) {
		const char *after;
		char *path = first_field(line, &after);
		const struct member *m = members_find(d->files, path);

		/* new ones before that of RECORD itself */
		if (!strcmp(path, name)) {
			why = put_new_lines(d, f, eol);
			itself = true;
		}
		if (m && m->gone)
			continue;
		if (m && m->now.p && !why && strcmp(path, name) && (hash = container_digest("sha256sum", m->now, &why)))
			fprintf(f, "%.*s,sha256=%s,%llu%s", (int)(after - line), line, base64(hash), (unsigned long long)m->now.len, eol);
		else
			fprintf(f, "%s%s", line, rest ? "\n" : "");
	}
	if (!itself && !why)
		why = put_new_lines(d, f, eol);
	fclose(f);
	member_replace(members_find(d->files, name), text);
	return why;
}

const char *wheel_describe(const struct described *d)
{
	char *tags = new_tags(d), *wanted;
	const char *b = base_name(d->c->path), *is;
	size_t len, n;
	const char *at = platform_of(b, &len);

	if (tags) {
		put_wheel(d, tags);
		d->c->remark = xasprintf("its platform tag is %s", tags);
	}
	if (!at)
		return put_record(d);
	wanted = tags ? put_tags(at, len, tags) : xasprintf("%.*s", (int)len, at);
	d->c->remark = xasprintf("its platform tag is %s", wanted);
	if (d->directory)
		d->c->result = xasprintf("%.*s%.*s%s.whl", (int)(base_name(d->c->result) - d->c->result), d->c->result, (int)(at - b), b, wanted);
	is = platform_of(base_name(d->c->result), &n);
	if (!is || n != strlen(wanted) || strncmp(is, wanted, n))
		warn("%s: pip wants it called %.*s%s.whl", shown(d->c->result), (int)(at - b), shown(b), wanted);
	return put_record(d);
}

/* SPDX-License-Identifier: MIT */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "notes.h"
#include "rodata.h"
#include "util.h"

#define NAMES 256	/* that are remembered of a file */
#define SAID 6		/* that a note names */
#define LIBRARIES 64

/* What was seen in the constants. */
struct seen {
	const struct tables *t;
	int floor;
	bool prints, dates, registers;	/* of the file that is looked at: calls printf, strftime, register_printf_... */
	bool looks, stacks;		/* and dlsym, pthread_getattr_np, as every such run-time does; of an object it may be in another */
	const char *sanitizer;
	bool flags;			/* and the name of a flag that all of them read: others may set their variables */
	bool tails;			/* the linker lets one string be the end of another: look at the ends too */
	struct sym *name[NAMES];	/* newer than the floor */
	int nname;
	unsigned char *old;		/* for each symbol of the table: WANTED of libcompat_old.a without a version, DEFINED */
	int since;			/* of the conversions */
	char which[40], first[64];
};

enum { WANTED = 1, DEFINED = 2 };

/* run-times that look functions up by name: the variable that each reads its options from tells it */
static const struct {
	const char *library, *variable, *name;
} sanitizers[] = {
	{ "libasan.so", "ASAN_OPTIONS", "AddressSanitizer" },
	{ "libtsan.so", "TSAN_OPTIONS", "ThreadSanitizer" },
	{ "libhwasan.so", "HWASAN_OPTIONS", "HWAddressSanitizer" },
	{ "libclang_rt.", "MSAN_OPTIONS", "MemorySanitizer" },
};

bool notes_sanitizer(const char *library)
{
	for (unsigned i = 0; i < sizeof sanitizers / sizeof *sanitizers; i++)
		if (!strncmp(library, sanitizers[i].library, strlen(sanitizers[i].library)))
			return true;
	return false;
}

struct conversion {
	int since;		/* release that has it; 0: an old one */
	bool sure;		/* it has a flag, a width or a length, which no other %b has */
	const char *end;
};

/* The conversion behind a %: false if printf has none like it. */
static bool conversion(const char *p, struct conversion *c)
{
	const char *begin = p, *length;

	*c = (struct conversion) { 0 };
	p += strspn(p, "0123456789");
	p = *p == '$' ? p + 1 : begin;
	p += strspn(p, "-+ #0'I");
	p += *p == '*' ? 1 : strspn(p, "0123456789");
	if (*p == '.')
		p += p[1] == '*' ? 2 : 1 + strspn(p + 1, "0123456789");
	length = p;
	if (*p == 'w') {
		p += p[1] == 'f' ? 2 : 1;
		if (!strncmp(p, "16", 2) || !strncmp(p, "32", 2) || !strncmp(p, "64", 2))
			p += 2;
		else if (*p == '8')
			p++;
		else
			return false;
		c->since = 2038000;
		if (!*p || !strchr("diouxXbBn", *p))
			return false;
	} else {
		p += strspn(p, "hlqjztLZ");
		if (p - length > 2 || !*p || !strchr("diouxXeEfFgGaAcspnmCSbB%", *p))
			return false;
		/* "length % block", "%build": seen in programs, and no binary numbers */
		if (*p == 'b' || *p == 'B') {
			if (memchr(begin, ' ', (size_t)(p - begin)) || memchr(begin, '\'', (size_t)(p - begin)) ||
			    strpbrk(length, "qLZ") == length || isalnum((unsigned char)p[1]) || p[1] == '_')
				return false;
			c->since = 2035000;
		}
	}
	c->sure = p > begin && c->since;
	c->end = p + 1;
	return true;
}

/* A text whose every % is a conversion of printf, one of them new. */
static void format(struct seen *s, const char *text, size_t len)
{
	struct conversion c, best = { 0 };
	const char *at = NULL;

	for (size_t i = 0; i < len; i++)
		if (((unsigned char)text[i] < ' ' && !strchr("\n\t\r\033\a", text[i])) || (unsigned char)text[i] > '~')
			return;
	for (const char *p = text; (p = strchr(p, '%')); p = c.end) {
		if (!conversion(p + 1, &c))
			return;
		/* 0b%b is a number; %b can be a month, and alone, as %B, is what many a program has of its own */
		c.sure |= c.since && p > text && p[-1] == c.end[-1];
		c.sure |= c.since && !s->dates && c.end[-1] == 'b' && len > 2;
		if (c.sure && c.since > best.since) {
			best = c;
			at = p;
		}
	}
	if (!at || best.since <= s->floor || best.since <= s->since)
		return;
	s->since = best.since;
	snprintf(s->which, sizeof s->which, "%.*s", (int)(best.end - at), at);
	snprintf(s->first, sizeof s->first, "%.*s", (int)strcspn(text, "\n"), text);
}

/* Looks for the conversions that can be new, which few are; the text around one is then looked at. */
static void formats(void *with, const char *p, size_t n)
{
	static const char passed[256] = {
		['0' ... '9'] = 1, ['$'] = 1, ['-'] = 1, ['+'] = 1, [' '] = 1, ['#'] = 1, ['\''] = 1, ['I'] = 1, ['*'] = 1, ['.'] = 1,
		['h'] = 1, ['l'] = 1, ['q'] = 1, ['j'] = 1, ['z'] = 1, ['t'] = 1, ['L'] = 1, ['Z'] = 1,
	};
	const char *begin = p, *end = p + n, *zero;
	struct conversion c;

	while ((p = memchr(p, '%', (size_t)(end - p)))) {
		const char *q = ++p;

		while (passed[(unsigned char)*q])
			q++;
		if ((*q != 'b' && *q != 'B' && *q != 'w') || !conversion(p, &c) || !c.since)
			continue;
		for (q = p; q > begin && q[-1] && p - q < 256; )
			q--;
		zero = memchr(p, 0, (size_t)(end - p));
		if (zero - q < 256)
			format(with, q, (size_t)(zero - q));
		p = zero;
	}
}

static int since(const struct tables *t, const struct sym *s)
{
	int v = s->ver;

	for (const struct sym *p = s; p < t->sym + t->nsym && !strcmp(p->name, s->name); p++)
		if (p->ver < v)
			v = p->ver;
	return v;
}

/* remembers a name that is newer than the floor */
static void name(struct seen *s, const char *text)
{
	struct sym *sym = s->nname < NAMES ? data_find(s->t, text) : NULL;

	if (!sym || since(s->t, sym) <= s->floor || home(s->t, sym, s->t->newest) < 0)
		return;
	for (int i = 0; i < s->nname; i++)
		if (s->name[i] == sym)
			return;
	s->name[s->nname++] = sym;
}

static void string(struct seen *s, const char *text, size_t len)
{
	if (len > 64 || strspn(text, "abcdefghijklmnopqrstuvwxyz_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != len)
		return;
	s->flags |= !strcmp(text, &"=external_symbolizer_path"[1]);	/* not a string of its own here, or compat itself had one */
	for (unsigned i = 0; i < sizeof sanitizers / sizeof *sanitizers && !s->sanitizer; i++)
		if (!strcmp(text, sanitizers[i].variable))
			s->sanitizer = sanitizers[i].name;
	for (size_t i = 0; i == 0 || (s->tails && i + 4 <= len); i++)
		name(s, text + i);
}

static void strings(void *with, const char *p, size_t n)
{
	for (const char *end = p + n, *zero; p < end; p = zero + 1) {
		zero = memchr(p, 0, (size_t)(end - p));
		if (zero > p)
			string(with, p, (size_t)(zero - p));
	}
}

static void suspect(void *with, const char *p, size_t n)
{
	*(bool *)with = *(bool *)with || memmem(p, n, "SAN_OPTIONS", sizeof "SAN_OPTIONS");
}

static bool prints(const char *name)
{
	static const char *const others[] = { "syslog", "vsyslog", "__syslog_chk", "__vsyslog_chk", "error", "err", "errx", "warn",
		"warnx" };

	if (strstr(name, "printf"))
		return strncmp(name, "register_", 9) && !strstr(name, "wprintf");
	for (unsigned i = 0; i < sizeof others / sizeof *others; i++)
		if (!strcmp(name, others[i]))
			return true;
	return false;
}

static void other(struct report *r, const char *library, const char *version)
{
	struct other *o = NULL;

	for (int i = 0; i < r->nother && !o; i++)
		if (!strcmp(r->other[i].library, library))
			o = &r->other[i];
	if (!o) {
		if (r->nother == LIBRARIES)
			return;
		o = PUSH(r->other, r->nother);
		*o = (struct other) { .library = xasprintf("%.200s", library) };
	}
	if (version && o->nversion < 8)
		*PUSH(o->version, o->nversion) = xasprintf("%.200s", version);
}

/* libraries and versions that are not glibc's, nor gcc's run-time, which is compared with the floor's */
static void others(struct report *r, const struct image *im, const struct tables *t)
{
	for (int i = 0; i < im->nneeded; i++) {
		const char *n = im->needed[i];

		if (data_library(t, n) < 0 && strcmp(n, "libstdc++.so.6") && strcmp(n, "libgcc_s.so.1"))
			other(r, n, NULL);
		r->sanitizer |= notes_sanitizer(n);
		if (!strncmp(n, "libomp.so", 9))
			*PUSH(r->note, r->nnote) = xasprintf("%.40s is clang's, which no floor has; linked with -fopenmp=libgomp it is gcc's "
				"libgomp.so.1", n);
	}
	for (int i = 0; i < im->nwant; i++) {
		const struct want *w = &im->want[i];
		struct need n;

		if (data_library(t, w->file) < 0 && !w->weak && !(gcc_need(&gcc_tables, &n, w->ver) && !strcmp(n.of->soname, w->file)))
			other(r, w->file, w->ver);
	}
}

/* the stubs of a floor directory hold nothing: a program that finds them in place of libc does not start */
static void stubs(struct report *r, const char *path)
{
	for (size_t n; path && *path; path += n + (path[n] == ':')) {
		char *file;

		n = strcspn(path, ":");
		file = xasprintf("%.*s/libcompat_nopins.a", (int)(n < 4096 ? n : 4096), path);
		if (n && !access(file, F_OK))
			*PUSH(r->note, r->nnote) = xasprintf("its RUNPATH has the floor directory %.*s, where it takes stubs for "
				"libraries and does not start: link without -rpath for it", (int)(n < 4096 ? n : 4096), path);
		free(file);
	}
}

/* As plan_last(), 0 also for what other packages have now; *old: it is found by -lcompat_old. */
static int last_floor(const struct tables *t, int floor, const char *name, bool *old)
{
	struct entry e;
	int v = plan_last(t, floor, name, &e);

	if (!v || lib_still(t, home(t, e.floor, v), name))
		return 0;
	*old = e.kind == OLD;
	return v;
}

/*
 * Names that link with -lcompat_old alone, or for an older floor, but for what another member has. One of libtirpc's has a version
 * in what was linked with that.
 */
static void older(struct seen *s, const struct image *im, const struct tables *t)
{
	struct entry e;
	struct sym *sym;

	if (!s->old)
		s->old = xcalloc((size_t)table_x86_64.nsym + (size_t)table_aarch64.nsym, 1);
	for (int i = 0; i < im->ndef; i++)
		if ((sym = data_find(t, im->def[i])))
			s->old[sym - t->sym] |= DEFINED;
	for (int i = 0; i < im->nref; i++) {
		const struct ref *ref = &im->ref[i];
		bool old;

		if (!(sym = ref->sym) || ref->want >= 0 || ref->weak || !data_plan(t, s->floor, sym->name, &e))
			continue;
		if (e.kind == OLD || (e.kind == GONE && last_floor(t, s->floor, sym->name, &old)))
			s->old[sym - t->sym] |= WANTED;
	}
}

void notes_look(struct report *r, const struct image *im, const struct tables *t, const struct floor *floor,
	const unsigned char *data, size_t size)
{
	struct seen *s = r->seen;
	bool archive;

	if (!s)
		s = r->seen = xcalloc(1, sizeof *s);
	s->t = t;
	s->floor = floor->glibc;
	s->prints = s->dates = s->registers = s->looks = s->stacks = false;
	for (int i = 0; i < im->nref; i++) {
		const struct ref *ref = &im->ref[i];

		if (strnlen(ref->name, 64) == 64)
			continue;
		if (im->type != OBJECT && ref->want >= 0) {
			/* a version that is not the newest one the file knows: pinned */
			struct sym *sym = ref->sym;
			const char *v = im->want[ref->want].ver;
			int ver = !sym || strnlen(v, 32) == 32 ? 0 : version(v + 6);

			for (; ver && sym < t->sym + t->nsym && !strcmp(sym->name, ref->name); sym++)
				r->pinned |= sym->dflt && sym->ver > ver && sym->ver <= r->needs;
		}
		s->prints |= prints(ref->name);
		s->dates |= strstr(ref->name, "strftime") || strstr(ref->name, "strptime");
		s->registers |= !strncmp(ref->name, "register_printf_", 16);
		s->looks |= !strcmp(ref->name, "dlsym");
		s->stacks |= !strcmp(ref->name, "pthread_getattr_np");
	}
	if (im->type != OBJECT)
		others(r, im, t);
	if (im->type != PROGRAM)
		older(s, im, t);
	stubs(r, im->runpath);
	if (s->prints && !s->registers)
		rodata_each(data, size, formats, s);
	archive = !strcmp(r->type, "archive");
	if (archive || im->type == OBJECT || (s->looks && s->stacks))
		rodata_each(data, size, suspect, &r->suspect);
	if (r->suspect && !archive)
		notes_names(r, data, size, im->type == OBJECT);
}

void notes_names(struct report *r, const unsigned char *data, size_t size, bool object)
{
	struct seen *s = r->seen;

	rodata_each(data, size, strings, s);
	if (s->sanitizer && s->flags && !object) {
		s->tails = true;
		rodata_each(data, size, strings, s);
	}
}

static int newest_first(const void *a, const void *b)
{
	const struct sym *s = *(struct sym *const *)a, *t = *(struct sym *const *)b;

	return s->ver != t->ver ? (s->ver < t->ver ? 1 : -1) : strcmp(s->name, t->name);
}

/* "a, b and 3 more", of those that were told; n: how many before this one */
static char *told(char *text, int n, const char *name)
{
	char *more = n < SAID ? xasprintf("%s%s%s", text ? text : "", n ? ", " : "", name) : text;

	if (more != text)
		free(text);
	return more;
}

static char *told_end(char *text, int n)
{
	char *end = n > SAID ? xasprintf("%s and %d more", text, n - SAID) : text;

	if (end != text)
		free(text);
	return end;
}

static void by_name(struct report *r, struct seen *s)
{
	char *list = NULL;

	qsort(s->name, (size_t)s->nname, sizeof *s->name, newest_first);
	for (int i = 0; i < s->nname; i++) {
		char *one = xasprintf("%s (%s)", s->name[i]->name, vstr(since(s->t, s->name[i])));

		list = told(list, i, one);
		free(one);
	}
	list = told_end(list, s->nname);
	*PUSH(r->note, r->nnote) = xasprintf("%s looks functions up by name, and a call of one that the running glibc lacks crashes: it surely runs on %s "
		"and later, below that without %s", s->sanitizer, vstr(since(s->t, s->name[0])), list);
	free(list);
}

/* One of sunrpc's, which libtirpc has too, with other structures. */
static bool of_sunrpc(const char *name)
{
	static const char *const begin[] = { "auth", "callrpc", "clnt", "get_myaddress", "getrpcport", "key_", "pmap_", "registerrpc", "svc", "xdr_" };

	for (unsigned i = 0; i < sizeof begin / sizeof *begin; i++)
		if (!strncmp(name, begin[i], strlen(begin[i])))
			return strncmp(name, "xdr_yp", 6) != 0;
	return false;
}

static void by_old(struct report *r, const struct seen *s, const struct floor *floor)
{
	const struct tables *t = s->t;
	bool linked = !strcmp(r->type, "library"), old = false, rpc = false, one;
	char *here = NULL, *gone = NULL;
	int nhere = 0, ngone = 0, last = s->floor;

	for (int i = 0; i < t->nsym; i++) {
		const char *name = t->sym[i].name;
		int v = s->old[i] == WANTED ? last_floor(t, s->floor, name, &one) : 0;

		if (v == s->floor) {
			here = told(here, nhere++, name);
			rpc |= of_sunrpc(name);
		} else if (v) {
			gone = told(gone, ngone++, name);
			old |= one;
			last = v < last ? v : last;
		}
	}
	here = told_end(here, nhere);
	gone = told_end(gone, ngone);
	if (here)
		*PUSH(r->note, r->nnote) = linked ?
			xasprintf("asks for %s, which headers declare no more, without a version: if glibc's is meant, link this again with "
				"-lcompat_old behind its objects", here) :
			xasprintf("headers declare %s no more: add -lcompat_old behind this on the line%s", here,
				rpc ? ", or -ltirpc if it was built with libtirpc's headers" : "");
	if (gone)
		*PUSH(r->note, r->nnote) = linked ?
			xasprintf("asks for %s, which no link for %s finds any more, without a version: if glibc's is meant, link this again for "
				"%s or older%s", gone, floor->name, vstr(last), old ? ", with -lcompat_old behind its objects" : "") :
			xasprintf("no link for %s finds glibc's %s any more: link for %s or older%s", floor->name, gone, vstr(last),
				old ? ", with -lcompat_old behind this" : "");
	free(here);
	free(gone);
}

/*
 * It asks for what the floor directory would have answered, and for nothing older than its own newest. What needs less than
 * 2.34, where nearly all programs have something to pin, may be from a floor directory for that, or from an older machine.
 */
static bool left_out(const struct report *r)
{
	bool cured = false;

	for (int i = 0; i < r->nfinding; i++) {
		const struct finding *f = &r->finding[i];
		enum kind k = f->plan.kind;

		cured |= f->why == ABOVE && !f->weak && f->planned && k != MISSING && k != REFUSED && k != GONE;
	}
	return cured && r->needs >= 2034000 && !r->pinned && strcmp(r->type, "object") && strcmp(r->type, "archive");
}

void notes_end(struct report *r, const struct floor *floor)
{
	struct seen *s = r->seen;

	r->left_out = left_out(r);
	if (s && s->sanitizer && s->flags && s->nname && !r->sanitizer)
		by_name(r, s);
	if (s && s->since)
		*PUSH(r->note, r->nnote) = xasprintf("printf has %s since glibc %s; if this is a format of it, %s prints it as it stands: "
			"\"%s\"; add -lcompat_printf", s->which, vstr(s->since), floor->name, s->first);
	if (s && s->old)
		by_old(r, s, floor);
	if (s)
		free(s->old);
	free(s);
	r->seen = NULL;
}

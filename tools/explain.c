/* SPDX-License-Identifier: MIT */
/* compat explain, list and distros: the tables, in words. */
#include <ctype.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include "check.h"
#include "compat.h"
#include "floor.h"
#include "option.h"
#include "plan.h"
#include "report.h"
#include "util.h"

static const struct option options[] = {
	{ "floor", 1, NULL, 'f' }, { "arch", 1, NULL, 'A' }, { "kind", 1, NULL, 'k' }, { 0 },
};

static struct {
	struct floor floor;
	struct tables *t;
	int kind;		/* -1: all */
	bool floored;		/* --floor was given */
} opt;

/* Options that explain, list and distros share; optind is then the first argument. 0, or USAGE. */
static int get_options(int argc, char **argv, const char *allowed)
{
	const char *arch = NULL, *floor = "2.17", *kind = NULL;
	int c;

	opterr = 0;
	opt.kind = -1;
	while ((c = getopt_long(argc, argv, ":f:A:k:", options, NULL)) >= 0) {
		if (c == ':' || c == '?')
			return wrong_option(argv[0], c, argc, argv);
		if (!strchr(allowed, c))
			return usage(argv[0], "no option %s", argv[optind - 1 - !strchr(argv[optind - 1], '=')]);
		*(c == 'f' ? &floor : c == 'A' ? &arch : &kind) = optarg;
		opt.floored |= c == 'f';
	}
	if (want_floor(argv[0], floor, &opt.floor) || want_arch(argv[0], arch, &opt.t))
		return USAGE;
	for (int i = 0; kind && i <= GONE; i++)
		if (i != LATER && !strcmp(kind, kind_name[i]))
			opt.kind = i;
	if (kind && opt.kind < 0)
		return usage(argv[0], "no kind %s: same, pin, old, wrap, along, alias, new, missing, refused or gone", shown(kind));
	return 0;
}

static void unknown(const char *name)
{
	const struct tables *t = opt.t, *other;
	const char *near[3];
	/* half of a short name is another name: "near: cosh" says nothing about nosuch */
	int best = strlen(name) < 6 ? 1 : (int)strlen(name) / 6 + 1, n = 0, i;
	struct need need;
	char *upper;

	for (i = 0; i < t->nsym; i++) {
		int d = i && !strcmp(t->sym[i].name, t->sym[i - 1].name) ? best + 1 : word_distance(name, t->sym[i].name, best);

		if (d > best)
			continue;
		if (d < best)
			n = 0;
		best = d;
		if (n < 3)
			near[n++] = t->sym[i].name;
	}
	for (upper = xstrdup(name), i = 0; upper[i]; i++)
		upper[i] = (char)toupper((unsigned char)upper[i]);
	fflush(stdout);
	other = t == &table_x86_64 ? &table_aarch64 : &table_x86_64;
	if (sym_first(other, name))
		warn("%s: glibc has no such symbol on %s, but on %s: add --arch %s", shown(name), t->arch, other->arch, other->arch);
	else if (n)
		warn("%s: glibc has no such symbol on %s; near: %s%s%s%s%s", shown(name), t->arch, near[0],
			n > 1 ? ", " : "", n > 1 ? near[1] : "", n > 2 ? ", " : "", n > 2 ? near[2] : "");
	else if (strstr(name, "::"))
		warn("%s: names of C++ are asked for as the linker has them: _ZSt4cout for std::cout; see nm", shown(name));
	else if (strstr(name, ".so"))
		warn("%s: not a library but a symbol is explained, or a version such as GLIBCXX_3.4.30", shown(name));
	else if (strcmp(upper, name) && ((!strncmp(upper, "GLIBC_", 6) && version(upper + 6)) || (gcc_need(&gcc_tables, &need, upper) && data_node(&need, upper, t->arch))))
		warn("%s: glibc has no such symbol on %s; near: %s", shown(name), t->arch, shown(upper));
	else
		warn("%s: neither glibc nor a library of gcc has such a symbol on %s%s", shown(name), t->arch,
			strncmp(name, "_Z", 2) ? "" : "; it is one of C++, of another library than libstdc++ or a newer one");
	free(upper);
}

/* A name without that version: those it has. */
static void none_such(const char *asked, const char *name, const char *ver)
{
	const struct tables *t = opt.t;
	const struct sym *s = sym_first(t, name);
	char *have = NULL;

	for (; s && s < t->sym + t->nsym && !strcmp(s->name, name); s++) {
		char *old = have;

		have = xasprintf("%s%sGLIBC_%s", old ? old : "", old ? ", " : "", vstr(s->ver));
		free(old);
	}
	warn("%s: %s has no version %s on %s; it has %s", shown(asked), name, shown(ver), t->arch, have ? have : "none");
	free(have);
}

static const char *soname(const struct tables *t, int lib)
{
	return t->lib[lib].soname ? t->lib[lib].soname : t->lib[lib].home;
}

static void homes(const struct tables *t, const struct sym *s)
{
	int until = plan_default_until(t, s);

	printf("  GLIBC_%-8s since %s", vstr(s->ver), s->ver <= version("2.17") ? "2.17 or earlier" : vstr(s->ver));
	for (int i = 0; i < s->nhome; i++) {
		const struct home *h = &s->home[i];

		printf("%s %s", i ? "," : ", in", soname(t, h->lib));
		if (h->last != OPEN)
			printf(" until %s", vstr(h->last));
		else if (h->first > s->ver && h->first > version("2.17"))
			printf(" from %s", vstr(h->first));
	}
	if (until == OPEN)
		printf("; the default");
	else if (until)
		printf("; the default until %s", vstr(until));
	putchar('\n');
}

static char *what(const struct tables *t, const struct entry *e, int floor)
{
	const char *at = e->floor ? vstr(e->floor->ver) : "";
	int h = e->floor ? home(t, e->floor, floor) : -1;
	const char *in = h < 0 ? "" : soname(t, h);
	struct entry before;
	int until;

	switch (e->kind) {
	case SAME:
		return xasprintf("itself, GLIBC_%s in %s", at, in);
	case PIN:
		return xasprintf("pinned to GLIBC_%s in %s", at, in);
	case OLD:
		return xasprintf("GLIBC_%s in %s, by -lcompat_old: headers declare it no more", at, in);
	case WRAP:
		return xasprintf("libcompat's own over GLIBC_%s: its contract has changed since", at);
	case ALONG:
		return xasprintf("GLIBC_%s in %s, or libcompat's own over it with the names that need that", at, in);
	case ALIAS:
		return e->floor ? xasprintf("another name for %s, GLIBC_%s in %s", e->floor->name, at, in) :
			xasprintf("another name for libcompat's %s", e->target);
	case NEW:	/* what headers declare is offered from those on, and what no program writes always */
		return e->name[0] == '_' || !e->host ? xstrdup("libcompat's own") :
			xasprintf("libcompat's own, where glibc %s or newer is built with", vstr(sym_first(t, e->name)->ver));
	case REFUSED:	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): a shim is what refuses */
		return xasprintf("refused: %s", e->shim->note);
	case GONE:
		until = plan_last(t, floor, e->name, &before);
		return until ? xasprintf("not for new programs any more; a floor up to %s has it", vstr(until)) : xstrdup("not for new programs any more");
	default:
		return xstrdup("not provided: a link error");
	}
}

static void explain(const char *name, int only)
{
	const struct tables *t = opt.t;
	struct sym *s = sym_first(t, name);
	struct shim *shim = shim_find(t, name);
	char *last = NULL;
	struct entry e;

	printf("%s\n", name);
	for (struct sym *p = s; p && p < t->sym + t->nsym && !strcmp(p->name, name); p++)
		if (!only || p->ver == only)
			homes(t, p);
	if (!s)
		printf("  linked statically into programs, by glibc too\n");
	/* releases in which the answer changes */
	for (int v = opt.floored ? opt.floor.glibc : version("2.17"); v <= t->newest; v += 1000) {
		char *now;

		plan_one(t, t->newest, v, name, &e);
		now = what(t, &e, v);
		if (!last || strcmp(now, last))
			printf("  floor %s%s %s\n", opt.floored ? opt.floor.release : vstr(v), opt.floored ? ":" : " on:", now);
		free(last);
		last = now;
		if (opt.floored)
			break;
	}
	free(last);
	if (!plan_one(t, t->newest, opt.floor.glibc, name, &e))
		return;
	if (e.kind == ALIAS && e.target)
		shim = shim_find(t, e.target);
	if (shim && shim->kind != 'r' && strcmp(shim->note, "-"))
		printf("  limits: %s\n", shim->note);
}

static bool meets(const struct need *n, const struct floor *f)
{
	struct runtime have = data_runtime(f, opt.t->arch);

	/* newer than any distribution that is known */
	return have.gcc ? gcc_has(&have, n) : n->ver != OPEN;
}

static void print_since(const struct need *n)
{
	int gcc = data_since_gcc(n, opt.t->arch), first = gcc_tables.gcc[0].gcc, last = gcc_tables.gcc[gcc_tables.ngcc - 1].gcc;

	if (gcc == OPEN)
		printf("newer than gcc %s", gcc_name(last) + 3);
	else if (gcc <= first)
		printf("since gcc %s or earlier", gcc_name(first) + 3);
	else
		printf("since gcc %s", gcc_name(gcc) + 3);
}

static bool glibc_has(int ver)
{
	for (int i = 0; i < opt.t->nsym; i++)
		if (opt.t->sym[i].ver == ver)
			return true;
	return false;
}

/* A version node, or version of glibc: who has it. *status is FOUND for one that there is not. */
static bool explain_node(const char *node, int *status)
{
	int glibc = strncmp(node, "GLIBC_", 6) ? 0 : version(node + 6), loader = check_loader(node), listed = 0;
	bool private = !strcmp(node, "GLIBC_PRIVATE");
	struct need n;

	if (!glibc && !loader && !private && !gcc_need(&gcc_tables, &n, node))
		return false;
	if (glibc ? !glibc_has(glibc) : !loader && !private && !data_node(&n, node, opt.t->arch)) {
		fflush(stdout);
		if (glibc)
			warn("%s: glibc up to %s has no such version on %s", shown(node), vstr(opt.t->newest), opt.t->arch);
		else
			warn("%s: %s up to gcc %s has no such version on %s", shown(node), n.of->soname,
				gcc_name(gcc_tables.gcc[gcc_tables.ngcc - 1].gcc) + 3, opt.t->arch);
		*status = FOUND;
		return true;
	}
	printf("%s\n  in ", node);
	if (private) {
		puts("libc.so.6 and its brothers: names that are good for one release of glibc only");
		return true;
	}
	if (loader)
		printf("libc.so.6, a request to the loader: since %s; not made with %s", vstr(loader), check_undo(node));
	else if (glibc)
		printf("libc.so.6 and its brothers");
	else {
		printf("%s ", n.of->soname);
		print_since(&n);
	}
	printf("\n  ");
	glibc = glibc ? glibc : loader;
	for (int i = 0; i < ndistro; i++) {
		struct floor f = { .glibc = distro[i].glibc, .distro = &distro[i] };

		if (glibc ? glibc <= f.glibc : meets(&n, &f))
			printf("%s%s", listed++ ? ", " : "on ", distro[i].name);
	}
	puts(listed ? "" : "on no distribution that is known");
	return true;
}

/* Which of n, versions of one symbol, a link for the floor takes from the shared library: -1 for none, it is linked statically then. */
static int taken(const struct run_time_symbol *s, int n, const struct floor *f)
{
	struct runtime have = data_runtime(f, opt.t->arch);
	int best = -1;

	if (gcc_in_rest(s->name, f->glibc) || (have.gcc && !gcc_shared(&have, s->need.of)))
		return -1;
	for (int i = 0; i < n; i++) {
		bool is_default = have.gcc ? s[i].first <= have.gcc && s[i].till >= have.gcc : s[i].till == OPEN;

		if (is_default && meets(&s[i].need, f) && (best < 0 || s[i].need.ver >= s[best].need.ver))
			best = i;
	}
	return best;
}

/* A symbol of the compiler's run-times: since when, and what a link for each floor takes. */
static bool explain_runtime(const char *asked, const char *name, const char *only, int *status)
{
	char *have = NULL;
	int n, last = -2, shows = 0;
	const struct run_time_symbol *s = data_run_time(name, opt.t->arch, &n);

	for (int i = 0; i < n; i++) {
		char *old = have;

		if (!only || !strcmp(only, s[i].node)) {
			if (!shows++)
				puts(name);
			printf("  %s in %s, ", s[i].node, s[i].need.of->soname);
			print_since(&s[i].need);
			putchar('\n');
		}
		have = xasprintf("%s%s%s", old ? old : "", old ? ", " : "", s[i].node);
		free(old);
	}
	if (n && !shows) {
		fflush(stdout);
		warn("%s: %s has no version %s on %s; it has %s", shown(asked), name, shown(only), opt.t->arch, have);
		*status = FOUND;
	}
	free(have);
	for (int v = opt.floored ? opt.floor.glibc : version("2.17"); shows && v <= opt.t->newest; v += 1000) {
		struct floor f = opt.floor;
		int now;

		if (!opt.floored)
			f = (struct floor) { .glibc = v };
		now = taken(s, n, &f);
		if (now != last) {
			printf("  floor %s%s ", opt.floored ? opt.floor.release : vstr(v), opt.floored ? ":" : " on:");
			if (now < 0)
				puts("linked into the program, out of the compiler's static library");
			else
				printf("itself, %s\n", s[now].node);
		}
		last = now;
		if (opt.floored)
			break;
	}
	return n;
}

int command_explain(int argc, char **argv)
{
	int status = get_options(argc, argv, "fA");

	if (status)
		return status;
	if (optind == argc)
		return usage("explain", "no symbol");
	for (; optind < argc; optind++) {
		char *name = xstrdup(argv[optind]), *at = strchr(name, '@');
		int ver = 0;

		if (at) {
			*at++ = 0;
			at += strspn(at, "@");
			ver = version(strncmp(at, "GLIBC_", 6) ? at : at + 6);
		}
		if (!*name || (at && !*at)) {
			fflush(stdout);
			warn("%s: want NAME, or NAME@VERSION as in log@GLIBC_2.29", shown(argv[optind]));
			status = FOUND;
		} else if (!sym_first(opt.t, name) && !shim_find(opt.t, name) && (explain_runtime(argv[optind], name, at, &status) || (!at && explain_node(name, &status)))) {
			free(name);
			continue;
		} else if (!sym_first(opt.t, name) && !shim_find(opt.t, name)) {
			unknown(name);
			status = FOUND;
		} else if (at) {
			if (!data_version(opt.t, sym_first(opt.t, name), ver)) {
				fflush(stdout);
				none_such(argv[optind], name, at);
				status = FOUND;
			} else {
				explain(name, ver);
			}
		} else {
			explain(name, 0);
		}
		free(name);
	}
	return status;
}

int command_list(int argc, char **argv)
{
	int status = get_options(argc, argv, "fAk");
	struct plan p;

	if (status)
		return status;
	if (optind < argc)
		return usage("list", "no arguments, not %s; compat explain takes names", argv[optind]);
	plan_make(&p, opt.t, opt.t->newest, opt.floor.glibc);
	for (int i = 0; i < p.n; i++) {
		const struct entry *e = &p.entry[i];
		const struct shim *s = e->shim ? e->shim : e->target ? shim_find(opt.t, e->target) : NULL;
		char *text;

		if (opt.kind < 0 ? e->kind == LATER || e->kind == GONE : (int)e->kind != opt.kind)
			continue;
		text = what(opt.t, e, opt.floor.glibc);
		printf("%-8s %-36s %s%s%s\n", kind_name[e->kind], e->name, text,
			s && s->kind != 'r' && strcmp(s->note, "-") ? "; " : "",
			s && s->kind != 'r' && strcmp(s->note, "-") ? s->note : "");
		free(text);
	}
	return OK;
}

int command_distros(int argc, char **argv)
{
	int status = get_options(argc, argv, "");

	if (status)
		return status;
	if (optind < argc)
		return usage("distros", "no arguments, not %s", argv[optind]);
	printf("%-12s %-6s %-10s %-62s %s\n", "floor", "glibc", "libstdc++", "distributions", "also");
	for (int i = 0; i < ndistro; i++)
		printf("%-12s %-6s %-10s %-62s %s\n", distro[i].name, vstr(distro[i].glibc), distro[i].glibcxx,
			distro[i].title, *distro[i].also ? distro[i].also : "-");
	printf("%-12s %-6s %-10s %-62s %s\n", "NAME+gcc12", "-", "of gcc 12", "with the run-times of gcc 12, which must be installed there", "gcc4.8 to gcc16");
	return OK;
}

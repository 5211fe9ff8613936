/* SPDX-License-Identifier: MIT */
/*
 * compat doctor: what there is of all that a link for a floor takes, and a link. Programs are started without a shell, by the path that
 * was found for them, and nothing that they print is more than text.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "check.h"
#include "compat.h"
#include "compiler.h"
#include "directory.h"
#include "file.h"
#include "make.h"
#include "option.h"
#include "report.h"
#include "util.h"

#define HOW (BOUNDED | ERRORS)
#define LONGEST 300	/* of what is said again */

struct compiler {
	char **argv;		/* argv[0] is a path */
	int n;
	const char *name;	/* as asked for */
	const char *arch;	/* that it links for */
	char version[256];
	struct libc libc;
	int headers;		/* glibc release, 0: none */
};

static int problems;

static void line(const char *topic, const char *fmt, va_list ap)
{
	printf("%s: ", topic);
	vprintf(fmt, ap);
	putchar('\n');
}

__attribute__((format(printf, 2, 3))) static void say(const char *topic, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	line(topic, fmt, ap);
	va_end(ap);
}

__attribute__((format(printf, 1, 2))) static void problem(const char *fmt, ...)
{
	va_list ap;

	problems++;
	va_start(ap, fmt);
	line("problem", fmt, ap);
	va_end(ap);
}

/* What a program prints when it is asked with one word; the first line of it. */
static bool asked(const struct compiler *c, const char *word, char *text, size_t size, int how)
{
	char **argv = join(c->argv, c->n, (char *[]) { (char *)word }, 1);
	bool right = answer(argv, text, size, how);

	text[strcspn(text, "\r\n")] = 0;
	free(argv);
	return right;
}

/* Fills c for a command; false if there is no such program. */
static bool find_compiler(struct compiler *c, const char *command)
{
	char *path;

	*c = (struct compiler) { .name = command };
	c->argv = divide(command, &c->n);
	path = c->n ? find_program(c->argv[0]) : NULL;
	if (!path)
		return false;
	c->argv[0] = path;
	/* one that hangs is not asked again */
	if (!asked(c, "--version", c->version, sizeof c->version, BOUNDED)) {
		*c->version = 0;
		return true;
	}
	c->libc = libc_of(c->argv, c->n, NULL, 0, BOUNDED);
	c->arch = c->libc.arch;
	c->headers = headers_of(c->argv, c->n, NULL, 0, BOUNDED);
	return true;
}

static void no_compiler(const char *command, bool foreign, const char *arch)
{
	const char *path = getenv("PATH");

	if (!path || !*path)
		problem("PATH is empty, no program is found: PATH=/usr/bin:/bin");
	if (foreign)
		problem("no compiler %s: install gcc-%s-linux-gnu, or name one with --cc", shown(command),
			strcmp(arch, "x86_64") ? arch : "x86-64");
	else
		problem("no compiler %s: install it (apt-get install gcc libc6-dev; dnf install gcc glibc-devel), or name another with --cc",
			shown(command));
}

/* The line of what a compiler and its linker said that tells most. */
static char *complaint(char *text)
{
	static const char *const words[] = { "undefined", "cannot find -", "fatal", "error:", "cannot find", "unable", "not found", "" };
	char *save = NULL, **lines = NULL;
	int n = 0;

	for (char *s = strtok_r(text, "\r\n", &save); s; s = strtok_r(NULL, "\r\n", &save))
		if (!strstr(s, "ld returned") && !strstr(s, "linker command failed"))
			*PUSH(lines, n) = s;
	for (unsigned w = 0; w < sizeof words / sizeof *words; w++)
		for (int i = 0; i < n; i++)
			if (strstr(lines[i], words[w])) {
				if (strlen(lines[i]) > LONGEST)
					strcpy(lines[i] + LONGEST, "...");
				return lines[i];
			}
	return "it says nothing";
}

/* The linker, as it tells when the compiler calls it. */
static void linker(const struct compiler *c)
{
	char text[4096], **argv;
	const char *end;
	bool right = asked(c, "-Wl,--version", text, sizeof text, BOUNDED);

	if (!right || !*text) {
		argv = join(c->argv, c->n, (char *[]) { "-Wl,--version" }, 1);
		answer(argv, text, sizeof text, HOW);
		free(argv);
		problem("%s calls no linker that answers: %s: install binutils, or look at \"%s -v\"", shown(c->name), shown(complaint(text)),
			shown(c->name));
		return;
	}
	say("linker", "%s", shown(text));
	end = strrchr(text, ' ');
	if (!strncmp(text, "GNU ld", 6) && end && version(end + 1) && version(end + 1) < version("2.38") && c->libc.glibc >= version("2.36"))
		say("note", "GNU ld before 2.38 cannot read libraries of glibc %s (\"unknown type [0x13]\"): only with the flag, or -B/usr/bin/",
			vstr(c->libc.glibc));
	else if (!strncmp(text, "GNU gold", 8))
		say("note", "gold gives weak references in code that is not PIC an address: build as PIE, or take another linker");
	else if (!strncmp(text, "mold", 4))
		say("note", "mold binds weak references that nothing satisfies to 0; say -pthread where there are threads, with Rust -l gcc");
}

/* What is wrong with the compiler itself: false if there is no sense in going on with it. */
static bool usable(const struct compiler *c, const struct floor *f, const char *arch)
{
	const char *name = shown(c->name);

	if (!*c->version)
		problem("%s --version says nothing, or fails: it is no compiler, or a broken one: install another, or name it with --cc", name);
	else if (strstr(base_name(c->argv[c->n - 1]), "musl") || c->libc.none)
		problem("%s links with another libc than glibc, such as musl, or has none: install libc6-dev or glibc-devel, or name another "
			"compiler with --cc", name);
	else if (c->libc.other)
		problem("%s links for another machine than x86_64 and aarch64: name another compiler with --cc", name);
	else if (c->arch && arch && strcmp(c->arch, arch))
		problem("%s links for %s, not %s: name a compiler for that with --cc, or say --arch %s", name, c->arch, arch, c->arch);
	else if (!c->headers)
		problem("%s finds no headers of glibc: install libc6-dev (RHEL, Fedora: glibc-devel)", name);
	else if (c->libc.glibc && c->libc.glibc < f->glibc)
		problem("%s links with glibc %s, older than floor %s: what it makes runs there as it is, without libcompat", name,
			vstr(c->libc.glibc), vstr(f->glibc));
	else
		return true;
	return false;
}

static void runs(const struct compiler *c)
{
	char s[64] = "";

#ifdef _CS_GNU_LIBC_VERSION
	confstr(_CS_GNU_LIBC_VERSION, s, sizeof s);
#endif
	say("glibc", "headers %s, linked with %s; this machine runs %s", c->headers ? vstr(c->headers) : "none",
		c->libc.glibc ? vstr(c->libc.glibc) : "an unknown one", *s ? s : "another libc");
	if (c->headers && c->libc.glibc && c->headers != c->libc.glibc)
		problem("the headers are of glibc %s, the libc.so.6 is of %s: look for a -I or --sysroot that is of another system (%s -v)",
			vstr(c->headers), vstr(c->libc.glibc), shown(c->name));
}

/* The release that a floor directory was made for, 0: it does not tell. */
static int made_for(const char *dir)
{
	static const char text[] = " for host ";
	char *path = xasprintf("%s/libc.so", dir), head[256], number[16];
	FILE *f = fopen(path, "r");
	const char *s;

	free(path);
	if (!f)
		return 0;
	s = fgets(head, sizeof head, f) ? strstr(head, text) : NULL;
	fclose(f);
	if (!s)
		return 0;
	s += sizeof text - 1;
	snprintf(number, sizeof number, "%.*s", (int)strcspn(s, ", "), s);
	return version(number);
}

static const struct language {
	const char *name, *part, *what, *package;
} parts[] = {
	{ "libstdc++", "libstdcxx_rest.a", "C++", "libstdc++-static" },
	{ "libgomp", "libgomp_rest.a", "OpenMP", "libgomp" },
	{ "libgfortran", "libgfortran_rest.a", "Fortran", "libgfortran-static" },
};
#define PARTS (sizeof parts / sizeof *parts)

/* appends to a list */
static void add(char **list, const char *word, const char *between)
{
	char *old = *list;

	*list = old ? xasprintf("%s%s%s", old, between, word) : xstrdup(word);
	free(old);
}

/* Whether the compiler has a file, which it then names by its path. */
static bool brings(const struct compiler *c, const char *lib, const char *end)
{
	char *question = xasprintf("-print-file-name=%s%s", lib, end), path[4096];
	bool right = asked(c, question, path, sizeof path, BOUNDED) && strchr(path, '/') && !access(path, R_OK);

	free(question);
	return right;
}

/* The compiler's static libraries, and what the floor directory has of them. */
static void archives(const struct compiler *c, const char *dir, const char *floor)
{
	char *there = NULL, *lacks = NULL, *install = NULL, *cure;

	for (unsigned i = 0; i < PARTS; i++) {
		bool archive = brings(c, parts[i].name, ".a");

		if (archive) {
			char *file = xasprintf("%s.a", parts[i].name);

			add(&there, file, ", ");
			free(file);
		}
		if (dir && !directory_has(dir, parts[i].part) && (archive || brings(c, parts[i].name, ".so"))) {
			add(&lacks, parts[i].what, ", ");
			if (!archive)
				add(&install, parts[i].package, " ");
		}
	}
	say("run-times", "%s", there ? there : "no static libstdc++, libgomp or libgfortran");
	if (lacks) {
		cure = floor_cure(c->arch, floor);
		/* no problem of programs in C alone, for which packages are complete */
		say("note", "floor %s has no part for %s, which the compiler has: %s%s%s%s%s", floor, lacks, install ? "install " : "",
			install ? install : "", install ? "; " : "", cure,
			strstr(lacks, "C++") ? ", or for C++ alone add -static-libstdc++ -static-libgcc" : "");
		free(cure);
	}
	free(there);
	free(lacks);
	free(install);
}

/* The floor directories for the compiler's machine, and whether they are for its glibc. */
static void floors(const struct compiler *c)
{
	char *unfit = NULL, *damaged = NULL, *old = NULL, *cure;
	int n, host = 0;
	char **names = floor_list(c->arch, &n);

	for (int i = 0; i < n; i++) {
		char *dir = floor_find(c->arch, names[i]), *has_parts = NULL, **list;
		int made = dir ? made_for(dir) : 0;

		for (unsigned k = 0; dir && k < PARTS; k++)
			if (directory_has(dir, parts[k].part))
				add(&has_parts, parts[k].what, ", ");
		if (made)
			printf("floor %s for %s: made for glibc %s%s%s, in %s\n", shown(names[i]), c->arch, vstr(made), has_parts ? ", with " : "",
				has_parts ? has_parts : "", shown(dir));
		list = !made ? &damaged : made == c->headers || !c->headers ? NULL : made < c->headers ? &old : &unfit;
		if (list)
			add(list, names[i], " ");
		if (list == &old || list == &unfit)
			host = made;
		free(has_parts);
		free(dir);
	}
	if (damaged) {
		cure = floor_cure(c->arch, damaged);
		problem("floor %s for %s: its libc.so cannot be read, or is not ours; %s", shown(damaged), c->arch, cure);
		free(cure);
	}
	for (int i = 0; i < 2; i++) {
		const char *list = i ? unfit : old;

		if (!list)
			continue;
		cure = floor_cure(c->arch, list);
		problem("floor %s for %s: made for programs built with glibc %s, and %s has the headers of %s: %s; %s", shown(list), c->arch,
			vstr(host), shown(c->name), vstr(c->headers), i ? "configure finds functions that the headers do not declare" :
			"what is newer is an undefined reference", cure);
		free(cure);
	}
	free(unfit);
	free(damaged);
	free(old);
}

static char *temporary;

/* What is in it, one directory deep, is what the compiler and we put there. */
static void clean(void)
{
	DIR *d = temporary ? opendir(temporary) : NULL;
	struct dirent *e;

	while (d && (e = readdir(d)))
		if (strcmp(e->d_name, ".") && strcmp(e->d_name, ".."))
			unlinkat(dirfd(d), e->d_name, 0);
	if (d)
		closedir(d);
	if (temporary)
		rmdir(temporary);
	free(temporary);
	temporary = NULL;
}

/* answer() looks at it, and command_doctor() between its parts */
static void on_signal(int sig)
{
	answer_stop = sig;
}

static const char program[] =
	"#include <math.h>\n#include <pthread.h>\n#include <stdlib.h>\n#include <sys/stat.h>\n"
	"static void *start(void *p) { return p; }\n"
	"int main(int argc, char **argv)\n{\n\tstruct stat st;\n\tpthread_t t;\n"
	"\treturn pthread_create(&t, NULL, start, argv) || pthread_join(t, NULL) || stat(argv[0], &st) || pow(argc, 2) != strtol(\"1\", NULL, 10);\n}\n";

static bool write_program(const char *path)
{
	FILE *f = fopen(path, "wx");
	bool right = f && fputs(program, f) >= 0 && !fflush(f);
	int e = errno;

	if (f)
		fclose(f);
	errno = e;
	return right;
}

/* Links the program, with the flag or, if that is NULL, without. */
static bool build(const struct compiler *c, const char *flag, const char *source, const char *to, char *text, size_t size)
{
	char *rest[] = { "-o", (char *)to, (char *)source, "-pthread", "-lm", (char *)flag };
	char **argv = join(c->argv, c->n, rest, flag ? 6 : 5);
	bool right = answer(argv, text, size, HOW) && !access(to, F_OK);

	free(argv);
	return right;
}

static bool examine(const char *path, const struct floor *f, struct report *r)
{
	struct span s;

	*r = (struct report) { .path = path };
	if (!file_map(path, &s))
		return false;
	check(r, f, s.p, s.len);
	return !r->nerror && !r->unseen && r->arch;
}

static void judge(const struct compiler *c, const struct floor *f, const char *flag, const char *source, const char *to)
{
	static char text[1 << 16];
	struct report r = { .path = NULL };

	if (!build(c, flag, source, to, text, sizeof text)) {
		char *said = xstrdup(complaint(text));

		if (answer_stop)
			return;
		if (build(c, NULL, source, to, text, sizeof text))
			problem("with %s a small program does not link, without it does: %s: look for that in docs/messages.md", shown(flag),
				shown(said));
		else
			problem("%s does not link a small program, with the flag or without: %s: install what is missing (apt-get install gcc "
				"libc6-dev; dnf install gcc glibc-devel)", shown(c->name), shown(said));
		free(said);
	} else if (!examine(to, f, &r)) {
		problem("what %s made of a small program is none: %s", shown(c->name), r.nerror ? shown(r.error[0]) : "it cannot be read");
	} else if (strcmp(r.type, "program") || strcmp(r.arch, c->arch)) {
		problem("%s made no program for %s of a small one: %s for %s", shown(c->name), c->arch, r.type, r.arch);
	} else if (r.remark) {
		say("trial", "%s links it so that there is nothing for libcompat to do: %s", shown(c->name), r.remark);
	} else if (r.above && r.left_out) {
		problem("%s does nothing, the program needs glibc %s all the same: %s drops it, or has a -L of the system's before it: look at "
			"%s -v -Wl,--trace", shown(flag), vstr(r.needs), shown(c->name), shown(c->name));
	} else if (r.above) {
		const struct finding *g = &r.finding[0];

		problem("linked with %s it is not within floor %s, by %s%s%s: %s", shown(flag), f->name, g->symbol ? shown(g->symbol) : "",
			g->symbol && g->version ? " " : "", g->version ? shown(g->version) : "", r.advice ? r.advice : "compat check says more");
	} else {
		say("trial", "ok, a small program linked with %s needs glibc %s", shown(flag), vstr(r.needs));
	}
	if (r.path)
		check_free(&r);
}

static void trial(const struct compiler *c, const struct floor *f, const char *dir)
{
	const char *tmp = from_environment("TMPDIR");
	char *flag, *source, *to;

	temporary = xasprintf("%s/compat-XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(temporary)) {
		problem("nothing can be made in %s: %s: TMPDIR=/var/tmp, or make room there; the compiler wants it too", shown(tmp ? tmp : "/tmp"),
			strerror(errno));
		free(temporary);
		temporary = NULL;
		return;
	}
	flag = xasprintf("-L%s", dir);
	source = xasprintf("%s/trial.c", temporary);
	to = xasprintf("%s/trial", temporary);
	if (write_program(source))
		judge(c, f, flag, source, to);
	else
		problem("%s: %s: TMPDIR=/var/tmp, or make room there; the compiler wants it too", shown(source), strerror(errno));
	free(to);
	free(source);
	free(flag);
	clean();
}

/* The first line that a program prints, for one that is there; NULL if it is not. */
static const char *version_of(const char *name, const char *question)
{
	static char text[256];
	struct compiler c = { .n = 1, .argv = (char *[]) { find_program(name), NULL } };

	if (!c.argv[0])
		return NULL;
	if (!asked(&c, question, text, sizeof text, BOUNDED) || !*text)
		snprintf(text, sizeof text, "does not answer %s", question);
	free(c.argv[0]);
	return text;
}

/* A machine that is not asked about. */
static void other_machine(const char *arch)
{
	char *name = xasprintf("%s-linux-gnu-gcc", arch), *all = NULL, **names;
	struct compiler c;
	int n;

	names = floor_list(arch, &n);
	for (int i = 0; i < n; i++)
		add(&all, names[i], ", ");
	if (find_compiler(&c, name)) {
		say(arch, "%s, glibc %s; floors %s", shown(c.version), c.headers ? vstr(c.headers) : "none", all ? shown(all) : make_can(arch) ? "made at need" : "none");
		c.arch = arch;
		if (n)
			floors(&c);
	} else {
		say(arch, "no %s (gcc-%s-linux-gnu); floors %s", name, strcmp(arch, "x86_64") ? arch : "x86-64",
			all ? shown(all) : make_can(arch) ? "made at need" : "none");
	}
	free(name);
	free(all);
}

static void emulator(const char *arch)
{
	char *name = xasprintf("qemu-%s", arch), *fixed = xasprintf("%s-static", name);
	const char *v = version_of(name, "--version");

	if (!v)
		v = version_of(fixed, "--version");
	if (v)
		say(name, "%s", shown(v));
	free(name);
	free(fixed);
}

static void tools(const char *floor, const char *arch)
{
	static const struct {
		const char *name, *question, *line;	/* %s in it is the floor, and the machine if that is another one */
	} all[] = {
		{ "rustc", "--version", "compat flags --floor %s --for rust" },
		{ "cargo", "--version", "cargo add glibc-floor, and LIBCOMPAT_FLOOR=%s in the environment" },
		{ "cmake", "--version", "compat flags --floor %s --for cmake" },
		{ "meson", "--version", "compat flags --floor %s --for meson" },
		{ "go", "version", "with cgo CC='compat cc --floor %s --' go build" },
	};

	char *words = xasprintf("%s%s%s", floor, arch ? " --arch " : "", arch ? arch : "");

	for (unsigned i = 0; i < sizeof all / sizeof *all && !answer_stop; i++) {
		const char *v = version_of(all[i].name, all[i].question);

		if (v) {
			printf("%s: %s: ", all[i].name, shown(v));
			printf(strstr(all[i].line, "%s") ? all[i].line : "%s", strstr(all[i].line, "%s") ? words : all[i].line);
			putchar('\n');
		}
	}
	free(words);
}

/* As "compat flags" makes it, which is asked. */
static char *made_at_need(const struct compiler *c, const struct floor *f, char **why)
{
	char *argv[] = { "/proc/self/exe", "flags", "--floor", (char *)f->release, "--arch", (char *)c->arch, "--cc", (char *)c->name, "--for", "directory", NULL };
	char text[4096], *last;
	bool right = answer(argv, text, sizeof text, HOW);

	for (size_t n = strlen(text); n && text[n - 1] == '\n'; n--)
		text[n - 1] = 0;
	last = strrchr(text, '\n');
	last = last ? last + 1 : text;
	if (!right) {
		*why = xasprintf("floor %s for %s cannot be made: %s", f->release, c->arch, strncmp(last, "compat: ", 8) ? last : last + 8);
		return NULL;
	}
	say("floor", "%s for %s is made where it is asked for: %s", f->release, c->arch, shown(last));
	return xstrdup(last);
}

static void doctor(const struct floor *f, const char *arch, const char *machine, const char *command, bool foreign)
{
	char *self = own_directory(), *here = find_program("compat"), *dir, *why = NULL;
	struct compiler c;
	bool found, good = false;

	found = find_compiler(&c, command);
	if (found) {
		say("compiler", "%s, %s", shown(c.argv[0]), *c.version ? shown(c.version) : "which does not answer --version");
		good = usable(&c, f, arch);
		if (*c.version && !answer_stop)
			linker(&c);
		if (c.headers || c.libc.glibc)
			runs(&c);
	} else {
		no_compiler(command, foreign, arch ? arch : machine);
	}
	if (!c.arch || (arch && strcmp(c.arch, arch)))
		c.arch = arch ? arch : machine;
	if (answer_stop)
		return;
	floors(&c);
	dir = floor_find(c.arch, f->release);
	if (good && make_can(c.arch) && (!dir || (!directory_has(dir, "libstdcxx_rest.a") && brings(&c, "libstdc++", ".a")))) {
		free(dir);
		dir = made_at_need(&c, f, &why);
	}
	if (good)
		archives(&c, dir, f->release);
	if (!dir && !answer_stop && (good || !make_can(c.arch)) && (!c.libc.glibc || c.libc.glibc >= f->glibc))
		problem("%s", shown(why ? why : floor_why(c.arch, f->release)));
	for (int i = 0; i < 2 && !answer_stop; i++) {
		const char *a = i ? "aarch64" : "x86_64";

		if (strcmp(a, c.arch))
			other_machine(a);
		if (strcmp(a, machine))
			emulator(a);
	}
	tools(f->name, strcmp(c.arch, machine) ? c.arch : NULL);
	if (self && !here)
		say("note", "compat is not on the PATH, for what says $(compat flags): PATH=%s:$PATH", shown(self));
	if (good && dir && !answer_stop)
		trial(&c, f, dir);
	else if (!answer_stop)
		say("trial", "none, for want of %s", good ? "a floor directory" : "a compiler that will do");
	printf(problems == 1 ? "1 problem\n" : problems ? "%d problems\n" : "no problem found\n", problems);
	free(dir);
	free(why);
	free(here);
}

int command_doctor(int argc, char **argv)
{
	static const struct option options[] = {
		{ "floor", 1, NULL, 'f' }, { "arch", 1, NULL, 'A' }, { "cc", 1, NULL, 'C' }, { 0 },
	};
	static const int sigs[] = { SIGHUP, SIGINT, SIGTERM, SIGPIPE, SIGQUIT };
	const char *floor = from_environment("COMPAT_FLOOR"), *arch = NULL, *compiler = from_environment("COMPAT_CC");
	struct tables *t, *machine;
	struct sigaction old;
	bool foreign = false;
	struct floor f;
	char **words;
	int c, n;

	opterr = 0;
	while ((c = getopt_long(argc, argv, ":f:A:C:", options, NULL)) >= 0)
		switch (c) {
		case 'f': floor = optarg; break;
		case 'A': arch = optarg; break;
		case 'C': compiler = optarg; break;
		default: return wrong_option("doctor", c, argc, argv);
		}
	if (optind < argc)
		return usage("doctor", "no arguments, not %s", argv[optind]);
	if (want_floor("doctor", floor ? floor : "2.17", &f) || want_arch("doctor", NULL, &machine) || want_arch("doctor", arch, &t))
		return USAGE;
	if (!compiler) {
		foreign = t != machine;
		compiler = foreign ? xasprintf("%s-linux-gnu-gcc", t->arch) : "cc";
	}
	words = divide(compiler, &n);
	if (!n || !strcmp(base_name(words[0]), "compat") || !strncmp(base_name(words[0]), "compat-c", 8))
		return usage("doctor", "\"%s\" is no compiler", compiler);
	/* what programs say is looked at */
	setenv("LC_ALL", "C", 1);
	for (unsigned i = 0; i < sizeof sigs / sizeof *sigs; i++)
		if (!sigaction(sigs[i], NULL, &old) && old.sa_handler == SIG_DFL)
			sigaction(sigs[i], &(struct sigaction) { .sa_handler = on_signal }, NULL);
	doctor(&f, arch ? t->arch : NULL, machine->arch, compiler, foreign);
	clean();
	if (answer_stop) {
		signal(answer_stop, SIG_DFL);
		raise(answer_stop);
	}
	return problems ? FOUND : OK;
}

/* SPDX-License-Identifier: MIT */
/* compat cc, compat c++: becomes the user's compiler, with the floor directory first on the line where it links. */
#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "compat.h"
#include "compiler.h"
#include "line.h"
#include "make.h"
#include "option.h"
#include "util.h"

enum { CANNOT_RUN = 126, NOT_FOUND = 127 };	/* as env(1) */

/* The floor directory for what a line links, or NULL and *status after a message. */
static char *directory(char **program, int nprogram, const struct line *l, const struct floor *floor, const char *arch,
	const char *machine, const char *below, int *status)
{
	struct host h = { program, l->target, nprogram, l->ntarget, libc_of(program, nprogram, l->target, l->ntarget, 0), 0, false };
	struct libc c = h.libc;
	const char *name = compiler_name(program, nprogram);
	char *dir = NULL;

	*status = UNREAD;
	if (l->musl || strstr(base_name(name), "musl"))
		warn("%s: musl: libcompat is for programs that are built with glibc; name another compiler with --cc", name);
	else if (c.none)
		warn("%s links with another libc than glibc, such as musl, or has none: libcompat is for programs that are built "
			"with glibc; install libc6-dev or glibc-devel for that machine, or name another compiler with --cc", name);
	else if (c.other)
		warn("%s links for another machine here: libcompat is for x86_64 and aarch64; build that without compat cc", name);
	else if (arch && c.arch && strcmp(arch, c.arch))
		warn("%s links for %s, not %s: name a compiler for that with --cc or in the environment", name, c.arch, arch);
	else if (c.glibc && c.glibc < floor->glibc)
		warn("%s links with glibc %s, older than floor %s: what it makes runs there as it is, without %s", name,
			vstr(c.glibc), vstr(floor->glibc), progname);
	else
		dir = make_directory(c.arch ? c.arch : arch ? arch : machine, floor, &h, NULL, below);
	return dir;
}

/*
 * A linker passes over a -L that is not there without a word. One that was to be a floor directory, as its path tells, is
 * named; ours, which is before it, counts in any case.
 */
static void lost_floors(const struct line *l, const char *dir)
{
	for (int i = 0; i < l->nsearch; i++) {
		char *path = xstrdup(l->search[i]), *file, *name, *arch;
		size_t n = strlen(path);
		bool ours;

		while (n > 1 && path[n - 1] == '/')
			path[--n] = 0;
		file = xasprintf("%s/libcompat.a", path);
		name = strrchr(path, '/');
		if (name && access(file, F_OK)) {
			*name++ = 0;
			arch = strrchr(path, '/');
			arch = arch ? arch + 1 : path;
			ours = arch > path + 7 && !strncmp(arch - 8, "/compat/", 8);
			arch[strcspn(arch, "-")] = 0;
			if (data_tables(arch) && (ours || (access(l->search[i], F_OK) && !strncmp(name, "2.", 2))))
				warn("-L%s: no such floor directory; the floor is that of %s, --floor names another", l->search[i], dir);
		}
		free(file);
		free(path);
	}
}

/* a compiler's name where its arguments should begin */
static bool is_compiler(const char *word)
{
	static const char *const names[] = { "cc", "c++", "gcc", "g++", "clang", "clang++" };
	const char *name = base_name(word), *dash = strrchr(name, '-');

	if (!access(name, F_OK) || *word == '-')
		return false;
	for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(name, names[i]) || (dash && !strcmp(dash + 1, names[i])))
			return true;
	return false;
}

static int run(const char *command, char **argv, const char *arch)
{
	int e;

	execvp(argv[0], argv);
	e = errno;
	if (e == ENOENT && arch)	/* the package, as Debian calls it */
		warn("no compiler %s: install g%s-%s-linux-gnu, or name one with --cc", argv[0],
			command[1] == 'c' ? "cc" : "++", strcmp(arch, "x86_64") ? arch : "x86-64");
	else if (e == ENOENT)
		warn("no compiler %s: install it, or name another with --cc or in the environment", argv[0]);
	else
		warn("%s:", argv[0]);
	return e == ENOENT ? NOT_FOUND : CANNOT_RUN;
}

int command_cc(int argc, char **argv)
{
	static const struct option options[] = {
		{ "floor", 1, NULL, 'f' }, { "arch", 1, NULL, 'A' }, { "cc", 1, NULL, 'C' }, { "directory", 1, NULL, 'D' }, { 0 },
	};
	const char *name = base_name(argv[0]);
	bool link = !strncmp(name, "compat-", 7), cxx = strstr(name, "c++");
	const char *command = cxx ? "c++" : "cc", *floor = from_environment("COMPAT_FLOOR"), *arch = NULL, *below = NULL;
	const char *compiler = from_environment(cxx ? "COMPAT_CXX" : "COMPAT_CC");
	struct tables *t, *machine;
	int c, n, status, first = 1, at = 1;
	char **program, *dir;
	bool foreign = false;
	struct floor f;
	struct line l;

	opterr = 0;
	while (!link && (c = getopt_long(argc, argv, "+:f:A:C:D:", options, NULL)) >= 0) {
		switch (c) {
		case 'f': floor = optarg; break;
		case 'A': arch = optarg; break;
		case 'C': compiler = optarg; break;
		case 'D': below = optarg; break;
		case ':': return usage(command, "%s needs a value", argv[at]);
		default: return usage(command, "no option %s, the compiler's come after --", argv[at]);
		}
		at = optind;
	}
	if (!link && strcmp(argv[optind - 1], "--"))
		return usage(command, "no --, after which the compiler's options come");
	if (!link)
		first = optind;
	if (!link && argv[first] && is_compiler(argv[first]))
		return usage(command, "behind -- come the compiler's arguments, not its name: say --cc %s", argv[first]);
	if (want_floor(command, floor ? floor : "2.17", &f) || want_arch(command, NULL, &machine) ||
	    want_arch(command, arch, &t))
		return USAGE;
	if (!compiler) {
		foreign = t != machine;
		compiler = foreign ? xasprintf("%s-linux-gnu-g%s", t->arch, cxx ? "++" : "cc") : command;
	}
	program = divide(compiler, &n);
	if (!n || !strcmp(base_name(program[0]), "compat") || !strncmp(base_name(program[0]), "compat-c", 8))
		return usage(command, "\"%s\" is no compiler", compiler);
	progname = xasprintf("compat %s", command);
	line_read(&l, argv + first);
	if (line_links(&l)) {
		dir = directory(program, n, &l, &f, arch, machine->arch, below, &status);
		if (!dir)
			return status;
		lost_floors(&l, dir);
		program = join(program, n, (char *[]) { xasprintf("-L%s", dir) }, 1);
		n++;
	}
	return run(command, join(program, n, argv + first, argc - first), foreign ? t->arch : NULL);
}

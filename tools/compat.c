/* SPDX-License-Identifier: MIT */
/*
 * compat: checks binaries against a glibc release, explains symbols, gives the flags. compat(1) is the manual.
 *
 * Exit status: 0 all is within the floor, or said; 1 something is above it, or a name is unknown; 2 usage; 3 something
 * could not be read or written; 4 something was not checked.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include "compat.h"
#include "data.h"
#include "option.h"
#include "util.h"

static const char help[] =
"usage: compat COMMAND [OPTION...] [ARGUMENT...]\n"
"Programs built on a new Linux distribution run on an old one.\n"
"\n"
"  compat check FILE|DIR...    what programs, libraries, objects, archives and packages need\n"
"                              of glibc that the floor does not have, and what to do\n"
"      --floor FLOOR           glibc release, or a distribution: rhel8; rhel8+gcc12: with\n"
"                              libstdc++ of gcc 12, which must be there [2.17; a wheel's tag]\n"
"      --map FILE              linker map: name the objects that ask for the symbols\n"
"      --format FORMAT         text, json (or --json), github, sarif or gitlab [text]\n"
"      --quiet, --all          exit status alone; also what is within\n"
"  compat explain NAME...      a symbol of glibc or gcc's libraries, NAME@VERSION, or a version:\n"
"                              since when, where, what a link gets at each floor, limits\n"
"  compat flags --for WHAT     what to add to a link: cc, rust, cmake, meson, autotools, directory\n"
"  compat floor DIR            makes DIR, a floor directory, for -LDIR\n"
"  compat cc, c++ -- ARG...    the compiler, with the flag added where it links\n"
"      --cc PROGRAM            this compiler [cc, c++]\n"
"  compat retarget -o OUT FILE a finished program or package, changed for --floor; or --tree DIR\n"
"  compat list --kind KIND     what a link gets for each name of glibc, or those of a kind\n"
"  compat distros              distributions that --floor knows\n"
"  compat doctor               when something is odd: what is here, what is wrong, and its cure\n"
"flags, floor, cc, list, explain, doctor: --floor, and --arch x86_64 or aarch64 [this one].\n"
"\n"
"Exit status: 0 all within the floor; 1 something above it, or a name unknown; 2 usage;\n"
"3 something could not be read; 4 nothing to check. More in compat(1).\n";

static const char help_retarget[] =
"usage: compat retarget [--floor FLOOR] -o OUT FILE|PACKAGE\n"
"       compat retarget [--floor FLOOR] -o OUT --tree DIR\n"
"       compat retarget [--floor FLOOR] --in-place FILE\n"
"A finished program, library, wheel, Debian package, tar or zip archive, or all below a directory,\n"
"changed so that it starts on the floor [2.17]. Linking again with the flag comes first where it can be.\n"
"\n"
"      -o, --output OUT        the changed one: a file, or a directory for it\n"
"      --tree DIR              programs, their libraries and plugins as one set\n"
"      --in-place              changes FILE itself, and keeps it as FILE.orig\n"
"      --keep-going            in a tree, what cannot be done is copied as it is\n"
"      --with-libstdcxx        brings this system's libstdc++, libgcc_s, libatomic ... along, if they are wanted\n"
"      --with FILE             brings this shared library along\n"
"      --library-dir DIR       libraries that come along go there, below OUT's directory; libcompat's functions too\n"
"      --embed                 in a tree or package as well, libcompat's functions go into the files themselves\n"
"      --dry-run               says what would be done, and writes nothing; then -o can be left out\n"
"      --verbose, --json       each name that was changed\n"
"\n"
"Exit status: 0 done; 1 something cannot be done; 2 usage; 3 something could not be read or written;\n"
"4 a package without programs. More in compat(1) and docs/retarget.md.\n";

/* compat check --help, but not compat cc -- --help, which is the compiler's */
static bool asks_for_help(char **argv)
{
	if (argv[1] && argv[2] && !strcmp(argv[2], "-h"))
		return true;
	for (argv++; *argv && strcmp(*argv, "--"); argv++)
		if (!strcmp(*argv, "--help"))
			return true;
	return false;
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		int (*run)(int, char **);
	} commands[] = {
		{ "check", command_check }, { "explain", command_explain }, { "flags", command_flags },
		{ "list", command_list }, { "distros", command_distros }, { "cc", command_cc }, { "c++", command_cc },
		{ "doctor", command_doctor }, { "floor", command_floor }, { "retarget", command_retarget },
	};
	const char *name = base_name(argc ? argv[0] : "");
	int status = -1;

	/* files are not to be where others write to */
	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			open("/dev/null", O_RDWR);
	progname = "compat";
	fatal_status = UNREAD;
	if (!strcmp(name, "compat-cc") || !strcmp(name, "compat-c++"))
		return command_cc(argc, argv);
	if (argc < 2)
		return usage(NULL, "no command");
	if (asks_for_help(argv) || !strcmp(argv[1], "-h") || !strcmp(argv[1], "help")) {
		fputs(argv[1] && !strcmp(argv[1], "retarget") ? help_retarget : help, stdout);
		status = OK;
	} else if (!strcmp(argv[1], "--version")) {
		printf("compat %s, tables of glibc 2.17 to %s\n", VERSION, vstr(table_x86_64.newest));
		status = OK;
	}
	for (unsigned i = 0; status < 0 && i < sizeof commands / sizeof *commands; i++)
		if (!strcmp(argv[1], commands[i].name))
			status = commands[i].run(argc - 1, argv + 1);
	if (status < 0)
		return usage(NULL, "no command %s", argv[1]);
	if (fflush(stdout) || ferror(stdout)) {
		warn("standard output:");
		return UNREAD;
	}
	return status;
}

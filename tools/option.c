/* SPDX-License-Identifier: MIT */
#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>
#include "floor.h"
#include "option.h"
#include "report.h"
#include "util.h"

int usage(const char *command, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "compat%s%s: ", command ? " " : "", command ? command : "");
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fprintf(stderr, "; see compat --help\n");
	return USAGE;
}

/* The word that getopt_long() stopped at: in a word of several short options it has not gone on to the next one. */
static const char *stopped_at(int argc, char **argv)
{
	const char *w = optind < argc ? argv[optind] : "";

	if (optopt > 0 && optopt < 256 && w[0] == '-' && w[1] && w[1] != '-' && strchr(w + 1, optopt))
		return w;
	return argv[optind - 1];
}

int wrong_option(const char *command, int c, int argc, char **argv)
{
	const char *word = stopped_at(argc, argv);

	if (c == ':')
		return usage(command, "%s needs a value", word);
	if (!access(word, F_OK))
		return usage(command, "no option %s; the file of that name is ./%s", word, word);
	return usage(command, "no option %s", word);
}

int want_floor(const char *command, const char *arg, struct floor *f)
{
	const char *quote = arg[strcspn(arg, " \t\n")] || !*arg ? "\"" : "", *name = shown(arg);
	char *near, *base;
	bool known;

	if (!data_floor(arg, f))
		return 0;
	base = xasprintf("%.*s", (int)strcspn(arg, "+"), arg);
	known = strcmp(base, arg) && !data_floor(base, f);
	free(base);
	if (known)
		return usage(command, "no floor %s%s%s: behind the + stands one of %s to %s", quote, name, quote,
			gcc_name(gcc_tables.gcc[0].gcc), gcc_name(gcc_tables.gcc[gcc_tables.ngcc - 1].gcc));
	if (floor_too_old(arg))
		return usage(command, "no floor %s%s%s: too old, the oldest is 2.17, of CentOS 7", quote, name, quote);
	near = floor_near(arg);
	if (near)
		return usage(command, "no floor %s%s%s, did you mean %s? Or a glibc release from 2.17 to %s, or another name from "
			"\"compat distros\"", quote, name, quote, near, vstr(table_x86_64.newest));
	return usage(command, "no floor %s%s%s: a glibc release from 2.17 to %s, or a name from \"compat distros\"", quote, name,
		quote, vstr(table_x86_64.newest));
}

int want_arch(const char *command, const char *arg, struct tables **t)
{
	struct utsname u;

	if (!arg)
		arg = uname(&u) ? "x86_64" : u.machine;
	*t = data_tables(arg);
	return *t ? 0 : usage(command, "no architecture %s: --arch x86_64 or aarch64", arg);
}

/* SPDX-License-Identifier: MIT */
#include <getopt.h>
#include <string.h>
#include <unistd.h>
#include "compat.h"

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

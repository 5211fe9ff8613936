/* SPDX-License-Identifier: MIT */
/* compat flags: what to paste, for a floor directory. */
#include <getopt.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "compat.h"
#include "directory.h"
#include "make.h"
#include "option.h"
#include "report.h"
#include "util.h"

/* Each %s is the directory, a second one in a line with [ the architecture. Quoted for whoever reads it first. */
static const struct form {
	const char *name;
	enum quote { SHELL, TOML, PLAIN } quote;
	const char *blank;	/* in place of text, if there are blanks in it; NULL: as text */
	const char *text;
} forms[] = {
	{ "cc", SHELL, NULL, "-L%s\n" },
	{ "rust", TOML, NULL, "# .cargo/config.toml; or in build.rs: println!(\"cargo:rustc-link-search=native=%s\");\n"
		"[target.%s-unknown-linux-gnu]\nrustflags = [\"-L\", \"native=%s\"]\n" },
	{ "cmake", PLAIN, "'-DCMAKE_EXE_LINKER_FLAGS=\"-L%s\"' '-DCMAKE_SHARED_LINKER_FLAGS=\"-L%s\"' "
		"'-DCMAKE_MODULE_LINKER_FLAGS=\"-L%s\"'\n",
		"-DCMAKE_EXE_LINKER_FLAGS=-L%s -DCMAKE_SHARED_LINKER_FLAGS=-L%s -DCMAKE_MODULE_LINKER_FLAGS=-L%s\n" },
	{ "meson", PLAIN, "\"-Dc_link_args=['-L%s']\" \"-Dcpp_link_args=['-L%s']\"\n",
		"-Dc_link_args=-L%s -Dcpp_link_args=-L%s\n" },
	{ "autotools", PLAIN, "", "LDFLAGS=-L%s\n" },
	{ "directory", PLAIN, NULL, "%s\n" },
};

static void quoted(const char *s, enum quote how)
{
	bool quote = how == SHELL && !plain_path(s);

	if (quote)
		putchar('\'');
	for (; *s; s++)
		if (quote && *s == '\'')
			printf("'\\''");
		else if (how == TOML && (*s == '"' || *s == '\\'))
			printf("\\%c", *s);
		else
			putchar(*s);
	if (quote)
		putchar('\'');
}

static void print(const struct form *form, const char *text, const char *dir, const char *arch)
{
	for (; *text; text++)
		if (text[0] == '%' && text[1] == 's') {
			if (form->quote == TOML && text[2] == '-')
				printf("%s", arch);
			else
				quoted(dir, form->quote);
			text++;
		} else {
			putchar(*text);
		}
}

/* what no string of TOML on one line has as it stands */
static bool has_control(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s < ' ' || *s == 0x7f)
			return true;
	return false;
}

int command_flags(int argc, char **argv)
{
	static const struct option options[] = {
		{ "floor", 1, NULL, 'f' }, { "arch", 1, NULL, 'A' }, { "for", 1, NULL, 'F' }, { "cc", 1, NULL, 'C' }, { "directory", 1, NULL, 'D' }, { 0 },
	};
	const char *asked = getenv("COMPAT_FLOOR"), *floor = asked && *asked ? asked : "2.17", *arch = NULL, *form = "cc", *text;
	const char *compiler = from_environment("COMPAT_CC"), *below = NULL;
	struct floor f;
	struct tables *t;
	unsigned i = 0;
	char *dir;
	int c;

	opterr = 0;
	while ((c = getopt_long(argc, argv, ":f:A:F:C:D:", options, NULL)) >= 0)
		switch (c) {
		case 'f': floor = optarg; break;
		case 'A': arch = optarg; break;
		case 'F': form = optarg; break;
		case 'C': compiler = optarg; break;
		case 'D': below = optarg; break;
		default: return wrong_option("flags", c, argc, argv);
		}
	if (optind < argc)
		return usage("flags", "no arguments, not %s", argv[optind]);
	if (want_floor("flags", floor, &f) || want_arch("flags", arch, &t))
		return USAGE;
	while (i < sizeof forms / sizeof *forms && strcmp(forms[i].name, form))
		i++;
	if (i == sizeof forms / sizeof *forms)
		return usage("flags", "nothing for %s: --for cc, rust, cmake, meson, autotools or directory", form);
	dir = make_directory(t->arch, &f, NULL, compiler, below);
	if (!dir)
		return UNREAD;
	text = forms[i].text;
	if (forms[i].blank && !plain_path(dir))
		text = forms[i].blank;
	if (!*text || (forms[i].blank && strpbrk(dir, "'\"\\$`\n")) || (forms[i].quote == TOML && has_control(dir))) {
		warn("%s: %s cannot be told of such a path; have libcompat elsewhere, or say CC='compat cc --'", shown(dir), form);
		return UNREAD;
	}
	print(&forms[i], text, dir, t->arch);
	free(dir);
	return OK;
}

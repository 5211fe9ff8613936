/* SPDX-License-Identifier: MIT */
/* compat flags: what to paste, for the floor directory beside this program. */
#include <getopt.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>
#include "compat.h"
#include "util.h"

static char *try(const char *fmt, const char *base, const char *arch, const char *floor)
{
	char *dir = xasprintf(fmt, base, arch, floor), *file = xasprintf("%s/libcompat.a", dir);

	if (access(file, R_OK)) {
		free(dir);
		dir = NULL;
	} else {
		char *real = realpath(dir, NULL);

		free(dir);
		dir = real;
	}
	free(file);
	return dir;
}

/* Why there can be no floor directory for programs built on this machine: true after a message. */
static bool host_lacks(const char *arch, const char *floor)
{
	struct utsname u;

	if (uname(&u) || strcmp(u.machine, arch))
		return false;
#ifdef _CS_GNU_LIBC_VERSION
	char s[64] = "";

	confstr(_CS_GNU_LIBC_VERSION, s, sizeof s);
	if (strncmp(s, "glibc ", 6) || version(s + 6) >= version(floor))
		return false;
	warn("this machine has %s, older than floor %s: what is linked here runs there as it is, without libcompat", s, floor);
#else
	warn("the libc of this machine is not glibc: libcompat is for programs that are built with glibc; build on a distribution with it");
#endif
	return true;
}

/* There is no such directory below root: a message with those that there are. It takes its arguments over. */
static void lost(char *root, const char *arch, const char *floor, const char *target, char *prefix)
{
	char *pattern = xasprintf("%s/*/libcompat.a", root), *there = NULL;
	glob_t g;

	if (!glob(pattern, 0, NULL, &g)) {
		for (size_t i = 0; i < g.gl_pathc; i++) {
			char *old = there, *dir = g.gl_pathv[i];

			*strrchr(dir, '/') = 0;
			there = xasprintf("%s%s%s", old ? old : "", old ? ", " : ", which has ", strrchr(dir, '/') + 1);
			free(old);
		}
		globfree(&g);
	}
	warn("no floor directory for %s, floor %s, in %s%s; in libcompat's source: make%s%s ARCH=%s FLOORS=%s%s", arch, floor, root,
		there ? there : "", *target ? " " : "", target, arch, floor, prefix ? prefix : "");
	free(prefix);
	free(there);
	free(pattern);
	free(root);
}

/* In the build tree it is build/ARCH/FLOOR, beside build/compat; installed, lib/compat/TRIPLET/FLOOR beside bin/compat. */
char *floor_directory(const char *arch, const char *floor)
{
	char self[4096], *slash, *dir;
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);

	self[n < 0 ? 0 : n] = 0;
	slash = strrchr(self, '/');
	if (!slash) {
		warn("/proc/self/exe: cannot tell where this program is");
		return NULL;
	}
	*slash = 0;
	if ((dir = try("%s/%s/%s", self, arch, floor)) ||
	    (dir = try("%s/../lib/compat/%s-linux-gnu/%s", self, arch, floor)))
		return dir;
	if (host_lacks(arch, floor))
		return NULL;
	slash = strrchr(self, '/');
	if (slash && !strcmp(slash, "/bin")) {
		*slash = 0;
		lost(xasprintf("%s/lib/compat/%s-linux-gnu", self, arch), arch, floor, "install", xasprintf(" PREFIX=%s", self));
	} else {
		lost(xasprintf("%s/%s", self, arch), arch, floor, "", NULL);
	}
	return NULL;
}

/* Each %s is the directory, a second one in a line with [ the architecture. Quoted for whoever reads it first. */
static const struct form {
	const char *name;
	enum { SHELL, TOML, PLAIN } quote;
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

static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./:@%^";

static void quoted(const char *s, int how)
{
	bool quote = how == SHELL && s[strspn(s, safe)];

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

int command_flags(int argc, char **argv)
{
	static const struct option options[] = {
		{ "floor", 1, NULL, 'f' }, { "arch", 1, NULL, 'A' }, { "for", 1, NULL, 'F' }, { 0 },
	};
	const char *floor = "2.17", *arch = NULL, *form = "cc", *text;
	struct floor f;
	struct tables *t;
	unsigned i = 0;
	char *dir;
	int c;

	opterr = 0;
	while ((c = getopt_long(argc, argv, ":f:A:F:", options, NULL)) >= 0)
		switch (c) {
		case 'f': floor = optarg; break;
		case 'A': arch = optarg; break;
		case 'F': form = optarg; break;
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
	dir = floor_directory(t->arch, vstr(f.glibc));
	if (!dir)
		return UNREAD;
	text = forms[i].text;
	if (forms[i].blank && dir[strspn(dir, safe)])
		text = forms[i].blank;
	if (!*text || (forms[i].blank && strpbrk(dir, "'\"\\$`\n"))) {
		warn("%s: %s cannot be told of such a path; have libcompat elsewhere, or say CC='compat cc --'", dir, form);
		return UNREAD;
	}
	print(&forms[i], text, dir, t->arch);
	free(dir);
	return OK;
}

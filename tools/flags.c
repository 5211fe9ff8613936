/* SPDX-License-Identifier: MIT */
/* compat flags: what to paste, for the floor directory beside this program. */
#include <getopt.h>
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
	warn("the libc of this machine is not glibc: libcompat is for programs that are built with glibc");
#endif
	return true;
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
	warn("no floor directory for %s, floor %s: neither %s/%s/%s nor %s/../lib/compat/%s-linux-gnu/%s; "
		"in libcompat's source: make ARCH=%s FLOORS=%s", arch, floor, self, arch, floor, self, arch, floor, arch, floor);
	return NULL;
}

static const char *const forms[][2] = {
	{ "cc", "-L%s -lcompat\n" },
	{ "rust", "# .cargo/config.toml; or in build.rs: println!(\"cargo:rustc-link-search=native=%s\");\n"
		"[target.%s-unknown-linux-gnu]\nrustflags = [\"-L\", \"native=%s\"]\n" },
	{ "cmake", "-DCMAKE_EXE_LINKER_FLAGS=-L%s -DCMAKE_SHARED_LINKER_FLAGS=-L%s -DCMAKE_MODULE_LINKER_FLAGS=-L%s\n" },
	{ "meson", "-Dc_link_args=-L%s -Dcpp_link_args=-L%s\n" },
	{ "autotools", "LDFLAGS=-L%s\n" },
};

/* Prints a form: %s is dir, the second one in a form with [ is the architecture. */
static void print(const char *form, const char *dir, const char *arch)
{
	for (; *form; form++)
		if (form[0] == '%' && form[1] == 's') {
			printf("%s", form[2] == '-' ? arch : dir);
			form++;
		} else {
			putchar(*form);
		}
}

int command_flags(int argc, char **argv)
{
	static const struct option options[] = {
		{ "floor", 1, NULL, 'f' }, { "arch", 1, NULL, 'A' }, { "for", 1, NULL, 'F' }, { 0 },
	};
	const char *floor = "2.17", *arch = NULL, *form = "cc";
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
		case ':': return usage("flags", "%s needs a value", argv[optind - 1]);
		default: return usage("flags", "no option %s", argv[optind - 1]);
		}
	if (optind < argc)
		return usage("flags", "no arguments, not %s", argv[optind]);
	if (want_floor("flags", floor, &f) || want_arch("flags", arch, &t))
		return USAGE;
	while (i < sizeof forms / sizeof *forms && strcmp(forms[i][0], form))
		i++;
	if (i == sizeof forms / sizeof *forms)
		return usage("flags", "nothing for %s: --for cc, rust, cmake, meson or autotools", form);
	dir = floor_directory(t->arch, vstr(f.glibc));
	if (!dir)
		return UNREAD;
	print(forms[i][1], dir, t->arch);
	free(dir);
	return OK;
}

/* SPDX-License-Identifier: MIT */
#include <glob.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>
#include "directory.h"
#include "table.h"
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
	char s[64] = "", glibc[16];

	snprintf(glibc, sizeof glibc, "%.*s", (int)strcspn(floor, "+"), floor);
	confstr(_CS_GNU_LIBC_VERSION, s, sizeof s);
	if (strncmp(s, "glibc ", 6) || version(s + 6) >= version(glibc))
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

/* where this program is, or NULL */
static char *own_directory(void)
{
	static char self[4096];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
	char *slash;

	self[n < 0 ? 0 : n] = 0;
	slash = strrchr(self, '/');
	if (slash)
		*slash = 0;
	return slash ? self : NULL;
}

bool plain_path(const char *path)
{
	return !path[strspn(path, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./:@%^")];
}

bool floor_directory_plain(void)
{
	const char *self = own_directory();

	return !self || plain_path(self);
}

/* In the build tree it is build/ARCH/FLOOR, beside build/compat; installed, lib/compat/TRIPLET/FLOOR beside bin/compat. */
char *floor_directory(const char *arch, const char *floor)
{
	char *self = own_directory(), *slash, *dir;

	if (!self) {
		warn("/proc/self/exe: cannot tell where this program is");
		return NULL;
	}
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

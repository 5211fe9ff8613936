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

bool directory_has(const char *dir, const char *name)
{
	char *path = xasprintf("%s/%s", dir, name);
	bool there = !access(path, R_OK);

	free(path);
	return there;
}

static char *try(const char *fmt, const char *base, const char *arch, const char *floor)
{
	char *root = xasprintf(fmt, base, arch), *dir = xasprintf("%s/%s", root, floor), *real = NULL;

	if (directory_has(dir, "libcompat.a"))
		real = realpath(dir, NULL);
	free(dir);
	free(root);
	return real;
}

/* Why there can be no floor directory for programs built on this machine, or NULL. */
static char *host_lacks(const char *arch, const char *floor)
{
	struct utsname u;

	if (uname(&u) || strcmp(u.machine, arch))
		return NULL;
#ifdef _CS_GNU_LIBC_VERSION
	char s[64] = "", glibc[16];

	snprintf(glibc, sizeof glibc, "%.*s", (int)strcspn(floor, "+"), floor);
	confstr(_CS_GNU_LIBC_VERSION, s, sizeof s);
	if (strncmp(s, "glibc ", 6) || version(s + 6) >= version(glibc))
		return NULL;
	return xasprintf("this machine has %s, older than floor %s: what is linked here runs there as it is, without libcompat", s, floor);
#else
	return xstrdup("the libc of this machine is not glibc: libcompat is for programs that are built with glibc; build on a distribution with it");
#endif
}

static int by_version(const void *a, const void *b)
{
	return strverscmp(*(char *const *)a, *(char *const *)b);
}

/* Adds those below a directory that no other has. */
static void list(char ***names, int *n, const char *fmt, const char *base, const char *arch)
{
	char *root = xasprintf(fmt, base, arch), *pattern = xasprintf("%s/*/libcompat.a", root);
	glob_t g;

	if (!glob(pattern, 0, NULL, &g)) {
		for (size_t i = 0; i < g.gl_pathc; i++) {
			char *dir = g.gl_pathv[i], *name;
			bool had = false;

			*strrchr(dir, '/') = 0;
			name = strrchr(dir, '/') + 1;
			for (int k = 0; k < *n; k++)
				had |= !strcmp((*names)[k], name);
			if (!had)
				*PUSH(*names, *n) = xstrdup(name);
		}
		globfree(&g);
	}
	free(pattern);
	free(root);
}

char *own_directory(void)
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
static const char built[] = "%s/%s", installed[] = "%s/../lib/compat/%s-linux-gnu";

char **floor_list(const char *arch, int *n)
{
	char *self = own_directory(), **names = NULL;

	*n = 0;
	if (self) {
		list(&names, n, built, self, arch);
		list(&names, n, installed, self, arch);
	}
	if (*n)
		qsort(names, (size_t)*n, sizeof *names, by_version);
	return names;
}

/* The path of bin/compat's PREFIX, or NULL: it is not installed. */
static char *own_prefix(void)
{
	char *self = own_directory(), *slash = self ? strrchr(self, '/') : NULL;

	return slash && !strcmp(slash, "/bin") ? xasprintf("%.*s", (int)(slash - self), self) : NULL;
}

char *floor_cure(const char *arch, const char *floors)
{
	char *prefix = own_prefix();
	const char *quote = strchr(floors, ' ') ? "'" : "";
	char *s = xasprintf("in libcompat's source: make%s ARCH=%s FLOORS=%s%s%s%s%s", prefix ? " install" : "", arch, quote, floors, quote,
		prefix ? " PREFIX=" : "", prefix ? prefix : "");

	free(prefix);
	return s;
}

/* There is no such directory: a message with those that there are. */
static char *lost(const char *arch, const char *floor)
{
	char *prefix = own_prefix(), *cure = floor_cure(arch, floor), *there = NULL, *s, **names = NULL;
	char *root = prefix ? xasprintf("%s/lib/compat/%s-linux-gnu", prefix, arch) : xasprintf("%s/%s", own_directory(), arch);
	int n = 0;

	list(&names, &n, "%s", root, NULL);
	for (int i = 0; i < n; i++) {
		char *old = there;

		there = xasprintf("%s%s%s", old ? old : "", old ? ", " : ", which has ", names[i]);
		free(old);
	}
	s = xasprintf("no floor directory for %s, floor %s, in %s%s; %s", arch, floor, root, there ? there : "", cure);
	free(there);
	free(cure);
	free(root);
	free(prefix);
	return s;
}

char *floor_find(const char *arch, const char *floor)
{
	char *self = own_directory(), *dir = self ? try(built, self, arch, floor) : NULL;

	return dir || !self ? dir : try(installed, self, arch, floor);
}

char *floor_why(const char *arch, const char *floor)
{
	char *why = own_directory() ? host_lacks(arch, floor) : xstrdup("/proc/self/exe: cannot tell where this program is");

	return why ? why : lost(arch, floor);
}

/* SPDX-License-Identifier: MIT */
/*
 * Before glibc 2.27 glob does not see a link that leads nowhere where the pattern has its name
 * without a wildcard: it asks stat, not lstat. So it gets functions of ours to ask.
 */
#include <dirent.h>
#include <glob.h>
#include <sys/stat.h>
#include "shim.h"

declare_old(glob);

static void *open_dir(const char *path)
{
	return opendir(path);
}

static struct dirent *read_dir(void *dir)
{
	return readdir(dir);
}

static void close_dir(void *dir)
{
	closedir(dir);
}

static int stat_link(const char *path, struct stat *st)
{
	int e = errno;

	if (!stat(path, st))
		return 0;
	errno = e;
	return lstat(path, st);
}

int glob(const char *pattern, int flags, int (*fail)(const char *, int), glob_t *g)
{
	glob_t was = *g;
	int r;

	if (flags & GLOB_ALTDIRFUNC)
		return old(glob)(pattern, flags, fail, g);
	g->gl_opendir = open_dir;
	g->gl_readdir = read_dir;
	g->gl_closedir = close_dir;
	g->gl_stat = stat_link;
	g->gl_lstat = lstat;
	r = old(glob)(pattern, flags | GLOB_ALTDIRFUNC, fail, g);
	g->gl_flags &= ~GLOB_ALTDIRFUNC;
	g->gl_opendir = was.gl_opendir;
	g->gl_readdir = was.gl_readdir;
	g->gl_closedir = was.gl_closedir;
	g->gl_stat = was.gl_stat;
	g->gl_lstat = was.gl_lstat;
	return r;
}

/* SPDX-License-Identifier: MIT */
/*
 * Before glibc 2.27 glob does not see a link that leads nowhere where the pattern has its name
 * without a wildcard: it asks stat, not lstat. So it gets functions of ours to ask.
 */
#include <dirent.h>
#include <glob.h>
#include <sys/stat.h>
#include "shim.h"

#define DEFINE_GLOB(name, results, entry, readdir, status, stat_, lstat_) \
declare_old(name); \
static void *open_dir(const char *path) { return opendir(path); } \
static struct entry *read_dir(void *dir) { return readdir(dir); } \
static void close_dir(void *dir) { closedir(dir); } \
static int stat_link(const char *path, struct status *st) \
{ \
	int e = errno; \
\
	if (!stat_(path, st)) \
		return 0; \
	errno = e; \
	return lstat_(path, st); \
} \
\
int name(const char *pattern, int flags, int (*fail)(const char *, int), results *g) \
{ \
	results was = *g; \
	int r; \
\
	if (flags & GLOB_ALTDIRFUNC) \
		return old(name)(pattern, flags, fail, g); \
	g->gl_opendir = open_dir; \
	g->gl_readdir = read_dir; \
	g->gl_closedir = close_dir; \
	g->gl_stat = stat_link; \
	g->gl_lstat = lstat_; \
	r = old(name)(pattern, flags | GLOB_ALTDIRFUNC, fail, g); \
	g->gl_flags &= ~GLOB_ALTDIRFUNC; \
	g->gl_opendir = was.gl_opendir; \
	g->gl_readdir = was.gl_readdir; \
	g->gl_closedir = was.gl_closedir; \
	g->gl_stat = was.gl_stat; \
	g->gl_lstat = was.gl_lstat; \
	return r; \
}

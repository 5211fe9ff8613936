/* SPDX-License-Identifier: MIT */
/*
 * Before glibc 2.27 glob does not see a link that leads nowhere where the pattern has its name without a
 * wildcard: it asks stat, not lstat. At 2.17 it leaves out names without an inode number too, and those of unknown type
 * that stat does not know, which only the functions of GLOB_ALTDIRFUNC may. And before 2.33 a pattern with a slash at the
 * end, or GLOB_ONLYDIR, finds links to files too; at 2.17 the slash finds any file. So it gets functions of ours to ask.
 */
#include <dirent.h>
#include <glob.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "shim.h"

declare_old(glob);

/* a call of glob, for functions that are not told which; none but the caller's own run in between */
struct search {
	const glob_t *ask;
	int reading;
	bool only_dirs;		/* every component of the pattern is to be a directory */
	char *path;		/* of the directory that is read */
	struct dirent entry;
};
static __thread struct search *current;

static int ask_for(int (*ask)(const char *, struct stat *), const char *path, struct stat *st)
{
	struct search *s = current;
	int r = ask(path, st);

	current = s;
	return r;
}

static void *open_dir(const char *path)
{
	struct search *s = current;
	void *dir = s->ask->gl_opendir(path);

	current = s;
	s->reading = 0;
	if (dir && s->only_dirs)
		s->path = strdup(path);
	return dir;
}

static bool is_dir(const struct search *s, const struct dirent *d)
{
	size_t n, k;
	struct stat st;
	int e = errno;
	bool is;

	if (!s->path || (d->d_type != DT_LNK && d->d_type != DT_UNKNOWN))
		return !s->path || d->d_type == DT_DIR;
	n = strlen(s->path);
	k = strlen(d->d_name) + 1;

	char name[n + 1 + k];

	memcpy(name, s->path, n);
	name[n] = '/';
	memcpy(name + n + 1, d->d_name, k);
	is = !ask_for(s->ask->gl_stat, name, &st) && S_ISDIR(st.st_mode);
	errno = e;
	return is;
}

static struct dirent *read_dir(void *dir)
{
	struct search *s = current;
	struct dirent *d;
	unsigned char type;
	size_t n;

	do {
		d = s->ask->gl_readdir(dir);
		current = s;
	} while (d && s->only_dirs && !is_dir(s, d));
	s->reading = d != NULL;
	if (!d || (n = strlen(d->d_name)) >= sizeof d->d_name)
		return d;
	type = s->path ? DT_DIR : d->d_type;
	if (d->d_ino && d->d_type == type)
		return d;
	s->entry.d_ino = 1;
	s->entry.d_type = type;
	memcpy(s->entry.d_name, d->d_name, n + 1);
	return &s->entry;
}

static void close_dir(void *dir)
{
	struct search *s = current;

	s->ask->gl_closedir(dir);
	current = s;
	s->reading = 0;
	free(s->path);
	s->path = NULL;
}

static int stat_name(const char *path, struct stat *st)
{
	struct search *s = current;
	int e = errno;

	if (!ask_for(s->ask->gl_stat, path, st))
		return 0;
	errno = e;
	if (!ask_for(s->ask->gl_lstat, path, st))
		return 0;
	if (!s->reading)
		return -1;
	/* it was read just now: it is there, and no directory */
	errno = e;
	memset(st, 0, sizeof *st);
	return 0;
}

static int lstat_name(const char *path, struct stat *st)
{
	return ask_for(current->ask->gl_lstat, path, st);
}

static void *plain_opendir(const char *path)
{
	return opendir(path);
}

static struct dirent *plain_readdir(void *dir)
{
	return readdir(dir);
}

static void plain_closedir(void *dir)
{
	closedir(dir);
}

static int plain_stat(const char *path, struct stat *st)
{
	return stat(path, st);
}

static int plain_lstat(const char *path, struct stat *st)
{
	return lstat(path, st);
}

int glob(const char *pattern, int flags, int (*fail)(const char *, int), glob_t *g)
{
	static const glob_t plain = { .gl_opendir = plain_opendir, .gl_readdir = plain_readdir,
		.gl_closedir = plain_closedir, .gl_stat = plain_stat, .gl_lstat = plain_lstat };
	glob_t was = *g;
	struct search s = { .ask = flags & GLOB_ALTDIRFUNC ? &was : &plain }, *outer = current;
	size_t n = pattern ? strlen(pattern) : 0;
	int r;

	s.only_dirs = flags & GLOB_ONLYDIR || (n && pattern[n - 1] == '/');
	g->gl_opendir = open_dir;
	g->gl_readdir = read_dir;
	g->gl_closedir = close_dir;
	g->gl_stat = stat_name;
	g->gl_lstat = lstat_name;
	current = &s;
	r = old(glob)(pattern, flags | GLOB_ALTDIRFUNC, fail, g);
	current = outer;
	if (!r && flags & GLOB_DOOFFS && !(flags & GLOB_APPEND))
		memset(g->gl_pathv, 0, g->gl_offs * sizeof *g->gl_pathv);	/* 2.17 does not with braces */
	if (!(flags & GLOB_ALTDIRFUNC))
		g->gl_flags &= ~GLOB_ALTDIRFUNC;
	g->gl_opendir = was.gl_opendir;
	g->gl_readdir = was.gl_readdir;
	g->gl_closedir = was.gl_closedir;
	g->gl_stat = was.gl_stat;
	g->gl_lstat = was.gl_lstat;
	return r;
}

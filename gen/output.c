/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <ftw.h>
#include <glob.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "output.h"
#include "util.h"

static FILE *open_file;		/* the last of the output it is for */
static char *text;
static size_t text_size;

void output_add(struct output *o, char *name, const void *data, size_t size)
{
	*PUSH(o->file, o->n) = (struct output_file) { name, data, size };
}

FILE *output_open(struct output *o, char *name)
{
	output_add(o, name, NULL, 0);
	text = NULL;
	open_file = open_memstream(&text, &text_size);
	if (!open_file)
		fatal("%s:", name);
	return open_file;
}

void output_close(struct output *o)
{
	if (fclose(open_file))
		fatal("%s:", o->file[o->n - 1].name);
	o->file[o->n - 1].data = text;
	o->file[o->n - 1].size = text_size;
}

static int remove_one(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
	(void)st, (void)flag, (void)ftw;
	return remove(path);
}

static void remove_tree(const char *dir)
{
	if (nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS) && errno != ENOENT)
		warn("%s: unable to remove:", dir);
}

static bool write_file(const struct output_file *f, const char *dir)
{
	char *path = xasprintf("%s/%s", dir, f->name);
	bool good = true;
	FILE *to;

	for (char *slash = strchr(path + strlen(dir) + 1, '/'); slash && good; slash = strchr(slash + 1, '/')) {
		*slash = 0;
		good = !mkdir(path, 0777) || errno == EEXIST;
		*slash = '/';
	}
	to = good ? fopen(path, "w") : NULL;
	good = to && fwrite(f->data, 1, f->size, to) == f->size;
	if (to && fclose(to))
		good = false;
	free(path);
	return good;
}

static bool write_files(const struct output *o, const char *to, const char *dir)
{
	for (int i = 0; i < o->n; i++)
		if (!write_file(&o->file[i], to)) {
			warn("%s/%s:", dir, o->file[i].name);
			return false;
		}
	return true;
}

/* What is in tmp becomes dir. */
static bool take_place(const char *tmp, const char *dir, enum output_how how)
{
	char *old = xasprintf("%s.old", tmp);
	bool good = !rename(tmp, dir);

	if (!good && (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR)) {
		if (how == UNLESS_THERE) {
			remove_tree(tmp);
			good = true;
		} else {
			good = !rename(dir, old) && !rename(tmp, dir);
			remove_tree(old);
		}
	}
	free(old);
	return good;
}

/* Beside dir, by a name that is no floor's. */
static char *temporary(const char *dir, const char *end)
{
	const char *slash = strrchr(dir, '/');

	return slash ? xasprintf("%.*s/.%s.%s", (int)(slash - dir), dir, slash + 1, end) : xasprintf(".%s.%s", dir, end);
}

void output_sweep(const char *dir)
{
	char *pattern = temporary(dir, "??????");
	glob_t g;

	if (!glob(pattern, GLOB_NOESCAPE, NULL, &g)) {
		for (size_t i = 0; i < g.gl_pathc; i++)
			remove_tree(g.gl_pathv[i]);
		globfree(&g);
	}
	free(pattern);
}

bool output_write(const struct output *o, const char *dir, enum output_how how)
{
	sigset_t all, before;
	char *tmp;
	bool good;
	mode_t mask;

	if (how == INTO)
		return write_files(o, dir, dir);
	/* not killed in the midst of it, by what can wait: it takes a moment */
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	tmp = temporary(dir, "XXXXXX");
	if (!mkdtemp(tmp)) {
		warn("%s:", dir);
		free(tmp);
		sigprocmask(SIG_SETMASK, &before, NULL);
		return false;
	}
	umask(mask = umask(0));
	chmod(tmp, 0777 & ~mask);
	good = write_files(o, tmp, dir);
	if (good && !(good = take_place(tmp, dir, how)))
		warn("%s:", dir);
	if (!good)
		remove_tree(tmp);
	free(tmp);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return good;
}

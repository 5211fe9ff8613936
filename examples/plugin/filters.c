/* SPDX-License-Identifier: MIT */
#include "filters.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct filter {
	struct filter *next;
	void *plugin;
	filter_fn *run;
	char *arg;
	FILE *in, *out;
	pthread_t thread;
	int result;
};

struct filters {
	struct filter *first, **last;
};

void filters_error(const char *fmt, ...)
{
	char line[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof line, fmt, ap);
	va_end(ap);
	fprintf(stderr, "filters: %s\n", line);
}

struct filters *filters_new(void)
{
	struct filters *fs = malloc(sizeof *fs);

	if (fs) {
		fs->first = NULL;
		fs->last = &fs->first;
	}
	return fs;
}

int filters_add(struct filters *fs, const char *dir, const char *spec)
{
	struct filter *f = calloc(1, sizeof *f);
	const char *colon = strchr(spec, ':');
	int n = colon ? (int)(colon - spec) : (int)strlen(spec);
	char path[4096];
	struct stat st;

	if (!f)
		return -1;
	snprintf(path, sizeof path, "%s/%.*s.so", dir, n, spec);
	if (stat(path, &st)) {
		filters_error("no filter %.*s: there is no %s", n, spec, path);
		goto fail;
	}
	f->plugin = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	if (!f->plugin || !(f->run = (filter_fn *)dlsym(f->plugin, "filter"))) {
		filters_error("%s", dlerror());
		goto fail;
	}
	if (colon && !(f->arg = strdup(colon + 1)))
		goto fail;
	*fs->last = f;
	fs->last = &f->next;
	return 0;
fail:
	if (f->plugin)
		dlclose(f->plugin);
	free(f);
	return -1;
}

static void *work(void *p)
{
	struct filter *f = p;

	f->result = f->run(f->in, f->out, f->arg);
	/* the one before must not block on what nobody reads */
	while (getc(f->in) != EOF)
		;
	fclose(f->in);
	if (fclose(f->out))
		f->result = -1;
	return NULL;
}

int filters_run(struct filters *fs, int in, int out)
{
	struct filter *f, *end;
	int result = 0, ends[2];

	for (f = fs->first; f; f = f->next) {
		if (!f->next) {
			ends[0] = -1;
			ends[1] = out;
		} else if (pipe(ends)) {
			result = -1;
			break;
		}
		f->in = fdopen(in, "r");
		f->out = fdopen(ends[1], "w");
		if (pthread_create(&f->thread, NULL, work, f)) {
			result = -1;
			break;
		}
		in = ends[0];
	}
	end = f;
	if (end)
		close(in);
	for (f = fs->first; f != end; f = f->next) {
		pthread_join(f->thread, NULL);
		if (f->result)
			result = -1;
	}
	return result;
}

void filters_free(struct filters *fs)
{
	for (struct filter *f = fs->first, *next; f; f = next) {
		next = f->next;
		dlclose(f->plugin);
		free(f->arg);
		free(f);
	}
	free(fs);
}

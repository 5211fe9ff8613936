// SPDX-License-Identifier: MIT
// Names that newer headers turn into others, or that have a newer version.
#define _GNU_SOURCE
#include <math.h>
#include <pthread.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/wait.h>

static void *thread(void *p)
{
	*(double *)p = log(*(double *)p);
	return NULL;
}

// std has a weak reference to addchdir_np: with this one, its calls have to work as well
static int spawn_in(const char *path)
{
	char *argv[] = { "test", ".", "-ef", (char *)path, NULL }, *envp[] = { NULL };
	posix_spawn_file_actions_t actions;
	pid_t pid;
	int status = 1;

	if (posix_spawn_file_actions_init(&actions) || posix_spawn_file_actions_addchdir_np(&actions, path) ||
	    posix_spawnp(&pid, "test", &actions, NULL, argv, envp) || waitpid(pid, &status, 0) != pid ||
	    posix_spawn_file_actions_destroy(&actions))
		return 1;
	return status;
}

int part(const char *path, const char *number, double x)
{
	struct stat st;
	unsigned char random[64] = { 0 };
	unsigned sum = 0;
	pthread_t t;

	if (stat(path, &st) || pthread_create(&t, NULL, thread, &x) || pthread_join(t, NULL) ||
	    getrandom(random, sizeof random, 0) != sizeof random || spawn_in(path))
		return 1;
	for (size_t i = 0; i < sizeof random; i++)
		sum += random[i];
	printf("part: %s %ld %.12f %s\n", S_ISDIR(st.st_mode) ? "directory" : "?", strtol(number, NULL, 0), x,
	       sum ? "random" : "zero");
	return fflush(stdout);
}

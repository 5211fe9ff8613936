/* SPDX-License-Identifier: MIT */
/* Nothing is left of the actions, however often. */
#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>
#include "test.h"

static long resident(void)
{
	long pages = 0;
	FILE *f = fopen("/proc/self/statm", "r");

	T_INT(fscanf(f, "%*d %ld", &pages), 1);
	fclose(f);
	return pages * sysconf(_SC_PAGESIZE);
}

static void cycle(const char *path)
{
	posix_spawn_file_actions_t f;

	memset(&f, 0xa5, sizeof f);
	T_INT(posix_spawn_file_actions_init(&f), 0);
	for (int i = 0; i < 9; i++) {
		T_INT(posix_spawn_file_actions_addchdir_np(&f, path), 0);
		T_INT(posix_spawn_file_actions_addopen(&f, 3, path, O_RDONLY, 0), 0);
		T_INT(posix_spawn_file_actions_addfchdir_np(&f, 3), 0);
	}
	T_INT(posix_spawn_file_actions_destroy(&f), 0);
}

int main(void)
{
	posix_spawn_file_actions_t fa;
	char path[1000];
	long before;

	memset(path, 'x', sizeof path);
	path[sizeof path - 1] = '\0';
	T_INT(posix_spawn_file_actions_init(&fa), 0);
	T_INT(posix_spawn_file_actions_destroy(&fa), 0);
	for (int i = 0; i < 100; i++)
		cycle(path);
	before = resident();
	for (int i = 0; i < 2000; i++)
		cycle(path);
	T_TRUE(resident() - before < 4 << 20);		/* 18 MB were allocated for chdir alone */
	return t_status;
}

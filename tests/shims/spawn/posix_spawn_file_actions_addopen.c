/* SPDX-License-Identifier: MIT */
/* The path is the object's own: glibc before 2.20 kept the caller's. */
#include <limits.h>
#include "test.h"
#include "spawning.h"

int main(void)
{
	char path[PATH_MAX], name[32], long_path[5000];

	start();
	umask(0);
	strcpy(path, "text");
	file(path, "right\n", 0644);
	file("junk", "wrong\n", 0644);
	T_INT(posix_spawn_file_actions_addopen(&fa, 0, path, O_RDONLY, 0), 0);
	strcpy(path, "junk");
	T_STR(sh("cat"), "right\n");
	T_STR(sh("exec 0<&-; cat text"), "right\n");		/* and again with the same object */
	again();

	for (int i = 0; i < 100; i++) {
		snprintf(name, sizeof name, "made%d", i);
		T_INT(posix_spawn_file_actions_addopen(&fa, 30 + i % 7, name, O_WRONLY | O_CREAT, 0604), 0);
		T_INT(posix_spawn_file_actions_addclose(&fa, 30 + i % 5), 0);
		T_INT(posix_spawn_file_actions_adddup2(&fa, 1, 50), 0);
	}
	strcpy(name, "junk");
	T_STR(sh("ls | grep -c made; stat -c %a made0 made99"), "100\n604\n604\n");
	again();

	T_INT(posix_spawn_file_actions_addopen(&fa, -1, "text", O_RDONLY, 0), EBADF);
	T_INT(posix_spawn_file_actions_addopen(&fa, INT_MAX, "text", O_RDONLY, 0), EBADF);
	T_EXIT(0, "/bin/true", 0);
	memset(long_path, 'x', sizeof long_path);
	long_path[sizeof long_path - 1] = '\0';
	T_INT(posix_spawn_file_actions_addopen(&fa, 5, long_path, O_RDONLY, 0), 0);
	memset(long_path, 0, sizeof long_path);
	plain = 1;
	T_FAIL(0, "/bin/true", ENAMETOOLONG);
	again();
	T_INT(posix_spawn_file_actions_addopen(&fa, 5, "", O_RDONLY, 0), 0);
	T_FAIL(0, "/bin/true", ENOENT);
	return finish();
}

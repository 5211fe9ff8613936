/* SPDX-License-Identifier: MIT */
#include "test.h"
#include "spawning.h"

static int fchdir_to(int fd)
{
	return posix_spawn_file_actions_addfchdir_np(&fa, fd);
}

int main(void)
{
	char want[128];
	int a, b, text, path;

	start();
	mkdir("a", 0755);
	mkdir("a/b", 0755);
	file("a/b/program", "#!/bin/sh\nexit 13\n", 0755);
	a = open("a", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	b = open("a/b", O_RDONLY | O_DIRECTORY);
	path = open("a", O_PATH);
	text = open("a/b/program", O_RDONLY);

	T_INT(fchdir_to(a), 0);
	snprintf(want, sizeof want, "%s/a\n", top);
	T_STR(sh("/bin/pwd"), want);
	again();
	T_INT(fchdir_to(a), 0);
	T_INT(fchdir_to(b), 0);
	T_INT(posix_spawn_file_actions_addclose(&fa, b), 0);
	T_EXIT(0, "program", 13);
	T_INT(posix_spawn_file_actions_addchdir_np(&fa, ".."), 0);
	T_FAIL(0, "program", ENOENT);
	T_EXIT(0, "b/program", 13);
	T_INT(fchdir_to(path), 0);
	T_EXIT(0, "b/program", 13);
	again();

	/* a descriptor that an earlier action makes */
	T_INT(posix_spawn_file_actions_addopen(&fa, 50, "a/b", O_RDONLY, 0), 0);
	T_INT(fchdir_to(50), 0);
	T_EXIT(0, "program", 13);
	T_INT(posix_spawn_file_actions_addclose(&fa, 50), 0);
	T_INT(fchdir_to(50), 0);
	T_FAIL(0, "program", EBADF);
	again();

	T_INT(fchdir_to(text), 0);
	T_FAIL(0, "/bin/true", ENOTDIR);
	again();
	T_INT(fchdir_to(199), 0);
	T_FAIL(0, "/bin/true", EBADF);
	again();
	T_INT(fchdir_to(-1), 0);		/* found out when it is done, as by glibc */
	T_FAIL(0, "/bin/true", EBADF);
	again();
	T_INT(fchdir_to(AT_FDCWD), 0);
	T_FAIL(0, "/bin/true", EBADF);
	return finish();
}

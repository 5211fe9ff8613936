/* SPDX-License-Identifier: MIT */
#include "test.h"
#include "spawning.h"

static int chdir_to(const char *path)
{
	return posix_spawn_file_actions_addchdir_np(&fa, path);
}

static char *in_top(const char *name)
{
	static char buf[128];

	snprintf(buf, sizeof buf, "%s/%s\n", top, name);
	return buf;
}

int main(void)
{
	char path[5000], name[32];

	start();
	mkdir("a", 0755);
	mkdir("a/b", 0755);
	mkdir("a/b/c", 0755);
	file("a/program", "#!/bin/sh\nexit 11\n", 0755);
	file("a/b/program", "#!/bin/sh\nexit 12\n", 0755);
	file("a/text", "in a", 0644);
	file("a/b/text", "in b", 0644);

	/* the string is copied; relative to what came before */
	strcpy(path, "a");
	errno = 77;
	T_INT(chdir_to(path), 0);
	strcpy(path, "b/.//c");
	T_INT(chdir_to(path), 0);
	strcpy(path, "junk");
	T_STR(sh("/bin/pwd"), in_top("a/b/c"));
	T_STR(sh("/bin/pwd"), in_top("a/b/c"));		/* and again with the same object */
	T_INT(chdir_to(".."), 0);
	T_STR(sh("/bin/pwd"), in_top("a/b"));
	again();
	T_INT(chdir_to("/"), 0);
	T_STR(sh("/bin/pwd"), "/\n");
	T_TRUE(getcwd(path, sizeof path) != NULL);		/* not ours */
	T_STR(path, top);
	again();

	/* the program and the files of later actions are looked up there */
	T_INT(posix_spawn_file_actions_addopen(&fa, 30, "a/text", O_RDONLY, 0), 0);
	T_INT(chdir_to("a"), 0);
	T_INT(posix_spawn_file_actions_addopen(&fa, 31, "text", O_RDONLY, 0), 0);
	T_INT(chdir_to("b"), 0);
	T_INT(posix_spawn_file_actions_addopen(&fa, 32, "text", O_RDONLY, 0), 0);
	T_INT(posix_spawn_file_actions_addopen(&fa, 33, "new", O_WRONLY | O_CREAT | O_EXCL, 0640), 0);
	T_EXIT(0, "program", 12);
	unlink("a/b/new");
	T_EXIT(0, "../program", 11);
	unlink("a/b/new");
	T_STR(sh("cd /proc/self/fd && cat 30 31 32; stat -Lc %a 33"), "in ain ain b640\n");
	T_FAIL(0, "program", EEXIST);		/* of "new", the second time */
	again();

	/* errors, where they belong in the order */
	T_INT(chdir_to("none"), 0);
	T_FAIL(0, "/bin/true", ENOENT);
	again();
	T_INT(chdir_to("a/text"), 0);
	T_FAIL(0, "/bin/true", ENOTDIR);
	again();
	T_INT(chdir_to(""), 0);
	T_FAIL(0, "/bin/true", ENOENT);
	again();
	T_INT(chdir_to("a"), 0);
	T_INT(posix_spawn_file_actions_adddup2(&fa, 199, 5), 0);
	T_INT(chdir_to("none"), 0);
	T_FAIL(0, "program", EBADF);
	again();
	memset(path, 'x', sizeof path);
	path[sizeof path - 1] = '\0';
	T_INT(chdir_to(path), 0);
	T_FAIL(0, "/bin/true", ENAMETOOLONG);
	again();
	T_INT(chdir_to("a"), 0);
	T_FAIL(0, "/bin/none", ENOENT);
	T_FAIL(0, "text", EACCES);
	T_FAIL(0, "b", EACCES);
	T_FAIL(0, "", ENOENT);
	again();

	/* more actions than fit at first, of all kinds */
	for (int i = 0; i < 100; i++) {
		snprintf(name, sizeof name, "d%d", i);
		mkdir(name, 0755);
		T_INT(chdir_to(name), 0);
		T_INT(chdir_to(".."), 0);
		T_INT(posix_spawn_file_actions_adddup2(&fa, 2, 40), 0);
		T_INT(posix_spawn_file_actions_addclose(&fa, 40), 0);
		T_INT(posix_spawn_file_actions_addopen(&fa, 41, name, O_RDONLY, 0), 0);
	}
	T_INT(chdir_to("d99"), 0);
	T_STR(sh("/bin/pwd; ls -d /proc/self/fd/4*"),
		(snprintf(path, sizeof path, "%s/d99\n/proc/self/fd/41\n", top), path));
	return finish();
}

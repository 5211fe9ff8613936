/* SPDX-License-Identifier: MIT */
#include "test.h"
#include "spawning.h"

static void all(void)
{
	static char buf[6000];
	char *argv[] = { "sh", "-c", "exit $N", NULL }, *envp[] = { "N=17", "PATH=/none", NULL };
	int status = -1;
	pid_t pid;

	setenv("PATH", "/nodir:p1/text:p1:p2", 1);
	T_EXIT(1, "both", 1);
	T_EXIT(1, "second", 2);
	T_EXIT(1, "denied", 2);		/* p1's may not be run */
	T_EXIT(1, "isdir", 2);
	T_EXIT(1, "badint", 2);		/* no interpreter: as if not there */
	T_EXIT(1, "p2/both", 2);
	T_FAIL(1, "text", EACCES);
	T_FAIL(1, "noshell", ENOEXEC);	/* no shell for what has no "#!" */
	T_FAIL(1, "p1/noshell", ENOEXEC);
	T_FAIL(1, "loop", ELOOP);
	T_FAIL(1, "none", ENOENT);
	T_FAIL(1, "", ENOENT);
	T_FAIL(1, "here", ENOENT);
	T_FAIL(1, "./none", ENOENT);
	T_FAIL(0, "both", ENOENT);
	T_EXIT(0, "here", 3);
	setenv("PATH", "p2:p1", 1);
	T_EXIT(1, "both", 2);
	setenv("PATH", "p1/text", 1);
	T_FAIL(1, "both", ENOTDIR);

	setenv("PATH", "", 1);
	T_EXIT(1, "here", 3);
	setenv("PATH", ":p1", 1);
	T_EXIT(1, "here", 3);
	setenv("PATH", "p1:", 1);
	T_EXIT(1, "here", 3);
	setenv("PATH", "p1::p2", 1);
	T_EXIT(1, "here", 3);
	T_EXIT(1, "second", 2);
	unsetenv("PATH");
	T_EXIT(1, "true", 0);
	T_FAIL(1, "here", ENOENT);

	/* the caller's PATH counts, not the new program's */
	setenv("PATH", "/bin:/usr/bin", 1);
	T_INT(posix_spawnp(&pid, "sh", &fa, NULL, argv, envp), 0);
	T_INT(waitpid(pid, &status, 0), pid);
	T_INT(status, 17 << 8);

	memset(buf, 'y', 5000);
	strcpy(buf + 5000, ":p2");		/* longer than a path can be: passed over */
	setenv("PATH", buf, 1);
	T_EXIT(1, "second", 2);
	setenv("PATH", "p1", 1);
	buf[255] = '\0';
	T_FAIL(1, buf, ENOENT);
	buf[255] = 'y';
	buf[256] = '\0';
	T_FAIL(1, buf, ENAMETOOLONG);
}

int main(void)
{
	char *argv[] = { "x", NULL };
	pid_t pid = -77;

	start();
	mkdir("p1", 0755);
	mkdir("p2", 0755);
	mkdir("p1/isdir", 0755);
	mkdir("deep", 0755);
	file("here", "#!/bin/sh\nexit 3\n", 0755);
	file("p1/both", "#!/bin/sh\nexit 1\n", 0755);
	file("p2/both", "#!/bin/sh\nexit 2\n", 0755);
	file("p2/second", "#!/bin/sh\nexit 2\n", 0755);
	file("p1/denied", "#!/bin/sh\nexit 1\n", 0644);
	file("p2/denied", "#!/bin/sh\nexit 2\n", 0755);
	file("p1/badint", "#!/none/x\n", 0755);
	file("p2/badint", "#!/bin/sh\nexit 2\n", 0755);
	file("p2/isdir", "#!/bin/sh\nexit 2\n", 0755);
	file("p1/noshell", "exit 9\n", 0755);
	file("p2/noshell", "#!/bin/sh\nexit 2\n", 0755);
	file("p1/text", "text", 0644);
	T_INT(symlink("loop", "p1/loop"), 0);

	plain = 1;
	all();					/* what the floor's own does */
	plain = 0;
	T_INT(chdir("deep"), 0);
	T_INT(posix_spawn_file_actions_addchdir_np(&fa, ".."), 0);
	all();					/* looked up after the chdir */

	again();
	if (!emulated())
		T_INT(posix_spawnp(&pid, "none", NULL, NULL, argv, environ), ENOENT);
	setenv("PATH", "/bin:/usr/bin", 1);
	return finish();
}

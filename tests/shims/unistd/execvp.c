/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "test.h"

static char dir[] = "/tmp/execvpXXXXXX";
static char *const env[] = { "X=5", NULL };

enum { VP, VPE, LP, WAYS };

static int way;

static void run(const char *file, const char *a, const char *b)
{
	char *argv[] = { (char *)"name", (char *)a, (char *)b, NULL };

	if (way == VP)
		execvp(file, argv);
	else if (way == VPE)
		execvpe(file, argv, env);
	else
		execlp(file, "name", a, b, (char *)NULL);
}

/* exit status of FILE, or errno + 100 if it cannot be run */
static int status(const char *file, const char *a, const char *b)
{
	int s = -1;
	pid_t pid = fork();

	if (!pid) {
		run(file, a, b);
		_exit(100 + errno);
	}
	T_INT(waitpid(pid, &s, 0), pid);
	return WIFEXITED(s) ? WEXITSTATUS(s) : -1;
}

static void script(const char *name, const char *text)
{
	int fd = open(name, O_CREAT | O_TRUNC | O_WRONLY, 0755);

	T_INT(write(fd, text, strlen(text)), strlen(text));
	close(fd);
}

static void check(void)
{
	char longest[NAME_MAX + 2];

	memset(longest, 'x', sizeof longest);
	longest[NAME_MAX + 1] = 0;

	unsetenv("PATH");
	T_INT(status("sh", "-c", "exit 3"), 3);			/* not the one here */
	T_INT(status("nonesuch", "1", "2"), 100 + ENOENT);	/* which is here */
	T_INT(status("./nonesuch", "1", "2"), 9);
	T_INT(status("", "1", "2"), 100 + ENOENT);
	T_INT(status(longest, "1", "2"), 100 + ENAMETOOLONG);
	T_INT(status("true", NULL, NULL), 0);
	T_INT(status("test", "-d", "."), 0);
	T_INT(status("sh", "-c", "exit ${X-4}"), way == VPE ? 5 : 4);

	setenv("PATH", ".", 1);
	T_INT(status("nonesuch", "1", "2"), 9);
	T_INT(status("noshell", "7", "2"), 7);			/* without #!, by sh */
	setenv("PATH", "", 1);
	T_INT(status("nonesuch", "1", "2"), 9);
	setenv("PATH", "/nonesuch:/bin", 1);
	T_INT(status("nonesuch", "1", "2"), 100 + ENOENT);
	T_INT(status("sh", "-c", "exit 3"), 3);
}

int main(void)
{
	T_TRUE(mkdtemp(dir));
	T_INT(chdir(dir), 0);
	script("sh", "#!/bin/sh\nexit 8\n");
	script("nonesuch", "#!/bin/sh\nexit 9\n");
	script("noshell", "exit $1\n");
	for (way = 0; way < WAYS; way++)
		check();
	unlink("sh");
	unlink("nonesuch");
	unlink("noshell");
	rmdir(dir);
	return t_status;
}

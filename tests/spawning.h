/* SPDX-License-Identifier: MIT */
/*
 * What the tests of posix_spawn share. Include after test.h.
 */
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define UNUSED __attribute__((unused))	/* by some tests */

extern char **environ;

/* 2.29, as the chdir actions: not NULL where the running libc has its own */
extern int getcpu(unsigned *, unsigned *) __attribute__((weak));

static posix_spawn_file_actions_t fa;
static posix_spawnattr_t attr;
static char top[] = "/tmp/spawnXXXXXX";

/* fa holds nothing that an old libc does not know itself */
static int plain;

/* Under qemu-user vfork is fork. */
UNUSED static int emulated(void)
{
	static int known;

	if (!known) {
		volatile int seen = 0;
		pid_t pid = vfork();

		if (!pid) {
			seen = 1;
			_exit(0);
		}
		waitpid(pid, NULL, 0);
		known = seen ? 1 : 2;
	}
	return known == 2;
}

/* There libc's own posix_spawn cannot tell of errors: exit status 127 is all one gets. */
UNUSED static int lossy(void)
{
	return emulated() && (plain || getcpu);
}

UNUSED static void start(void)
{
	alarm(120);
	T_TRUE(mkdtemp(top) != NULL);
	T_INT(chmod(top, 0755), 0);
	T_INT(chdir(top), 0);
	T_INT(posix_spawn_file_actions_init(&fa), 0);
	T_INT(posix_spawnattr_init(&attr), 0);
}

UNUSED static void again(void)
{
	T_INT(posix_spawn_file_actions_destroy(&fa), 0);
	T_INT(posix_spawn_file_actions_init(&fa), 0);
}

UNUSED static int finish(void)
{
	char cmd[64];

	posix_spawn_file_actions_destroy(&fa);
	posix_spawnattr_destroy(&attr);
	snprintf(cmd, sizeof cmd, "rm -rf %s", top);
	T_INT(chdir("/"), 0);
	T_INT(system(cmd), 0);
	return t_status;
}

UNUSED static void file(const char *name, const char *text, mode_t mode)
{
	int fd = open(name, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0600);

	T_INT(write(fd, text, strlen(text)), strlen(text));
	T_INT(fchmod(fd, mode), 0);
	close(fd);
}

/* Wait status, or -1 for an error, which is then in *error. */
UNUSED static int spawn(int search, const char *name, char *const argv[], int *error)
{
	int status = -1;
	pid_t pid = -77;

	*error = (search ? posix_spawnp : posix_spawn)(&pid, name, &fa, &attr, argv, environ);
	if (*error) {
		T_INT(pid, -77);
		T_ERR(waitpid(-1, NULL, 0), -1, ECHILD);
		return -1;
	}
	T_INT(waitpid(pid, &status, 0), pid);
	return status;
}

/* The program must end with this exit status. */
#define T_EXIT(search, name, want) do { char *a_[] = { "x", NULL }; int e_; \
	int s_ = spawn(search, name, a_, &e_); \
	if (s_ != (want) << 8) t_error("%s: error %d, wait status %x, want exit %d", name, e_, s_, want); \
	} while (0)

/* It must not start, for this reason. */
#define T_FAIL(search, name, want) do { char *a_[] = { "x", NULL }; int e_; \
	int s_ = spawn(search, name, a_, &e_); \
	if (e_ != (want) && !(lossy() && s_ == 127 << 8)) \
		t_error("%s: error %d, wait status %x, want error %d", name, e_, s_, want); \
	} while (0)

/* What a shell command prints, with fa and attr in force; fa then is good for sh() only. */
UNUSED static const char *sh(char *cmd)
{
	static char buf[65536];
	char *argv[] = { "sh", "-pc", cmd, NULL };
	size_t n = 0;
	ssize_t r;
	int p[2], e, status = -1;
	pid_t pid = -77;

	T_INT(pipe2(p, O_CLOEXEC), 0);
	T_INT(fcntl(p[1], F_DUPFD_CLOEXEC, 200), 200);
	close(p[1]);
	T_INT(posix_spawn_file_actions_adddup2(&fa, 200, 1), 0);
	e = posix_spawn(&pid, "/bin/sh", &fa, &attr, argv, environ);
	close(200);
	while ((r = read(p[0], buf + n, sizeof buf - 1 - n)) > 0)
		n += (size_t)r;
	buf[n] = '\0';
	close(p[0]);
	T_INT(e, 0);
	if (!e) {
		T_INT(waitpid(pid, &status, 0), pid);
		T_INT(status, 0);
	}
	return buf;
}

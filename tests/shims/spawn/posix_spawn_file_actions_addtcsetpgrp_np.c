/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <sys/ioctl.h>
#include "test.h"
#include "spawning.h"

static char terminal[64];
static int master;

static int tcsetpgrp_of(int fd)
{
	return posix_spawn_file_actions_addtcsetpgrp_np(&fa, fd);
}

/* The process, its group, the foreground group of its terminal, its session. */
static void run(int *id)
{
	const char *s = sh("echo $$; cut -d' ' -f5,8,6 /proc/self/stat");

	T_INT(sscanf(s, "%d%d%d%d", &id[0], &id[1], &id[3], &id[2]), 4);
}

static int session(void (*f)(void))
{
	pid_t pid = fork();
	int status = -1;

	if (!pid) {
		t_status = 0;
		if (setsid() < 0)
			_exit(3);
		f();
		_exit(t_status);
	}
	T_INT(waitpid(pid, &status, 0), pid);
	return status;
}

static void job_control(void)
{
	int fd = open(terminal, O_RDWR), id[4];

	T_TRUE(fd >= 0);
	T_INT(ioctl(fd, TIOCSCTTY, 0), 0);
	T_INT(tcgetpgrp(fd), getpid());

	/* a new group gets the terminal */
	T_INT(posix_spawnattr_setpgroup(&attr, 0), 0);
	T_INT(posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETPGROUP), 0);
	T_INT(tcsetpgrp_of(fd), 0);
	run(id);
	T_INT(id[1], id[0]);
	T_INT(id[2], id[0]);
	T_INT(id[3], getpid());
	/* nor does SIGTTOU stop it now that the caller's is in the background */
	T_INT(tcgetpgrp(fd), id[0]);
	again();
	T_INT(tcsetpgrp_of(fd), 0);
	run(id);
	T_INT(id[1], id[0]);
	T_INT(id[2], id[0]);
	/* without a group of its own the caller's */
	again();
	T_INT(posix_spawnattr_setflags(&attr, 0), 0);
	T_INT(tcsetpgrp_of(fd), 0);
	run(id);
	T_INT(id[1], getpid());
	T_INT(id[2], getpid());
	T_INT(tcgetpgrp(fd), getpid());

	/* as the other actions left it */
	again();
	T_INT(posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETPGROUP), 0);
	T_INT(posix_spawn_file_actions_adddup2(&fa, fd, 150), 0);
	T_INT(posix_spawn_file_actions_addclose(&fa, fd), 0);
	T_INT(tcsetpgrp_of(150), 0);
	T_INT(posix_spawn_file_actions_addclose(&fa, 150), 0);
	run(id);
	T_INT(id[2], id[0]);
	T_INT(tcgetpgrp(fd), id[0]);
	again();
	T_INT(posix_spawn_file_actions_addclose(&fa, fd), 0);
	T_INT(tcsetpgrp_of(fd), 0);
	T_FAIL(0, "/bin/true", EBADF);
	again();
	T_INT(posix_spawn_file_actions_addclosefrom_np(&fa, 3), 0);
	T_INT(tcsetpgrp_of(fd), 0);
	T_FAIL(0, "/bin/true", EBADF);
	/* done before the program turns out not to be there */
	again();
	T_INT(posix_spawnattr_setflags(&attr, 0), 0);
	T_INT(tcsetpgrp_of(fd), 0);
	T_FAIL(0, "/none", ENOENT);
	T_INT(tcgetpgrp(fd), getpid());
}

/* A session made by the spawn, the terminal by an action. */
static void new_session(void)
{
	int id[4];

	T_INT(posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSID), 0);
	T_INT(posix_spawn_file_actions_addopen(&fa, 0, terminal, O_RDWR, 0), 0);
	T_INT(tcsetpgrp_of(0), 0);
	T_INT(posix_spawn_file_actions_addopen(&fa, 0, "/dev/null", O_RDONLY, 0), 0);
	run(id);
	T_INT(id[1], id[0]);
	T_INT(id[2], id[0]);
	T_INT(id[3], id[0]);
}

static void no_terminal(void)
{
	int fd = open(terminal, O_RDWR | O_NOCTTY), null = open("/dev/null", O_RDONLY);

	T_INT(tcsetpgrp_of(fd), 0);		/* a terminal, not ours */
	T_FAIL(0, "/bin/true", ENOTTY);
	again();
	T_INT(tcsetpgrp_of(null), 0);
	T_FAIL(0, "/bin/true", ENOTTY);
	again();
	T_INT(tcsetpgrp_of(199), 0);
	T_FAIL(0, "/bin/true", EBADF);
}

int main(void)
{
	start();
	T_INT(tcsetpgrp_of(-1), EBADF);
	T_INT(tcsetpgrp_of(INT_MAX), EBADF);
	T_EXIT(0, "/bin/true", 0);		/* nothing was added */

	master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (master < 0 || grantpt(master) || unlockpt(master) || ptsname_r(master, terminal, sizeof terminal)) {
		finish();
		return t_skip("no pseudo-terminals here");
	}
	T_INT(session(no_terminal), 0);
	T_INT(session(job_control), 0);
	T_INT(session(new_session), 0);
	return finish();
}

/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include "seccomp.h"
#include "test.h"
#include "../sys/call.h"

static char *argv[] = { "name", "-c", "exit $((${#0} + number))", NULL };	/* 4 + 38 */
static char *envp[] = { "number=38", NULL };

/* exit status of what execveat starts in a child, or 100 + errno */
static int runs(int dir, const char *path, int flags)
{
	pid_t pid = fork();
	int status = 0;

	if (!pid) {
		T_INT(execveat(dir, path, argv, envp, flags), -1);
		_exit(100 + errno);
	}
	T_INT(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

int main(void)
{
	int bin, sh = open("/bin/sh", O_PATH | O_CLOEXEC), text = open("/etc/passwd", O_RDONLY);
	char tmp[] = "/tmp/execveatXXXXXX";

	T_TRUE(mkdtemp(tmp) != NULL);
	bin = open(tmp, O_RDONLY | O_DIRECTORY | O_CLOEXEC);	/* /bin may be another one under qemu-user */
	T_INT(symlinkat("/bin/sh", bin, "sh"), 0);
	if (t_known(SYS_execveat)) {
		T_INT(runs(bin, "sh", 0), 42);
		T_INT(runs(sh, "", AT_EMPTY_PATH), 42);
		T_INT(runs(-1, "/bin/sh", 0), 42);
		T_INT(chdir(tmp), 0);
		T_INT(runs(AT_FDCWD, "sh", 0), 42);
		T_INT(chdir("/"), 0);
		T_INT(runs(bin, "sh", AT_SYMLINK_NOFOLLOW), 100 + ELOOP);

		T_ERR(execveat(bin, "no such command", argv, envp, 0), -1, ENOENT);
		T_ERR(execveat(AT_FDCWD, "sh", argv, envp, 0), -1, ENOENT);
		T_ERR(execveat(bin, "", argv, envp, 0), -1, ENOENT);
		T_ERR(execveat(-1, "sh", argv, envp, 0), -1, EBADF);
		T_ERR(execveat(text, "sh", argv, envp, 0), -1, ENOTDIR);
		T_ERR(execveat(text, "", argv, envp, AT_EMPTY_PATH), -1, EACCES);
		T_ERR(execveat(bin, "", argv, envp, AT_EMPTY_PATH), -1, EACCES);
		T_ERR(execveat(bin, "sh", argv, envp, 0x4000), -1, EINVAL);
	}
	unlinkat(bin, "sh", 0);
	T_INT(rmdir(tmp), 0);
	if (t_deny(SYS_execveat, ENOSYS))
		return t_skip(T_NO_FILTER);
	T_ERR(execveat(bin, "sh", argv, envp, 0), -1, ENOSYS);
	T_ERR(execveat(sh, "", argv, envp, AT_EMPTY_PATH), -1, ENOSYS);
	T_INT(runs(-1, "/bin/sh", 0), 100 + ENOSYS);
	return t_status;
}

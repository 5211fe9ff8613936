/* SPDX-License-Identifier: MIT */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include "test.h"

#ifdef T_NATIVE	/* only in archives of glibc's own from some releases on */
#define __stack_chk_fail_local __stack_chk_fail
#endif
void __stack_chk_fail_local(void);

int main(void)
{
	char text[256] = "";
	int status = 0, p[2];
	pid_t pid;

	T_INT(pipe(p), 0);
	pid = fork();
	if (!pid) {
		setenv("LIBC_FATAL_STDERR_", "1", 1);
		dup2(p[1], 2);
		__stack_chk_fail_local();
		_exit(0);
	}
	waitpid(pid, &status, 0);
	T_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
	close(p[1]);
	if (read(p[0], text, sizeof text - 1) < 0)
		t_error("read: errno %d", errno);
	T_TRUE(strstr(text, "stack smashing detected"));
	return t_status;
}

/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "compiler.h"
#include "file.h"
#include "image.h"
#include "table.h"
#include "util.h"

#define SECONDS 60	/* for a program that is BOUNDED */
#define SLICE 100	/* of a wait, in milliseconds */

volatile sig_atomic_t answer_stop;

char *from_environment(const char *name)
{
	char *s = getenv(name);

	return s && *s ? s : NULL;
}

char *find_program(const char *name)
{
	const char *p = getenv("PATH");
	struct stat st;

	if (strchr(name, '/'))
		return access(name, X_OK) ? NULL : xstrdup(name);
	for (size_t n; p && *p; p += n + (p[n] == ':')) {
		char *s;

		n = strcspn(p, ":");
		s = xasprintf("%.*s/%s", (int)n, p, name);
		if (n && !stat(s, &st) && S_ISREG(st.st_mode) && !access(s, X_OK))
			return s;
		free(s);
	}
	return NULL;
}

char **divide(const char *command, int *n)
{
	char **words = NULL, *s = xstrdup(command), *save = NULL;

	*n = 0;
	if (strchr(command, '/') && !access(command, X_OK)) {
		*PUSH(words, *n) = s;
	} else {
		for (char *w = strtok_r(s, " \t\n", &save); w; w = strtok_r(NULL, " \t\n", &save))
			*PUSH(words, *n) = w;
	}
	if (words) {
		int all = *n;

		*PUSH(words, all) = NULL;
	}
	return words;
}

char **join(char **a, int na, char **b, int nb)
{
	char **all = NULL;
	int n = 0;

	for (int i = 0; i < na; i++)
		*PUSH(all, n) = a[i];
	for (int i = 0; i < nb; i++)
		*PUSH(all, n) = b[i];
	*PUSH(all, n) = NULL;
	return all;
}

const char *compiler_name(char **program, int n)
{
	int i = 0;

	while (i + 1 < n && *program[i + 1] != '-')
		i++;
	return program[i];
}

static void start(char **argv, int out, int how)
{
	int null = open("/dev/null", O_RDWR);

	if (how & BOUNDED)
		setpgid(0, 0);
	dup2(null, 0);
	dup2(how & ERRORS ? out : null, 2);
	dup2(out, 1);
	if (out > 2)
		close(out);
	execvp(argv[0], argv);
	_exit(127);
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool ended(pid_t pid)
{
	siginfo_t info = { 0 };

	return waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) || info.si_pid;
}

/* Gently at first: a compiler has temporary files. */
static void end(pid_t pid)
{
	kill(-pid, SIGTERM);
	for (int i = 0; i < 2000 / SLICE && !ended(pid); i++)
		poll(NULL, 0, SLICE);
	kill(-pid, SIGKILL);
	kill(pid, SIGKILL);
}

bool answer(char **argv, char *text, size_t size, int how)
{
	double till = now() + SECONDS;
	int fd[2], status;
	bool more = true;
	size_t n = 0;
	pid_t pid;

	*text = 0;
	if (answer_stop || pipe(fd))
		return false;
	fflush(stdout);
	if ((pid = fork()) < 0) {
		close(fd[0]);
		close(fd[1]);
		return false;
	}
	if (!pid) {
		close(fd[0]);
		start(argv, fd[1], how);
	}
	if (how & BOUNDED)
		setpgid(pid, pid);
	close(fd[1]);
	while (more || (how & BOUNDED && !ended(pid))) {
		struct pollfd p = { more ? fd[0] : -1, POLLIN, 0 };
		char block[4096];
		ssize_t got;

		if (how & BOUNDED && (answer_stop || now() > till)) {
			end(pid);
			break;
		}
		if (how & BOUNDED && poll(&p, 1, more ? SLICE : 5) <= 0)
			continue;
		got = read(fd[0], block, sizeof block);
		more = got > 0 || (got < 0 && errno == EINTR);
		for (ssize_t i = 0; i < got && n + 1 < size; i++)
			text[n++] = block[i];
	}
	close(fd[0]);
	text[n] = 0;
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return false;
	return WIFEXITED(status) && !WEXITSTATUS(status);
}

/* A libc.so.6 has a line to print about itself; there need be no symbol of its release. */
static int release(const char *p, size_t size)
{
	static const char text[] = "release version ";
	const char *s = memmem(p, size, text, sizeof text - 1);
	char number[8];
	size_t n = 0;

	if (!s)
		return 0;
	for (s += sizeof text - 1; s < p + size && n + 1 < sizeof number; s++) {
		if ((*s < '0' || *s > '9') && (*s != '.' || s + 1 == p + size || s[1] < '0' || s[1] > '9'))
			break;
		number[n++] = *s;
	}
	number[n] = 0;
	return version(number);
}

static void look(const char *path, struct libc *c)
{
	struct span s;
	struct file f;

	if (!file_map(path, &s) || !image_is_elf(s.p, s.len))
		return;
	c->arch = file_open(&f, s.p, s.len) ? NULL : file_arch(f.eh.e_machine);
	c->other = !c->arch;
	c->glibc = release((const char *)s.p, s.len);
}

struct libc libc_of(char **program, int nprogram, char **target, int ntarget, int how)
{
	static char *question[] = { "-print-file-name=libc.so.6" };
	char **argv = join(program, nprogram, target, ntarget), path[4096];
	struct libc c = { 0 };

	argv = join(argv, nprogram + ntarget, question, 1);
	if (answer(argv, path, sizeof path, how)) {
		path[strcspn(path, "\n")] = 0;
		if (!strcmp(path, "libc.so.6"))
			c.none = true;
		else if (strchr(path, '/'))
			look(path, &c);
	}
	return c;
}

int headers_of(char **program, int nprogram, char **target, int ntarget, int how)
{
	static const char digits[] = "0123456789";
	static char text[1 << 17];
	char *question[] = { "-E", "-dM", "-include", "features.h", "-x", "c", "/dev/null" }, *release;
	char **argv = join(join(program, nprogram, target, ntarget), nprogram + ntarget, question, sizeof question / sizeof *question);
	const char *major, *minor;
	int v;

	if (!answer(argv, text, sizeof text, how) || !(major = strstr(text, "#define __GLIBC__ ")) || !(minor = strstr(text, "#define __GLIBC_MINOR__ ")))
		return 0;
	major += 18;
	minor += 24;
	release = xasprintf("%.*s.%.*s", (int)strspn(major, digits), major, (int)strspn(minor, digits), minor);
	v = version(release);
	free(release);
	return v;
}

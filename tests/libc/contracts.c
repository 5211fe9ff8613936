/* SPDX-License-Identifier: MIT */
/* What docs/contracts.md says is the same on every libc, or can be done on each. */
#include <fcntl.h>
#include <iconv.h>
#include <netdb.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>
#include "test.h"

static char dir[] = "/tmp/contractsXXXXXX";
extern char **environ;

static int file(void)
{
	int fd = open("file", O_RDWR | O_CREAT | O_TRUNC, 0600);

	for (int i = 0; i < 10; i++)
		T_INT(write(fd, "0123456789", 10), 10);
	T_INT(lseek(fd, 0, SEEK_SET), 0);
	return fd;
}

static void streams(void)
{
	int fd = file(), full = open("/dev/full", O_WRONLY);
	FILE *f = fdopen(dup(fd), "r");

	T_INT(getc(f), '0');
	T_INT(fflush(f), 0);		/* before fclose, or the offset is at the end of the buffer below 2.42 */
	T_INT(fclose(f), 0);
	T_INT(lseek(fd, 0, SEEK_CUR), 1);

	f = fopen("file", "r");		/* end of file, sticky since 2.28 */
	while (getc(f) != EOF);
	T_TRUE(feof(f));
	T_INT(lseek(fd, 0, SEEK_END), 100);
	T_INT(write(fd, "x", 1), 1);
	clearerr(f);
	T_INT(getc(f), 'x');
	fclose(f);

	T_INT(dprintf(-1, "x"), -1);
	T_INT(dprintf(full, "x"), -1);
	f = popen("true", "re");
	T_INT(fcntl(fileno(f), F_GETFD), FD_CLOEXEC);
	T_INT(pclose(f), 0);
	f = fopen("file", "re");
	T_INT(fcntl(fileno(f), F_GETFD), FD_CLOEXEC);
	fclose(f);
	close(fd);
	close(full);
}

/* under qemu-user vfork is fork, and of a program that is not there the exit status of the child tells */
static int emulated(void)
{
	static volatile int seen;
	pid_t pid = vfork();

	if (!pid) {
		seen = 1;
		_exit(0);
	}
	waitpid(pid, NULL, 0);
	return !seen;
}

static void is_absent(int error, pid_t pid)
{
	int status = -1;

	if (error) {
		T_INT(error, ENOENT);
		return;
	}
	T_INT(waitpid(pid, &status, 0), pid);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 127 || !emulated())
		t_error("no error, status %x", status);
}

static void processes(void)
{
	posix_spawn_file_actions_t fa;
	char *argv[] = { (char *)"here", NULL };
	int fd = open("here", O_CREAT | O_WRONLY | O_CLOEXEC, 0755), status;
	pid_t pid;

	T_INT(write(fd, "#!/bin/sh\nexit 9\n", 17), 17);
	close(fd);
	unsetenv("PATH");
	is_absent(posix_spawnp(&pid, "here", NULL, NULL, argv, environ), pid);
	setenv("PATH", "/bin:/usr/bin:.", 1);
	T_INT(posix_spawnp(&pid, "here", NULL, NULL, argv, environ), 0);
	T_INT(waitpid(pid, &status, 0), pid);
	T_INT(WEXITSTATUS(status), 9);
	is_absent(posix_spawn(&pid, "./none", NULL, NULL, argv, environ), pid);

	fd = fcntl(open("file", O_RDONLY | O_CLOEXEC), F_DUPFD_CLOEXEC, 7);
	posix_spawn_file_actions_init(&fa);
	posix_spawn_file_actions_adddup2(&fa, fd, fd);
	char command[64], *sh[] = { (char *)"sh", (char *)"-c", command, NULL };

	snprintf(command, sizeof command, "test -e /proc/self/fd/%d", fd);
	T_INT(posix_spawn(&pid, "/bin/sh", &fa, NULL, sh, environ), 0);
	T_INT(waitpid(pid, &status, 0), pid);
	T_INT(status, 0);
	posix_spawn_file_actions_destroy(&fa);
	close(fd);
	T_INT(WEXITSTATUS(system(" exit 3")), 3);
}

static void strings(void)
{
	char *s = malloc(64), to[64];
	mbstate_t state = { 0 };
	wchar_t w;
	volatile size_t most = SIZE_MAX;

	strcpy(s, "abcdefghijklmnopqrstuvwxyz0123456789");
	for (int i = 0; i < 32; i++) {
		T_TRUE(memchr(s + i, '9', most - (size_t)(i % 7)) == s + 35);
		*to = 0;
		T_STR(strncat(to, s + i, most - (size_t)i), s + i);
	}
	free(s);
	T_ERR(mbrtowc(&w, "\xc3", 1, &state), -1, EILSEQ);

	iconv_t c = iconv_open("ASCII//TRANSLIT//IGNORE", "UTF-8");

	if (c != (iconv_t)-1) {
		char text[] = "a\xe2\x82\xac" "b", *in = text, *out = to;
		size_t left = strlen(text), room = sizeof to;

		iconv(c, &in, &left, &out, &room);
		*out = 0;
		T_STR(to, "aEURb");
		iconv_close(c);
	}
}

static long offset(const char *tz, time_t t)
{
	struct tm tm;

	setenv("TZ", tz, 1);
	tzset();
	localtime_r(&t, &tm);
	return tm.tm_gmtoff;
}

static void times(void)
{
	T_INT(offset("<+0330>-3:30", 1690000000), 12600);
	T_INT(offset("IST-2IDT,M3.4.4/26,M10.5.0", 1690000000), 10800);
	T_INT(offset("IST-2IDT,M3.4.4/26,M10.5.0", 1700000000), 7200);
	T_INT(offset("UTC0", 1700000000), 0);
}

static void others(void)
{
	sigset_t set;
	struct timespec bad = { 0, 1000000000 };

	T_TRUE(!gethostbyname("127.0.0.1 x"));
	T_INT(pthread_setname_np(pthread_self(), "0123456789012345"), ERANGE);
	T_ERR(nanosleep(&bad, NULL), -1, EINVAL);
	T_INT(clock_nanosleep(CLOCK_MONOTONIC, 0, &bad, NULL), EINVAL);
	sigemptyset(&set);
	sigaddset(&set, 50);
	T_INT(sigismember(&set, 50), 1);
}

int main(void)
{
	T_TRUE(mkdtemp(dir));
	T_INT(chdir(dir), 0);
	streams();
	processes();
	strings();
	times();
	others();
	unlink("file");
	unlink("here");
	rmdir(dir);
	return t_status;
}

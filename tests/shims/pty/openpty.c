/* SPDX-License-Identifier: MIT */
/* openpty and forkpty: names, sizes, and speeds that are rates, with and without codes. */
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include "test.h"

static const struct winsize size = { 12, 34, 56, 78 };
static int others = 1;	/* speeds without a code; qemu-user knows none */

static int check(int fd, speed_t in, speed_t out)
{
	struct termios t;
	struct winsize w;

	memset(&w, 0, sizeof w);
	T_INT(ioctl(fd, TIOCGWINSZ, &w), 0);
	T_INT(memcmp(&w, &size, sizeof w), 0);
	if (tcgetattr(fd, &t))
		return t_error("tcgetattr: errno %d", errno), 1;
	T_INT(cfgetispeed(&t), in);
	T_INT(cfgetospeed(&t), out);
	T_INT(t.c_cc[VINTR], 'i');
	T_INT(t.c_lflag & ECHO, 0);
	return t_status;
}

static void one(struct termios *t, speed_t in, speed_t out)
{
	char name[PATH_MAX], byte = 0;
	int m = -1, s = -1, status;
	struct pollfd p;
	pid_t pid;

	cfsetispeed(t, in);
	cfsetospeed(t, out);
	if (!in)
		in = out;
	T_ERR(openpty(&m, &s, name, t, &size), 0, 0);
	T_STR(ttyname(s), name);
	check(s, in, out);
	close(s);
	close(m);

	pid = forkpty(&m, name, t, &size);
	if (pid == 0) {
		/* standard input, output, error, and a session of its own */
		for (int i = 0; i < 3; i++)
			T_STR(ttyname(i) ? ttyname(i) : "", name);
		T_INT(getsid(0), getpid());
		T_INT(tcgetpgrp(0), getpid());
		check(0, in, out);
		T_INT(write(1, "", 1), 1);
		T_INT(read(0, &byte, 1), 1);
		_exit(t_status);
	}
	T_TRUE(pid > 0);
	check(m, in, out);	/* from the first moment on */
	p = (struct pollfd){ .fd = m, .events = POLLIN };
	T_INT(poll(&p, 1, 20000), 1);
	T_INT(read(m, &byte, 1), 1);
	T_INT(byte, 0);
	T_INT(write(m, "x\n", 2), 2);
	T_INT(waitpid(pid, &status, 0), pid);
	T_INT(status, 0);
	close(m);
}

int main(void)
{
	struct rlimit few, many;
	struct termios t;
	int m, s;

	m = posix_openpt(O_RDWR | O_NOCTTY);
	if (m < 0)
		return t_skip("no pseudo-terminals here");
	close(m);
	T_ERR(openpty(&m, &s, NULL, NULL, NULL), 0, 0);
	if (!isatty(s)) {
		T_INT(errno, ENOSYS);	/* qemu-user */
		return t_skip("no struct termios2 here, which this glibc cannot do without");
	}
	T_INT(tcgetattr(s, &t), 0);
	T_INT(cfgetospeed(&t), B38400);
	cfsetspeed(&t, 250000);
	others = tcsetattr(s, TCSANOW, &t) == 0;
	close(m);
	close(s);
	t.c_cc[VINTR] = 'i';
	t.c_lflag &= ~(tcflag_t)ECHO;

	one(&t, B9600, B9600);
	one(&t, 0, B115200);
	if (others) {
		one(&t, 250000, 250000);
		one(&t, 0, 1234567);
		one(&t, B9600, 250000);
		one(&t, 250000, B115200);
		one(&t, B300, B9600);
	}

	getrlimit(RLIMIT_NOFILE, &many);
	few = many;
	few.rlim_cur = 0;
	m = s = 77;
	setrlimit(RLIMIT_NOFILE, &few);
	T_INT(openpty(&m, &s, NULL, &t, NULL), -1);
	T_INT(errno, EMFILE);
	T_INT(forkpty(&m, NULL, &t, NULL), -1);
	T_INT(errno, EMFILE);
	setrlimit(RLIMIT_NOFILE, &many);
	T_INT(m, 77);
	m = dup(0);
	T_INT(m, 3);	/* nothing is left open */
	return t_status;
}

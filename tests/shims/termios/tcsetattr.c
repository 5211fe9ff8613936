/* SPDX-License-Identifier: MIT */
/* tcgetattr and tcsetattr: what they hand to the kernel and make of what it says, seen by ioctl. */
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include "test.h"

struct termios2 {	/* the kernel's */
	unsigned c_iflag, c_oflag, c_cflag, c_lflag;
	unsigned char c_line, c_cc[19];
	unsigned c_ispeed, c_ospeed;
};

#define CODES(in, out) ((tcflag_t)(in) << IBSHIFT | (out))
#define BOTH ((tcflag_t)CBAUD | (tcflag_t)CIBAUD)

static int master, slave, have2, emulated;

static void kernel_set(tcflag_t codes, speed_t in, speed_t out)
{
	struct termios2 k;

	T_INT(ioctl(slave, TCGETS2, &k), 0);
	k.c_cflag = (k.c_cflag & ~BOTH) | codes;
	k.c_ispeed = in;
	k.c_ospeed = out;
	T_INT(ioctl(slave, TCSETS2, &k), 0);
}

static void kernel_has(int line, tcflag_t codes, speed_t in, speed_t out)
{
	struct termios2 k;

	if (have2) {
		T_INT(ioctl(slave, TCGETS2, &k), 0);
		if ((k.c_cflag & BOTH) != codes || k.c_ispeed != in || k.c_ospeed != out)
			t_error("line %d: the kernel has %#o %u %u, want %#o %u %u", line, k.c_cflag & BOTH,
				k.c_ispeed, k.c_ospeed, codes, in, out);
	} else {	/* the emulator knows no input speed */
		T_INT(ioctl(slave, TCGETS, &k), 0);
		T_INT(k.c_cflag & (emulated ? CBAUD : BOTH), codes & (emulated ? CBAUD : BOTH));
	}
}

static void get_has(int line, tcflag_t codes, speed_t in, speed_t out)
{
	struct termios t;

	memset(&t, 0xa5, sizeof t);
	T_ERR(tcgetattr(slave, &t), 0, 0);
	if ((t.c_cflag & BOTH) != codes || cfgetispeed(&t) != in || cfgetospeed(&t) != out ||
	    t.c_ispeed != in || t.c_ospeed != out)
		t_error("line %d: tcgetattr has %#o %u %u, want %#o %u %u", line, t.c_cflag & BOTH,
			t.c_ispeed, t.c_ospeed, codes, in, out);
	for (int i = 19; i < NCCS; i++)
		T_INT(t.c_cc[i], 0);
}

static void set(tcflag_t codes, speed_t in, speed_t out)
{
	struct termios t;

	T_INT(tcgetattr(slave, &t), 0);
	t.c_cflag = (t.c_cflag & ~BOTH) | codes;
	t.c_ispeed = in;
	t.c_ospeed = out;
	T_ERR(tcsetattr(slave, TCSANOW, &t), 0, 0);
}

static const struct { speed_t rate; tcflag_t code; } rates[] = {
	{ B0, __B0 }, { B50, __B50 }, { B134, __B134 }, { B9600, __B9600 }, { B38400, __B38400 },
	{ B57600, __B57600 }, { B115200, __B115200 }, { B4000000, __B4000000 }, { B76800, BOTHER },
	{ B10000000, BOTHER }, { 1, BOTHER }, { 15, BOTHER }, { 4097, BOTHER }, { 250000, BOTHER },
	{ SPEED_MAX, BOTHER },
};

static void speeds(void)
{
	struct termios t;

	for (unsigned i = 0; i < sizeof rates / sizeof *rates; i++) {
		for (unsigned o = 0; o < sizeof rates / sizeof *rates; o++) {
			speed_t in = rates[i].rate, out = rates[o].rate;
			tcflag_t ci = rates[i].code, co = rates[o].code;

			if (!have2 && (ci == BOTHER || co == BOTHER))
				continue;
			if (emulated && (i != o || out > B230400))
				continue;
			T_ERR(tcgetattr(slave, &t), 0, 0);
			cfsetispeed(&t, in);
			cfsetospeed(&t, out);
			T_ERR(tcsetattr(slave, TCSANOW, &t), 0, 0);
			if (in == 0)	/* that of the output */
				in = out, ci = co;
			kernel_has(__LINE__, CODES(in == out ? 0 : ci, co), in, out);
			get_has(__LINE__, CODES(ci, co), in, out);
		}
	}
}

/* codes and rates that are not of one mind, in the struct and in the kernel */
static void contradictions(void)
{
	for (int i = 0; i < 2; i++) {
		kernel_set(i ? CODES(0, __B9600) : CODES(BOTHER, BOTHER), 1111, 2222);
		set(CODES(0, __B9600), 0, 250000);
		kernel_has(__LINE__, CODES(0, __B9600), 9600, 9600);
		set(CODES(0, __B9600), 57600, 57600);
		kernel_has(__LINE__, CODES(0, __B9600), 9600, 9600);
		set(CODES(__B9600, BOTHER), 0, 250000);
		kernel_has(__LINE__, CODES(__B9600, BOTHER), 9600, 250000);
		set(CODES(__B57600, __B9600), 0, 0);
		kernel_has(__LINE__, CODES(__B57600, __B9600), 57600, 9600);
		set(CODES(BOTHER, __B9600), 9600, 0);
		kernel_has(__LINE__, CODES(0, __B9600), 9600, 9600);
		set(CODES(BOTHER, BOTHER), 57600, 9600);
		kernel_has(__LINE__, CODES(__B57600, __B9600), 57600, 9600);
		set(CODES(BOTHER, BOTHER), 0, 1111);
		kernel_has(__LINE__, CODES(0, BOTHER), 1111, 1111);
		set(CODES(BOTHER, BOTHER), 1111, 0);
		kernel_has(__LINE__, CODES(BOTHER, 0), 1111, 0);
		set(CODES(0, BOTHER), 0, 0);
		kernel_has(__LINE__, CODES(0, 0), 0, 0);
	}
	kernel_set(CODES(0, BOTHER), 5, 9600);
	get_has(__LINE__, CODES(__B9600, __B9600), 9600, 9600);
	kernel_set(CODES(BOTHER, BOTHER), 115200, 9600);
	get_has(__LINE__, CODES(__B115200, __B9600), 115200, 9600);
	kernel_set(CODES(BOTHER, BOTHER), 0, 250000);
	get_has(__LINE__, CODES(BOTHER, BOTHER), 250000, 250000);
	kernel_set(CODES(BOTHER, __B9600), 77, 0);
	get_has(__LINE__, CODES(BOTHER, __B9600), 77, 9600);
	kernel_set(CODES(__B9600, BOTHER), 0, 77);
	get_has(__LINE__, CODES(__B9600, BOTHER), 9600, 77);
	set(CODES(__B9600, __B9600), 9600, 9600);
}

static void flags(void)
{
	struct pollfd in = { .fd = slave, .events = POLLIN };
	struct termios t, u, k;
	char c;

	T_INT(tcgetattr(slave, &t), 0);
	T_INT(ioctl(slave, TCGETS, &k), 0);
	T_INT(t.c_iflag, k.c_iflag);
	T_INT(t.c_oflag, k.c_oflag);
	T_INT(t.c_lflag, k.c_lflag);
	T_INT(t.c_line, k.c_line);
	T_INT(memcmp(t.c_cc, k.c_cc, 19), 0);
	cfmakeraw(&t);
	T_INT(t.c_ospeed, B9600);
	t.c_cflag ^= CSTOPB | HUPCL | CLOCAL;
	t.c_iflag |= IXANY | IMAXBEL;
	t.c_cc[VMIN] = 0;
	t.c_cc[VINTR] = 'i';
	t.c_cc[VEOL2] = 'e';
	T_ERR(tcsetattr(slave, TCSADRAIN, &t), 0, 0);
	T_INT(tcgetattr(slave, &u), 0);
	T_INT(memcmp(&t, &u, sizeof t), 0);

	/* what came in before stays, or goes */
	for (int action = TCSANOW; action <= TCSAFLUSH; action++) {
		T_INT(write(master, "x", 1), 1);
		T_INT(poll(&in, 1, 10000), 1);
		T_INT(tcsetattr(slave, action, &t), 0);
		T_INT(read(slave, &c, 1), action != TCSAFLUSH);
	}
}

static void errors(void)
{
	struct termios t, u;
	int null = open("/dev/null", O_RDWR);

	memset(&t, 0x5a, sizeof t);
	u = t;
	T_ERR(tcgetattr(-1, &t), -1, EBADF);
	T_ERR(tcgetattr(null, &t), -1, ENOTTY);
	T_INT(memcmp(&t, &u, sizeof t), 0);
	T_ERR(tcsetattr(-1, TCSANOW, &t), -1, EBADF);
	for (int other = 0; other < 2; other++) {
		cfsetspeed(&t, other ? 250000 : B9600);
		T_ERR(tcsetattr(null, TCSANOW, &t), -1, ENOTTY);
		T_ERR(tcsetattr(null, TCSAFLUSH, &t), -1, ENOTTY);
	}
	T_ERR(tcsetattr(null, -1, &t), -1, EINVAL);
	T_ERR(tcsetattr(null, 3, &t), -1, EINVAL);
	T_ERR(tcsetattr(-1, 3, &t), -1, EINVAL);
	close(null);
}

#ifndef T_NATIVE	/* which has no way without */
static void without(void)
{
	struct termios t;

	speeds();
	set(CODES(0, __B9600), 0, 0);
	flags();
	T_INT(tcgetattr(slave, &t), 0);
	cfsetspeed(&t, 250000);
	T_ERR(tcsetattr(slave, TCSANOW, &t), -1, EINVAL);
	cfsetospeed(&t, B0);
	T_ERR(tcsetattr(slave, TCSANOW, &t), -1, EINVAL);
	kernel_has(__LINE__, CODES(0, __B9600), 9600, 9600);
	get_has(__LINE__, CODES(__B9600, __B9600), 9600, 9600);
	errors();
}

/* takes all of TC[GS]ETS*2 away from this process */
static int deny_termios2(int err)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 0, 4),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[1])),
		BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0xffff),
		BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, TCSETSF2 & 0xffff, 1, 0),
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, TCGETS2 & 0xffff, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned)err),
	};
	struct sock_fprog prog = { sizeof code / sizeof *code, code };

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &prog);
}
#endif

int main(void)
{
	struct termios2 k;

	master = posix_openpt(O_RDWR | O_NOCTTY);
	if (master < 0)
		return t_skip("no pseudo-terminals here");
	T_TRUE(grantpt(master) == 0 && unlockpt(master) == 0);
	slave = open(ptsname(master), O_RDWR | O_NOCTTY);
	T_TRUE(slave >= 0);
	have2 = ioctl(slave, TCGETS2, &k) == 0;
	emulated = !have2 && errno == ENOSYS;	/* qemu-user */
	T_TRUE(have2 || emulated);
#ifdef T_NATIVE
	if (!have2)
		return t_skip("no struct termios2 here, which glibc cannot do without");
#endif
	errors();
	if (have2) {
		get_has(__LINE__, CODES(__B38400, __B38400), B38400, B38400);
		speeds();
		contradictions();
		flags();
	}
#ifndef T_NATIVE
	for (int i = 0; have2 && i < 2; i++) {
		int status = -1;
		pid_t child = fork();

		if (child == 0) {
			if (deny_termios2(i ? ENOSYS : ENOTTY))
				_exit(77);
			T_ERR(ioctl(slave, TCGETS2, &k), -1, i ? ENOSYS : ENOTTY);
			have2 = 0;
			without();
			_exit(t_status);
		}
		T_INT(waitpid(child, &status, 0), child);
		if (status == 77 << 8)
			return t_skip("no filter for system calls here");
		T_INT(status, 0);
	}
	if (!have2)
		without();
#endif
	return t_status;
}

/* SPDX-License-Identifier: MIT */
/* The functions of <termios.h> that put speeds into a struct and take them out. */
#include <termios.h>
#include "test.h"

#ifdef __x86_64__
#define OLDEST "GLIBC_2.2.5"
#else
#define OLDEST "GLIBC_2.17"
#endif
/* what a library calls that was built with headers before 2.42 */
__asm__(".symver old_cfsetspeed, cfsetspeed@" OLDEST);
__asm__(".symver old_cfsetospeed, cfsetospeed@" OLDEST);
__asm__(".symver old_cfgetispeed, cfgetispeed@" OLDEST);
__asm__(".symver old_cfgetospeed, cfgetospeed@" OLDEST);
extern int old_cfsetspeed(struct termios *, speed_t), old_cfsetospeed(struct termios *, speed_t);
extern speed_t old_cfgetispeed(const struct termios *), old_cfgetospeed(const struct termios *);

static const struct { speed_t rate; tcflag_t code; } rates[] = {
	{ B0, __B0 }, { B50, __B50 }, { B75, __B75 }, { B110, __B110 }, { B134, __B134 }, { B150, __B150 },
	{ B200, __B200 }, { B300, __B300 }, { B600, __B600 }, { B1200, __B1200 }, { B1800, __B1800 },
	{ B2400, __B2400 }, { B4800, __B4800 }, { B9600, __B9600 }, { B19200, __B19200 }, { B38400, __B38400 },
	{ B57600, __B57600 }, { B115200, __B115200 }, { B230400, __B230400 }, { B460800, __B460800 },
	{ B500000, __B500000 }, { B576000, __B576000 }, { B921600, __B921600 }, { B1000000, __B1000000 },
	{ B1152000, __B1152000 }, { B1500000, __B1500000 }, { B2000000, __B2000000 }, { B2500000, __B2500000 },
	{ B3000000, __B3000000 }, { B3500000, __B3500000 }, { B4000000, __B4000000 },
	/* those without a code, some of them codes */
	{ B7200, BOTHER }, { B14400, BOTHER }, { B28800, BOTHER }, { B33600, BOTHER }, { B76800, BOTHER },
	{ B153600, BOTHER }, { B307200, BOTHER }, { B614400, BOTHER }, { B5000000, BOTHER },
	{ B10000000, BOTHER }, { 1, BOTHER }, { 13, BOTHER }, { 15, BOTHER }, { 16, BOTHER }, { 49, BOTHER },
	{ 51, BOTHER }, { 4096, BOTHER }, { 4097, BOTHER }, { 4111, BOTHER }, { 9601, BOTHER },
	{ 250000, BOTHER }, { 2147483648, BOTHER }, { SPEED_MAX, BOTHER },
};

enum { IN = 1, OUT = 2 };

/* set() puts rates[i] in, and changes nothing else */
static void check(const char *name, int (*set)(struct termios *, speed_t), unsigned i, int which)
{
	static unsigned seed = 1;
	speed_t rate = rates[i].rate;
	struct termios t, want;

	for (size_t n = 0; n < sizeof t; n++)
		((unsigned char *)&t)[n] = (unsigned char)((seed = seed * 1103515245 + 12345) >> 16);
	t.c_iflag &= ~0x80000000;	/* glibc had a flag of its own there, for an input speed of 0 */
	want = t;
	if (which & IN) {
		want.c_cflag = (want.c_cflag & ~(tcflag_t)CIBAUD) | rates[i].code << IBSHIFT;
		want.c_ispeed = rate;
	}
	if (which & OUT) {
		want.c_cflag = (want.c_cflag & ~(tcflag_t)CBAUD) | rates[i].code;
		want.c_ospeed = rate;
	}
	errno = 0;
	if (set(&t, rate) || errno)
		t_error("%s(%u) fails (errno %d)", name, rate, errno);
	if (memcmp(&t, &want, sizeof t))
		t_error("%s(%u): c_cflag %#o %u %u, want %#o %u %u", name, rate, t.c_cflag, t.c_ispeed, t.c_ospeed,
			want.c_cflag, want.c_ispeed, want.c_ospeed);
	if (which & IN) {
		T_INT(cfgetispeed(&t), rate);
		T_INT(cfgetibaud(&t), rate);
	}
	if (which & OUT) {
		T_INT(cfgetospeed(&t), rate);
		T_INT(cfgetobaud(&t), rate);
	}
	if (which == (IN | OUT) && rates[i].code != BOTHER && rate) {
		/* for a library of old, the same speeds */
		T_INT(old_cfgetospeed(&t), rates[i].code);
		T_INT(old_cfgetispeed(&t), rates[i].code);
	}
}

#define CHECK(set, which) check(#set, set, i, which)

int main(void)
{
	struct termios t;

	for (unsigned i = 0; i < sizeof rates / sizeof *rates; i++) {
		CHECK(cfsetispeed, IN);
		CHECK(cfsetibaud, IN);
		CHECK(cfsetospeed, OUT);
		CHECK(cfsetobaud, OUT);
		CHECK(cfsetspeed, IN | OUT);
		CHECK(cfsetbaud, IN | OUT);
		if (rates[i].code == BOTHER)
			continue;
		/* and set by a library of old */
		for (unsigned j = 0; rates[j].code != BOTHER; j++) {
			memset(&t, 0, sizeof t);
			cfsetspeed(&t, rates[j].rate);
			T_INT(old_cfsetspeed(&t, rates[i].code), 0);
			T_INT(cfgetospeed(&t), rates[i].rate);
			T_INT(cfgetispeed(&t), rates[i].rate);
			memset(&t, 0, sizeof t);
			cfsetspeed(&t, rates[j].rate);
			T_INT(old_cfsetospeed(&t, rates[i].code), 0);
			T_INT(cfgetobaud(&t), rates[i].rate);
			T_INT(cfgetibaud(&t), rates[j].rate);
		}
	}
	return t_status;
}

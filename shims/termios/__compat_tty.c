/* SPDX-License-Identifier: MIT */
#include <asm/ioctls.h>
#include <asm/termbits.h>
#include <sys/syscall.h>
#include "tty.h"

_Static_assert(sizeof (struct tty) == sizeof (struct termios2) &&
	offsetof(struct tty, ispeed) == offsetof(struct termios2, c_ispeed) &&
	CBAUD == OUT_CODE && BOTHER == OTHER && IBSHIFT == IN_SHIFT, "the kernel's layout");

/* some emulators have no struct termios2 */
static int unknown(long r)
{
	return r == -ENOTTY || r == -ENOSYS;
}

int __compat_tty_get(int fd, struct tty *tty)
{
	long r = SYSCALL_RAW(SYS_ioctl, fd, TCGETS2, tty);

	if (unknown(r)) {
		r = SYSCALL_RAW(SYS_ioctl, fd, TCGETS, tty);
		if (r == 0) {
			tty->ospeed = __compat_baud_rate(tty->cflag);
			tty->ispeed = __compat_baud_rate(tty->cflag >> IN_SHIFT);
		}
	}
	if (r == 0 && tty->ispeed == 0)
		tty->ispeed = tty->ospeed;
	return (int)compat_ret(r);
}

int __compat_tty_set(int fd, int action, struct tty *tty)
{
	static const unsigned long set2[] = { TCSETS2, TCSETSW2, TCSETSF2 };
	long r;

	/* code 0 is that of the output */
	tty->cflag = tty_cflag(tty->cflag, tty->ispeed == tty->ospeed ? 0 : tty->ispeed, tty->ospeed);
	r = SYSCALL_RAW(SYS_ioctl, fd, set2[action], tty);
	if (unknown(r)) {
		if ((tty->cflag & OUT_CODE) != OTHER && (tty->cflag >> IN_SHIFT & OUT_CODE) != OTHER)
			r = SYSCALL_RAW(SYS_ioctl, fd, TCSETS + action, tty);
		else if ((r = SYSCALL_RAW(SYS_ioctl, fd, TCGETS, tty)) == 0)
			r = -EINVAL;
	}
	return (int)compat_ret(r);
}

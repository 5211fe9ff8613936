/* SPDX-License-Identifier: MIT */
/*
 * With headers of glibc 2.42, a speed_t is a rate: c_ispeed and c_ospeed of struct
 * termios hold it, whatever it is, and CIBAUD and CBAUD of c_cflag the kernel's code
 * for it, BOTHER where it has none. Older libcs take codes for speeds, set those
 * that have one only, and put codes into c_ispeed and c_ospeed.
 */
#ifndef COMPAT_TTY_H
#define COMPAT_TTY_H

#include "shim.h"

#define OUT_CODE 0010017u	/* CBAUD */
#define IN_SHIFT 16
#define IN_CODE (OUT_CODE << IN_SHIFT)
#define OTHER 0010000u		/* BOTHER */

struct tty {			/* the kernel's struct termios2 */
	unsigned iflag, oflag, cflag, lflag;
	unsigned char line, cc[19];
	unsigned ispeed, ospeed;
};

hidden unsigned __compat_baud_rate(unsigned code);
hidden unsigned __compat_baud_code(unsigned rate);

/* as tcgetattr and tcsetattr; rates in ispeed and ospeed count, the codes in cflag do not */
hidden int __compat_tty_get(int fd, struct tty *tty);
hidden int __compat_tty_set(int fd, int action, struct tty *tty);

static inline unsigned tty_cflag(unsigned cflag, unsigned in, unsigned out)
{
	return (cflag & ~(IN_CODE | OUT_CODE)) | __compat_baud_code(in) << IN_SHIFT | __compat_baud_code(out);
}

/*
 * Whether c_ispeed or c_ospeed is a code, since one that does not go with the code in c_cflag was put
 * there by an older libc, for a library that was built with older headers.
 */
static inline int tty_stale(unsigned speed, unsigned code)
{
	return speed && !(speed & ~OUT_CODE) && code != OTHER && speed != __compat_baud_rate(code);
}

static inline unsigned tty_speed(unsigned speed, unsigned code)
{
	return tty_stale(speed, code) ? __compat_baud_rate(speed) : speed;
}

#endif

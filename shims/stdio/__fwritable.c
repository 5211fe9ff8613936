/* SPDX-License-Identifier: MIT */
/*
 * gcc 16's std::print and std::println ask this, and then look at the stream itself: one with somewhere to write to is taken
 * for one that is being written, and what they put there is lost if it is not. Before glibc 2.20 a stream of fdopen, tmpfile or
 * mode a is like that from the start. As later: nowhere to write to before somebody writes.
 */
#include <stdio.h>
#include <stdio_ext.h>
#include "shim.h"

#define PUTTING 0x800		/* _IO_CURRENTLY_PUTTING of <libio.h>, until 2.27 a header */

declare_old(__fwritable);
extern int _IO_ftrylockfile(FILE *);
extern void _IO_funlockfile(FILE *);

int __fwritable(FILE *f)
{
	if (_IO_ftrylockfile(f))
		return old(__fwritable)(f);

	char *start = f->_IO_buf_base;

	/* wide streams have other pointers besides; nothing was read that is not known to the kernel */
	if (f->_mode <= 0 && !(f->_flags & PUTTING) && start && f->_IO_read_ptr == start && f->_IO_read_end == start &&
	    f->_IO_write_base == start && f->_IO_write_ptr == start)
		f->_IO_write_base = f->_IO_write_ptr = f->_IO_write_end = NULL;
	_IO_funlockfile(f);
	return old(__fwritable)(f);
}

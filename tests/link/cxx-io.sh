#!/bin/sh
# SPDX-License-Identifier: MIT
# Files, numbers, locales, streams, clocks and random bits.
. tests/link/cxx

# a root without locales of its own: an old glibc aborts on the machine's, which are of a newer one
if [ -n "${ROOT-}" ] && ! [ -d "$ROOT/usr/lib/locale/C.UTF-8" ] && ! [ -d "$ROOT/usr/lib/locale/C.utf8" ]; then
	echo "$ROOT: no locale C.UTF-8: the locale C in its place"
	export CXX_IO_LOCALE=C
fi
cxx_program io "libm.so.6 libpthread.so.0"
exit $status

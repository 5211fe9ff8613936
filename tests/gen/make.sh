#!/bin/sh
# SPDX-License-Identifier: MIT
# What make does with its settings: other CFLAGS compile again, the same ones do not; quiet without V=1; a BUILD with
# blanks, and a PREFIX where nothing may be written, are one line that says what to do.
status=0
unset MAKEFLAGS MFLAGS MAKELEVEL
wrong() {
	echo "$0: $*"
	status=1
}
a=$(uname -m)
glibc=$(getconf GNU_LIBC_VERSION | sed 's/.* //')
o=$TMP/b/$a/obj-$glibc/strlcpy.o

# built OPTION...: compiles that one object; its identity in $id
built() {
	make BUILD="$TMP/b" FLOORS=2.17 "$@" "$o" >"$TMP/log" 2>&1 || { wrong "make $*: $(tail -n 3 "$TMP/log")"; exit 1; }
	id=$(stat -c %y "$o")
}
built
first=$id
grep -q 'gcc\|cc1\|-Wall' "$TMP/log" && wrong "not quiet: $(cat "$TMP/log")"
built
[ "$id" = "$first" ] || wrong "compiled again without need"
built CFLAGS=-O0
[ "$id" != "$first" ] || wrong "CFLAGS=-O0 compiles nothing"
first=$id
built CFLAGS=-O0 V=1
[ "$id" = "$first" ] || wrong "compiled again for V=1"
rm "$o"
built CFLAGS=-O0 V=1
grep -q -- '-O0' "$TMP/log" || wrong "V=1 does not tell: $(cat "$TMP/log")"

# which libraries of the compiler are missed
made=${o%/*}/.runtimes
: >"$TMP/libgomp.a"
make BUILD="$TMP/b" FLOORS=2.17 RUNTIMES="$TMP/libgomp.a" "$made" | grep -q ' NOTE .* has no libstdc++.a libgfortran.a: floor directories without the part for C++ Fortran$' ||
	wrong "NOTE of no libstdc++.a, libgfortran.a"

! make BUILD='a b' >"$TMP/log" 2>&1 && grep -q 'BUILD=a b: make takes no path with blanks' "$TMP/log" && [ ! -e a ] ||
	wrong "BUILD with a blank: $(tail -n 3 "$TMP/log")"

mkdir -m 755 "$TMP/closed"
if [ "$(id -u)" = 0 ]; then nobody='setpriv --reuid=65534 --clear-groups'; else nobody=; chmod 555 "$TMP/closed"; fi
chmod 755 "$TMP"
# shellcheck disable=SC2086 # words
! env ARCH="$a" TRIPLET=t NATIVE= BUILD=build VERSION=0 PREFIX="$TMP/closed/x" DESTDIR= $nobody sh gen/install 2.17 \
	>"$TMP/log" 2>&1 && grep -q 'closed: no permission to write; be root' "$TMP/log" || wrong "no permission: $(cat "$TMP/log")"
exit $status
